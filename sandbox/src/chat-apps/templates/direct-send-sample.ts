import type { OperationOutput } from 'cpaas-8x8';

import { findWhatsAppChannel } from '../../messages/find-channel';
import { ApiError } from '../../server/api-error';
import { requireSubAccountId, type Handlers } from '../../server/operations/api-call';
import { classifyText } from './review-template';

/**
 * Returns the category in which WhatsApp would count a sample of a Direct Send message. The sandbox guesses it from
 * single words, because it cannot ask WhatsApp.
 */
export const directSendHandlers = {
  'chatApps.submitDirectSendSample': (call): OperationOutput<'chatApps.submitDirectSendSample'> => {
    const { channelId, type, text, interactive } = call.input;
    if (!findWhatsAppChannel(call.context.state, channelId, requireSubAccountId(call)))
      throw new ApiError(403, 1201, `The subaccount may not use a WhatsApp channel ${channelId}`);
    const texts =
      type.toLowerCase() === 'text'
        ? [text?.body]
        : [
            interactive?.header?.text,
            interactive?.body.text,
            interactive?.footer?.text,
            interactive?.action.parameters?.display_text,
            ...(interactive?.action.buttons ?? []).map(({ reply }) => reply.title),
          ];
    return { success: true, category: classifyText(texts.map((word) => word ?? '').join('\n')) };
  },
} satisfies Partial<Handlers>;
