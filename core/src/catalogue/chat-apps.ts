import { callPermission } from './chat-apps/whatsapp/call-permission';
import { directSendSample } from './chat-apps/whatsapp/direct-send-sample';
import { files } from './chat-apps/files';
import { flows } from './chat-apps/whatsapp/flows';
import { followUp } from './chat-apps/messages/follow-up';
import { lineNotifications } from './chat-apps/messages/line-notifications';
import { logExports } from './chat-apps/log-exports';
import { send } from './chat-apps/messages/send';
import { templates } from './chat-apps/whatsapp/templates';
import { usage } from './chat-apps/usage';
import { webhooks } from './chat-apps/webhooks';
import type { Api } from './operation';

/** The Messaging API: WhatsApp, RCS, Viber, LINE and Zalo, with fallback to SMS, and where its webhooks go. */
export const chatApps = {
  title: 'Chat Apps',
  summary:
    'Sends messages over WhatsApp, RCS, Viber, LINE and Zalo, with fallback to SMS, and follows them up',
  product: 'chatapps',
  subAccount: 'chatApps',
  operations: {
    ...send,
    ...followUp,
    ...lineNotifications,
    ...templates,
    ...callPermission,
    ...directSendSample,
    ...flows,
    ...files,
    ...logExports,
    ...usage,
    ...webhooks,
  },
} as const satisfies Api;
