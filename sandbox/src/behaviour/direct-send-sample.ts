import { whatsAppChannel } from '../business/whatsapp-channel';
import { listOf, objectOf, spelled, textOf } from '../json';
import { Problem } from '../server/problem';
import { categoryOf } from '../templates/message-category';
import { subAccountIdOf, type Behaviour } from './api-call';

/** Samples for Direct Send: a word in them decides on the category. */
export const directSendSample: Readonly<Record<string, Behaviour>> = {
  'chatApps.submitDirectSendSample': (call) => {
    const { world, input } = call;
    const channelId = spelled(input['channelId']);
    if (!whatsAppChannel(world.state, channelId, subAccountIdOf(call)))
      throw new Problem(403, 1201, `The subaccount may not use a WhatsApp channel ${channelId}`);
    const { header, body, footer, action } = objectOf(input['interactive']);
    const { parameters, buttons } = objectOf(action);
    const words = [
      objectOf(input['text'])['body'],
      ...[header, body, footer].map((part) => objectOf(part)['text']),
      objectOf(parameters)['display_text'],
      ...listOf(buttons).map((button) => objectOf(objectOf(button)['reply'])['title']),
    ];
    const isText = spelled(input['type']).toLowerCase() === 'text';
    const read = isText ? words.slice(0, 1) : words.slice(1);
    return { success: true, category: categoryOf(read.map((word) => textOf(word) ?? '').join('\n')) };
  },
};
