import type { WorkflowEvent } from '../../automation/workflow';
import type { TypingEvent } from '../../chat-apps/messages/manage-chat-messages';
import type { TemplateEvent } from '../../chat-apps/templates/template';
import type { ContactBatchEvent } from '../../contacts/batches/contact-batch';
import type { DeliveryEvent } from '../../delivery/delivery';
import type { CustomerEvent } from '../../messages/customers';
import type { MessageStatusEvent, NewMessageEvent } from '../../messages/message';
import type { FaultsEvent } from '../../server/faults/fault-rule';
import type { RequestEvent } from '../../server/request-log';
import type { SmppEvent } from '../../smpp/session/smpp-bind';
import type { VerificationEvent } from '../../verification/verification-store';
import type { VideoEvent } from '../../video/video-store';
import type { CallEvent } from '../../voice/calls/call-session';
import type { ClockEvent } from '../clock-control';
import type { ScriptEvent } from '../customer-scripts/script-run';
import type { ResetEvent } from '../replace-state';

/** Something that has just happened in the sandbox. */
export type LiveEvent =
  | NewMessageEvent
  | MessageStatusEvent
  | CustomerEvent
  | TypingEvent
  | DeliveryEvent
  | RequestEvent
  | SmppEvent
  | FaultsEvent
  | WorkflowEvent
  | CallEvent
  | VideoEvent
  | ClockEvent
  | VerificationEvent
  | TemplateEvent
  | ContactBatchEvent
  | ScriptEvent
  | ResetEvent;

/** Is called for every event. */
export type Listener = (event: LiveEvent) => void;
