import { callPermission } from './whatsapp/call-permission';
import { directSendSample } from './whatsapp/direct-send-sample';
import { files } from './files';
import { flows } from './whatsapp/flows';
import { followUp } from './messages/follow-up';
import { lineNotifications } from './messages/line-notifications';
import { logExports } from './log-exports';
import { send } from './messages/send';
import { templates } from './whatsapp/templates';
import { usage } from './usage';
import { webhooks } from './webhooks';
import type { Api } from '../operation';

/** The Messaging API: WhatsApp, RCS, Viber, LINE and Zalo, with fallback to SMS, and its webhooks. */
export const chatApps = {
  title: 'Chat Apps',
  summary:
    'Sends messages over WhatsApp, RCS, Viber, LINE and Zalo, with fallback to SMS, and returns their status',
  product: 'chatapps',
  subAccount: 'chatApps',
  choices: {
    cloneFlowId: 'chatApps.getFlows',
    flowId: 'chatApps.getFlows',
    templateName: 'chatApps.getTemplates',
  },
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
