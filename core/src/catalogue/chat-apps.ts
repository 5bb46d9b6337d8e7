import { followUp } from './chat-apps/follow-up';
import { lineNotifications } from './chat-apps/line-notifications';
import { send } from './chat-apps/send';
import { webhooks } from './chat-apps/webhooks';
import type { Api } from './operation';

/** The Messaging API: WhatsApp, RCS, Viber, LINE and Zalo, with fallback to SMS, and where its webhooks go. */
export const chatApps = {
  title: 'Chat Apps',
  summary:
    'Sends messages over WhatsApp, RCS, Viber, LINE and Zalo, with fallback to SMS, and follows them up',
  product: 'chatapps',
  subAccount: 'chatApps',
  operations: { ...send, ...followUp, ...lineNotifications, ...webhooks },
} as const satisfies Api;
