import { notifyWorkflowsOfKeys, notifyWorkflowsOfMessage } from './automation/workflow-events';
import type { AnswerNotice } from './delivery/delivery';
import type { SandboxContext } from './engine/context';
import type { Notice } from './engine/notice';
import type { InboundNotice, ReceiptNotice } from './messages/message';
import { enqueueInbound, enqueueReceipts } from './smpp/deliver/enqueue-delivery';
import { applyWebhookResponse } from './voice/calls/apply-webhook-response';
import type { KeysNotice } from './voice/calls/call-session';

/** The notices of all products. */
type SandboxNotice = InboundNotice | ReceiptNotice | KeysNotice | AnswerNotice;

/** Calls the product that handles the notice. */
export function handleNotice(context: SandboxContext, given: Notice): void {
  const notice = given as SandboxNotice;
  switch (notice.kind) {
    case 'inbound':
      if (notice.message.product === 'sms') enqueueInbound(context, notice.message);
      notifyWorkflowsOfMessage(context, notice.message);
      return;
    case 'receipt':
      enqueueReceipts(context, notice.message, notice.status);
      return;
    case 'keys':
      notifyWorkflowsOfKeys(context, notice.session, notice.keys);
      return;
    case 'answer':
      applyWebhookResponse(context, notice.sessionId, notice.body);
  }
}
