import { inboundChatPayload } from '../chat-apps/webhook-payloads/chat-inbound';
import { type SandboxContext, currentTimestamp } from '../engine/context';
import { type JsonObject, asObject, withoutUndefined } from '../engine/json';
import { findCustomer } from '../messages/customers';
import type { Message } from '../messages/message';
import { sameAddress } from '../numbers/phone-numbers';
import { inboundSmsPayload } from '../sms/webhook-payloads';
import { getCustomerNumber, type CallSession } from '../voice/calls/call-session';
import { updateRun, workflowTable } from './automation-store';
import { type AwaitedEvent, isFinished } from './workflow';
import { triggerWorkflows, scheduleStepRun } from './workflow-lifecycle';

/** Resumes the workflows that wait for this message, and starts the workflows that it triggers. */
export function notifyWorkflowsOfMessage(context: SandboxContext, message: Message): void {
  const isSms = message.product === 'sms';
  const event = isSms ? createSmsEvent(message) : inboundChatPayload(context, message);
  const resumed = resumeWaitingSteps(context, event, (awaited) => isAwaitedReply(context, message, awaited));
  // At 8x8, an awaited reply starts no new workflow of the same definition.
  triggerWorkflows(
    context,
    isSms ? 'inbound_sms' : 'inbound_chat_apps',
    message.subAccountId,
    event,
    resumed,
  );
}

/**
 * 8x8's samples for this trigger read `payload.source`, as in the webhook, but also `payload.user.msisdn` and
 * `payload.content.text`, which the webhook does not have. Workflows get all three.
 */
function createSmsEvent(message: Message): JsonObject {
  const { payload, ...event } = inboundSmsPayload(message);
  const { from, text } = message;
  return { ...event, payload: { ...asObject(payload), user: { msisdn: from }, content: { text } } };
}

function isAwaitedReply({ state }: SandboxContext, message: Message, awaited: AwaitedEvent): boolean {
  if (awaited.kind !== 'reply' || awaited.channel !== message.channel) return false;
  const { msisdn, bsuid, lineUserId } = findCustomer(state, message.customer) ?? {};
  return [message.customer, msisdn, bsuid, lineUserId].some(
    (address) => address !== undefined && sameAddress(address, awaited.from),
  );
}

/** Resumes the workflows that wait for keys pressed in this call. */
export function notifyWorkflowsOfKeys(context: SandboxContext, session: CallSession, keys: string): void {
  const { sessionId, clientRequestId, calls } = session;
  const [call] = calls;
  const event = withoutUndefined({
    uid: sessionId,
    status: { code: 'DTMF', timestamp: currentTimestamp(context) },
    destination: call && getCustomerNumber(call),
    clientRequestId,
    actionDetails: { dtmf: keys },
  });
  resumeWaitingSteps(context, event, (awaited) => {
    if (awaited.kind !== 'keys') return false;
    return awaited.requestId === sessionId || awaited.requestId === clientRequestId;
  });
}

/**
 * Passes an event to the steps that wait for it and returns the IDs of their definitions. A suspended workflow
 * keeps the event.
 */
function resumeWaitingSteps(
  context: SandboxContext,
  event: JsonObject,
  isAwaited: (awaited: AwaitedEvent) => boolean,
): ReadonlySet<string> {
  const resumed = new Set<string>();
  for (const workflow of context.state.table(workflowTable).values()) {
    if (isFinished(workflow)) continue;
    for (const run of workflow.runs) {
      if (run.status !== 'WaitingForEvent' || run.event !== undefined) continue;
      if (!run.waitsFor || !isAwaited(run.waitsFor)) continue;
      updateRun(context, workflow, run, { event });
      resumed.add(workflow.definitionId);
      scheduleStepRun(context, workflow, run, context.clock.now());
    }
  }
  return resumed;
}
