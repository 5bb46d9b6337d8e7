import { accountRoutes, type AccountOperations } from './routes/account';
import { callRoutes, type CallOperations } from './routes/calls';
import { connectionRoutes } from './routes/connections';
import { customerRoutes, type CustomerOperations } from './routes/customers';
import { eventRoutes, type EventOperations } from './routes/events';
import { faultRoutes, type FaultOperations } from './routes/faults';
import { messageRoutes, type MessageOperations } from './routes/messages';
import type { ControlRoute } from './route';
import { scriptRoutes, type ScriptOperations } from './routes/scripts';
import { smppRoutes, type SmppOperations } from './routes/smpp';
import { stateRoutes, type StateOperations } from './routes/state';
import { templateRoutes, type TemplateOperations } from './routes/templates';
import { verificationRoutes, type VerificationOperations } from './routes/verifications';
import { videoRoutes, type VideoOperations } from './routes/video';
import { webhookRoutes, type WebhookOperations } from './routes/webhooks';
import { workflowRoutes, type WorkflowOperations } from './routes/workflows';

/** The types of all operations of the control API. `npm run generate` writes the OpenAPI document from them. */
export interface ControlOperations
  extends AccountOperations,
    MessageOperations,
    CustomerOperations,
    CallOperations,
    VideoOperations,
    VerificationOperations,
    TemplateOperations,
    WebhookOperations,
    SmppOperations,
    EventOperations,
    WorkflowOperations,
    FaultOperations,
    ScriptOperations,
    StateOperations {}

/** All operations of the control API. Each function of `Sandbox` validates its own request. */
export const controlRoutes: readonly ControlRoute[] = [
  ...accountRoutes,
  ...messageRoutes,
  ...customerRoutes,
  ...callRoutes,
  ...videoRoutes,
  ...verificationRoutes,
  ...templateRoutes,
  ...workflowRoutes,
  ...webhookRoutes,
  ...smppRoutes,
  ...faultRoutes,
  ...scriptRoutes,
  ...stateRoutes,
  ...eventRoutes,
  ...connectionRoutes,
];
