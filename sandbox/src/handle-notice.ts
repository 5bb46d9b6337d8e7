import { notifyWorkflowsOfKeys, notifyWorkflowsOfMessage } from './automation/workflow-events';
import type { AnswerNotice } from './delivery/delivery';
import type { SandboxContext } from './engine/context';
import type { Notice } from './engine/notice';
import type { InboundNotice } from './messages/message';
import { applyWebhookResponse } from './voice/calls/apply-webhook-response';
import type { KeysNotice } from './voice/calls/call-session';

/** The notices of all products. */
type SandboxNotice = InboundNotice | KeysNotice | AnswerNotice;

/** Calls the product that handles the notice. */
export function handleNotice(context: SandboxContext, given: Notice): void {
  const notice = given as SandboxNotice;
  switch (notice.kind) {
    case 'inbound':
      notifyWorkflowsOfMessage(context, notice.message);
      return;
    case 'keys':
      notifyWorkflowsOfKeys(context, notice.session, notice.keys);
      return;
    case 'answer':
      applyWebhookResponse(context, notice.sessionId, notice.body);
  }
}
