import { spelled } from '../../engine/json';
import { after, type World } from '../../engine/context';
import { callSeconds } from './call-payloads';
import type { CallFate } from './magic-call-numbers';
import type { Call, CallOutcome, CallSession, CallStep } from './call-session';
import { askForAction, tellStatus, tellSummary } from './call-webhooks';
import { keepRecording } from '../recordings';

/** Plans what happens next; whatever was planned before no longer does. */
export function plan(world: World, session: CallSession, ms: number, step: CallStep): void {
  session.turn += 1;
  after(world, ms, { kind: 'call', sessionId: session.sessionId, turn: session.turn, step });
}

/** Asks the webhook what comes next; says whether there is one. */
export function ask(
  world: World,
  session: CallSession,
  news: { readonly callStatus: string; readonly dtmf?: string | null },
): boolean {
  const [first] = session.calls;
  session.asking = first !== undefined && askForAction(world, session, first, news);
  return session.asking;
}

export function connect(world: World, session: CallSession, call: Call): void {
  call.connectedAt = world.time.now();
  tellStatus(world, session, call, { callStatus: 'CALL_CONNECTED' });
}

/** Something is said or played. */
export function hear(session: CallSession, what: unknown): void {
  const words = spelled(what);
  if (words !== '') session.heard.push(words);
}

/** A call that came in is taken when there is something to hear. */
export function pickUp(world: World, session: CallSession): void {
  const [first] = session.calls;
  if (first?.direction === 'INBOUND' && first.connectedAt === undefined) connect(world, session, first);
}

/** Whoever is called does not answer, which ends the session. */
export function leaveUnanswered(
  world: World,
  session: CallSession,
  call: Call,
  { outcome, sipCode, errorCode }: CallFate,
): void {
  call.outcome = outcome;
  hangUp(world, session, call, sipCode);
  if (errorCode !== undefined) session.errorCode = errorCode;
  end(world, session, outcome);
}

/** Something goes wrong at 8x8, or with what it was told. */
export function fail(world: World, session: CallSession, errorCode: number): void {
  session.errorCode = errorCode;
  end(world, session, 'ERROR');
}

/** All hang up, and the session is summed up. */
export function end(world: World, session: CallSession, outcome: CallOutcome): void {
  session.turn += 1;
  session.asking = false;
  session.capture = undefined;
  session.actions = [];
  for (const call of session.calls) if (call.disconnectedAt === undefined) hangUp(world, session, call);
  session.endedAt = world.time.now();
  session.outcome = outcome;
  tellSummary(world, session);
  for (const call of session.calls) {
    if (call.recorded && call.connectedAt !== undefined)
      keepRecording(world, session, call.connectedAt, callSeconds(call, session.endedAt));
  }
}

function hangUp(world: World, session: CallSession, call: Call, sipCode = 200): void {
  call.disconnectedAt = world.time.now();
  call.outcome ??= call.connectedAt === undefined ? 'CANCELED' : 'COMPLETED';
  tellStatus(world, session, call, { callStatus: 'CALL_DISCONNECTED', sipCode });
}
