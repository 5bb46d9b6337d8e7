import type { OperationOutput } from 'cpaas-8x8';

import { whatsAppChannel } from '../../messages/find-channel';
import { Problem } from '../../server/api-error';
import { categoryOf } from './review-template';
import { subAccountIdOf, type Handlers } from '../../server/operations/api-call';

/** Samples for Direct Send: a word in them decides on the category. */
export const directSendSample = {
  'chatApps.submitDirectSendSample': (call): OperationOutput<'chatApps.submitDirectSendSample'> => {
    const { channelId, type, text, interactive } = call.input;
    if (!whatsAppChannel(call.world.state, channelId, subAccountIdOf(call)))
      throw new Problem(403, 1201, `The subaccount may not use a WhatsApp channel ${channelId}`);
    const words =
      type.toLowerCase() === 'text'
        ? [text?.body]
        : [
            interactive?.header?.text,
            interactive?.body.text,
            interactive?.footer?.text,
            interactive?.action.parameters?.display_text,
            ...(interactive?.action.buttons ?? []).map(({ reply }) => reply.title),
          ];
    return { success: true, category: categoryOf(words.map((word) => word ?? '').join('\n')) };
  },
} satisfies Partial<Handlers>;
