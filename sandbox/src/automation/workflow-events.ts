import { type JsonObject, objectOf, defined } from '../engine/json';
import { chatInbound } from '../chat-apps/webhook-payloads/chat-inbound';
import { smsInbound } from '../sms/webhook-payloads';
import type { Message } from '../messages/message';
import { sameAddress } from '../numbers/phone-numbers';
import { type World, timestamp } from '../engine/context';
import { raise, planRun } from './workflow-lifecycle';
import { type Awaited, isOver } from './workflow';
import { personOf, type CallSession } from '../voice/calls/call-session';
import { workflowsOf } from './automation-store';

/** A customer has written: workflows that wait for it go on, and others start. */
export function tellWorkflows(world: World, message: Message): void {
  const isSms = message.product === 'sms';
  const event = isSms ? smsEvent(message) : chatInbound(world, message);
  const resumed = handEvent(world, event, (awaited) => isAwaited(world, message, awaited));
  // 8x8: a reply that was waited for starts no new workflow of the same kind.
  raise(world, isSms ? 'inbound_sms' : 'inbound_chat_apps', message.subAccountId, event, resumed);
}

/**
 * 8x8's samples for this trigger read `payload.source`, as the webhook has it, and also `payload.user.msisdn` and
 * `payload.content.text`, as it has not: workflows are given both.
 */
function smsEvent(message: Message): JsonObject {
  const { payload, ...event } = smsInbound(message);
  const { from, text } = message;
  return { ...event, payload: { ...objectOf(payload), user: { msisdn: from }, content: { text } } };
}

function isAwaited({ state }: World, message: Message, awaited: Awaited): boolean {
  if (awaited.kind !== 'reply' || awaited.channel !== message.channel) return false;
  const { msisdn, bsuid, lineUserId } = state.customers.get(message.customer) ?? {};
  return [message.customer, msisdn, bsuid, lineUserId].some(
    (address) => address !== undefined && sameAddress(address, awaited.from),
  );
}

/** Keys were pressed in a call: workflows that wait for them go on. */
export function tellWorkflowsOfKeys(world: World, session: CallSession, keys: string): void {
  const { sessionId, clientRequestId, calls } = session;
  const [call] = calls;
  const event = defined({
    uid: sessionId,
    status: { code: 'DTMF', timestamp: timestamp(world) },
    destination: call && personOf(call),
    clientRequestId,
    actionDetails: { dtmf: keys },
  });
  handEvent(world, event, (awaited) => {
    if (awaited.kind !== 'keys') return false;
    return awaited.requestId === sessionId || awaited.requestId === clientRequestId;
  });
}

/** Gives an event to the steps that wait for it; says which definitions they are of. One that is suspended keeps it. */
function handEvent(
  world: World,
  event: JsonObject,
  isAwaited: (awaited: Awaited) => boolean,
): ReadonlySet<string> {
  const resumed = new Set<string>();
  for (const workflow of workflowsOf(world.state.automation)) {
    if (isOver(workflow)) continue;
    for (const run of workflow.runs) {
      if (run.status !== 'WaitingForEvent' || run.event !== undefined) continue;
      if (!run.waitsFor || !isAwaited(run.waitsFor)) continue;
      run.event = event;
      resumed.add(workflow.definitionId);
      planRun(world, workflow, run, world.time.now());
    }
  }
  return resumed;
}
