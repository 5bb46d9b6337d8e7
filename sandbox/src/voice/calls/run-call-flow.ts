import { notifyWorkflowsOfKeys } from '../../automation/workflow-events';
import type { SandboxContext } from '../../engine/context';
import { toText } from '../../engine/json';
import { callDurations, getPlaybackMs, getSpeechMs } from './call-durations';
import { findRingingCall, type Call, type CallSession, type CallStep } from './call-session';
import { emitCallStatus } from './call-webhooks';
import { waitForKeys, finishAttempt, startCapture } from './capture-digits';
import { createOutboundCall } from './create-call';
import { findCallFailure, answersLate } from './magic-call-numbers';
import {
  requestNextAction,
  connectCall,
  endSession,
  failSession,
  addHeard,
  endUnanswered,
  connectInboundCall,
  scheduleStep,
} from './session-lifecycle';

/** Runs a scheduled step, unless its `turn` is old: each change of the session starts a new turn. */
export function runCallTask(
  context: SandboxContext,
  task: { readonly sessionId: string; readonly turn: number; readonly step: CallStep },
): void {
  const session = context.state.voice.sessions[task.sessionId];
  if (session?.turn === task.turn && session.endedAt === undefined) stepHandlers[task.step](context, session);
}

const stepHandlers: Readonly<Record<CallStep, (context: SandboxContext, session: CallSession) => void>> = {
  'next-action': runNextAction,
  'ring-timeout': finishRinging,
  'wait-for-keys': waitForKeys,
  'key-timeout': finishAttempt,
  'capture-done': reportCapturedKeys,
  'talk-done': (context, session) => endSession(context, session, 'COMPLETED'),
};

function runNextAction(context: SandboxContext, session: CallSession): void {
  const [next, ...rest] = session.actions;
  session.actions = rest;
  if (!next) {
    if (!requestNextAction(context, session, { callStatus: 'ACTION_COMPLETED' }))
      endSession(context, session, 'COMPLETED');
    return;
  }
  const { params } = next;
  switch (next.action.toLowerCase()) {
    case 'makecall':
      session.lastAction = 'MAKE_CALL';
      if (session.calls.length > 1) failSession(context, session, -2003);
      else startOutboundCall(context, session, createOutboundCall(context, params));
      return;
    case 'say':
      addHeard(session, params['text']);
      playPrompt(context, session, 'SAY', getSpeechMs(params['text'], params));
      return;
    case 'playfile':
      playPrompt(context, session, 'PLAY_FILE', getPlaybackMs(params));
      // The sandbox does not download files. A URL that contains `missing` simulates a failed download.
      if (/missing/i.test(toText(params['fileUrl']))) failSession(context, session, -2006);
      else addHeard(session, params['fileUrl']);
      return;
    case 'sayandcapture':
      playPrompt(context, session, 'SAY_AND_CAPTURE', 0);
      startCapture(context, session, params);
      return;
    case 'hangup':
      session.lastAction = 'HANGUP';
      endSession(context, session, 'COMPLETED');
      return;
    default:
      failSession(context, session, -2003);
  }
}

function playPrompt(context: SandboxContext, session: CallSession, action: string, ms: number): void {
  connectInboundCall(context, session);
  session.lastAction = action;
  session.playedPrompt = true;
  scheduleStep(context, session, ms, 'next-action');
}

function startOutboundCall(context: SandboxContext, session: CallSession, call: Call): void {
  session.calls.push(call);
  emitCallStatus(context, session, call, { callStatus: 'CALL_INITIATED' });
  scheduleStep(context, session, getRingMs(context, call), 'ring-timeout');
}

function getRingMs({ state }: SandboxContext, { destination }: Call): number {
  const outcome = findCallFailure(destination)?.outcome;
  if (outcome === 'ERROR') return 0;
  if (outcome === 'NO_ANSWER' || !state.settings.autoAnswer) return callDurations.noAnswer;
  return answersLate(destination) ? callDurations.lateAnswer : callDurations.ring;
}

/** Runs when the ring time is over: the call is answered, fails, or gets no answer. */
function finishRinging(context: SandboxContext, session: CallSession): void {
  const call = findRingingCall(session);
  if (!call) return;
  const failure = findCallFailure(call.destination);
  if (failure) endUnanswered(context, session, call, failure);
  else if (context.state.settings.autoAnswer) answerCall(context, session, call);
  else endUnanswered(context, session, call, { outcome: 'NO_ANSWER', sipCode: 480 });
}

/** Connects an outbound call. Then the flow continues, or the two connected people talk. */
export function answerCall(context: SandboxContext, session: CallSession, call: Call): void {
  connectCall(context, session, call);
  if (session.calls.length === 1) {
    scheduleStep(context, session, 0, 'next-action');
    return;
  }
  connectInboundCall(context, session);
  scheduleStep(context, session, callDurations.talk, 'talk-done');
}

/** Reports the keys and asks for the next action. Without a webhook, the flow continues. */
function reportCapturedKeys(context: SandboxContext, session: CallSession): void {
  const digits = toText(session.capture?.digits);
  session.capture = undefined;
  if (digits !== '') notifyWorkflowsOfKeys(context, session, digits);
  if (
    !requestNextAction(context, session, {
      callStatus: 'ACTION_COMPLETED',
      dtmf: digits === '' ? null : digits,
    })
  )
    scheduleStep(context, session, 0, 'next-action');
}
