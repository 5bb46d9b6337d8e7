import { defined } from '../engine/json';
import { personOf, type CallSession } from '../voice/calls/call-session';
import { timestamp, type World } from '../engine/context';
import { handEvent } from './awaited-events';

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
