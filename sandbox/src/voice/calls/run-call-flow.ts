import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { toText } from '../../engine/json';
import { sessionTable } from '../voice-store';
import { callDurations } from './call-durations';
import { addLogEntry } from './call-log';
import { findRingingCall, type Call, type CallSession, type CallStep, type KeysNotice } from './call-session';
import { emitCallStatus } from './call-webhooks';
import { waitForKeys, finishAttempt, startCapture } from './capture-digits';
import { createOutboundCall, updateSession } from './create-call';
import { findCallFailure, answersLate } from './magic-call-numbers';
import {
  requestNextAction,
  connectCall,
  endSession,
  failSession,
  endUnanswered,
  connectInboundCall,
  playFile,
  sayText,
  scheduleStep,
} from './session-lifecycle';

/**
 * Runs the next step of a call session when it is due: an action of its call flow, or the end of ringing, of waiting
 * for keys, or of talking. Skips a step whose `turn` is old: each change of the session starts a new turn.
 */
export function runCallTask(
  context: SandboxContext,
  task: { readonly sessionId: string; readonly turn: number; readonly step: CallStep },
): void {
  const session = context.state.table(sessionTable).get(task.sessionId);
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
  updateSession(context, session, { actions: rest });
  if (!next) {
    if (!requestNextAction(context, session, { callStatus: 'ACTION_COMPLETED' }))
      endSession(context, session, 'COMPLETED');
    return;
  }
  const { params } = next;
  switch (next.action.toLowerCase()) {
    case 'makecall':
      updateSession(context, session, { lastAction: 'MAKE_CALL' });
      if (session.calls.length > 1) failSession(context, session, -2003);
      else startOutboundCall(context, session, createOutboundCall(context, params));
      return;
    case 'say':
      startPrompt(context, session, 'SAY');
      scheduleStep(context, session, sayText(context, session, params['text'], params), 'next-action');
      return;
    case 'playfile':
      startPrompt(context, session, 'PLAY_FILE');
      // The sandbox does not download files. A URL that contains `missing` simulates a failed download.
      if (/missing/i.test(toText(params['fileUrl']))) failSession(context, session, -2006);
      else scheduleStep(context, session, playFile(context, session, params), 'next-action');
      return;
    case 'sayandcapture':
      startPrompt(context, session, 'SAY_AND_CAPTURE');
      startCapture(context, session, params);
      return;
    case 'hangup':
      updateSession(context, session, { lastAction: 'HANGUP' });
      addLogEntry(context, session, { kind: 'hung-up', by: 'flow' });
      endSession(context, session, 'COMPLETED');
      return;
    default:
      failSession(context, session, -2003);
  }
}

function startPrompt(context: SandboxContext, session: CallSession, action: string): void {
  connectInboundCall(context, session);
  updateSession(context, session, { lastAction: action, playedPrompt: true });
}

function startOutboundCall(context: SandboxContext, session: CallSession, call: Call): void {
  updateSession(context, session, { calls: [...session.calls, call] });
  addLogEntry(context, session, { kind: 'status', callId: call.callId, status: 'CALL_INITIATED' });
  emitCallStatus(context, session, call, { callStatus: 'CALL_INITIATED' });
  scheduleStep(context, session, getRingMs(context, call), 'ring-timeout');
}

function getRingMs({ state }: SandboxContext, { destination }: Call): number {
  const outcome = findCallFailure(destination)?.outcome;
  if (outcome === 'ERROR') return 0;
  if (outcome === 'NO_ANSWER' || !getSettings(state).autoAnswer) return callDurations.noAnswer;
  return answersLate(destination) ? callDurations.lateAnswer : callDurations.ring;
}

/** Runs when the ring time is over: the call is answered, fails, or gets no answer. */
function finishRinging(context: SandboxContext, session: CallSession): void {
  const call = findRingingCall(session);
  if (!call) return;
  const failure = findCallFailure(call.destination);
  if (failure) {
    endUnanswered(context, session, call, failure);
  } else if (getSettings(context.state).autoAnswer) {
    answerCall(context, session, call);
  } else {
    // The setting can have changed while the phone was ringing.
    const { timeScale } = context.options;
    const restMs = callDurations.noAnswer * timeScale - (context.clock.now() - call.initiatedAt);
    if (restMs > 0) scheduleStep(context, session, restMs / timeScale, 'ring-timeout');
    else endUnanswered(context, session, call, { outcome: 'NO_ANSWER', sipCode: 480 });
  }
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
  updateSession(context, session, { capture: undefined });
  addLogEntry(context, session, { kind: 'collected', digits });
  if (digits !== '') context.notify<KeysNotice>({ kind: 'keys', session, keys: digits });
  if (
    !requestNextAction(context, session, {
      callStatus: 'ACTION_COMPLETED',
      dtmf: digits === '' ? null : digits,
    })
  )
    scheduleStep(context, session, 0, 'next-action');
}
