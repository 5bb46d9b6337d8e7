import { tellWorkflowsOfKeys } from '../../automation/workflow-events';
import { spelled } from '../../engine/json';
import type { World } from '../../engine/context';
import { listen, settle, startCapture } from './capture-digits';
import { fateOf, isSlow } from './magic-call-numbers';
import { ringing, type Call, type CallSession, type CallStep } from './call-session';
import { callTimes, fileMs, speechMs } from './call-durations';
import { tellStatus } from './call-webhooks';
import { newCall } from './create-call';
import { ask, connect, end, fail, hear, leaveUnanswered, pickUp, plan } from './session-lifecycle';

/** Does what was planned, if nothing has come in between. */
export function continueCall(
  world: World,
  task: { readonly sessionId: string; readonly turn: number; readonly step: CallStep },
): void {
  const session = world.state.voice.sessions[task.sessionId];
  if (session?.turn === task.turn && session.endedAt === undefined) steps[task.step](world, session);
}

const steps: Readonly<Record<CallStep, (world: World, session: CallSession) => void>> = {
  act,
  rung,
  listen,
  silence: settle,
  captured,
  farewell: (world, session) => end(world, session, 'COMPLETED'),
};

/** Carries out the next action of the flow. */
function act(world: World, session: CallSession): void {
  const [next, ...rest] = session.actions;
  session.actions = rest;
  if (!next) {
    if (!ask(world, session, { callStatus: 'ACTION_COMPLETED' })) end(world, session, 'COMPLETED');
    return;
  }
  const { params } = next;
  switch (next.action.toLowerCase()) {
    case 'makecall':
      session.lastAction = 'MAKE_CALL';
      if (session.calls.length > 1) fail(world, session, -2003);
      else beginCall(world, session, newCall(world, params));
      return;
    case 'say':
      hear(session, params['text']);
      play(world, session, 'SAY', speechMs(params['text'], params));
      return;
    case 'playfile':
      play(world, session, 'PLAY_FILE', fileMs(params));
      // There is no fetching of files here: the name tells whether one could be fetched.
      if (/missing/i.test(spelled(params['fileUrl']))) fail(world, session, -2006);
      else hear(session, params['fileUrl']);
      return;
    case 'sayandcapture':
      play(world, session, 'SAY_AND_CAPTURE', 0);
      startCapture(world, session, params);
      return;
    case 'hangup':
      session.lastAction = 'HANGUP';
      end(world, session, 'COMPLETED');
      return;
    default:
      fail(world, session, -2003);
  }
}

function play(world: World, session: CallSession, action: string, ms: number): void {
  pickUp(world, session);
  session.lastAction = action;
  session.spoke = true;
  plan(world, session, ms, 'act');
}

function beginCall(world: World, session: CallSession, call: Call): void {
  session.calls.push(call);
  tellStatus(world, session, call, { callStatus: 'CALL_INITIATED' });
  plan(world, session, ringMs(world, call), 'rung');
}

function ringMs({ state }: World, { destination }: Call): number {
  const outcome = fateOf(destination)?.outcome;
  if (outcome === 'ERROR') return 0;
  if (outcome === 'NO_ANSWER' || !state.settings.autoAnswer) return callTimes.noAnswer;
  return isSlow(destination) ? callTimes.lateAnswer : callTimes.ring;
}

/** The ringing has had its time. */
function rung(world: World, session: CallSession): void {
  const call = ringing(session);
  if (!call) return;
  const fate = fateOf(call.destination);
  if (fate) leaveUnanswered(world, session, call, fate);
  else if (world.state.settings.autoAnswer) answer(world, session, call);
  else leaveUnanswered(world, session, call, { outcome: 'NO_ANSWER', sipCode: 480 });
}

/** Whoever is called answers: the flow goes on, or two people talk. */
export function answer(world: World, session: CallSession, call: Call): void {
  connect(world, session, call);
  if (session.calls.length === 1) {
    plan(world, session, 0, 'act');
    return;
  }
  pickUp(world, session);
  plan(world, session, callTimes.talk, 'farewell');
}

/** Tells which keys were pressed, and asks what comes next; where nobody can be asked, the flow goes on. */
function captured(world: World, session: CallSession): void {
  const digits = spelled(session.capture?.digits);
  session.capture = undefined;
  if (digits !== '') tellWorkflowsOfKeys(world, session, digits);
  if (!ask(world, session, { callStatus: 'ACTION_COMPLETED', dtmf: digits === '' ? null : digits }))
    plan(world, session, 0, 'act');
}
