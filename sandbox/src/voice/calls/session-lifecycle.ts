import { voiceCodes } from 'cpaas-8x8';

import { scheduleTask, type SandboxContext } from '../../engine/context';
import { asText, toText, withoutUndefined, type JsonObject } from '../../engine/json';
import { startRecordingUpload } from '../recordings';
import { getPlaybackMs, getSpeechMs } from './call-durations';
import { addLogEntry } from './call-log';
import { getCallSeconds } from './call-payloads';
import type { Call, CallOutcome, CallSession, CallStep, CallTask } from './call-session';
import { emitActionRequest, emitCallStatus, emitSessionSummary } from './call-webhooks';
import { updateCall, updateSession } from './create-call';
import type { CallFailure } from './magic-call-numbers';

/** Schedules the next step, and cancels any earlier one. */
export function scheduleStep(
  context: SandboxContext,
  session: CallSession,
  ms: number,
  step: CallStep,
): void {
  updateSession(context, session, { turn: session.turn + 1 });
  scheduleTask<CallTask>(context, ms, {
    kind: 'call',
    sessionId: session.sessionId,
    turn: session.turn,
    step,
  });
}

/** Asks the webhook for the next action of the session. Returns false when no webhook is registered. */
export function requestNextAction(
  context: SandboxContext,
  session: CallSession,
  update: { readonly callStatus: string; readonly dtmf?: string | null },
): boolean {
  const [first] = session.calls;
  const delivery = first && emitActionRequest(context, session, first, update);
  updateSession(context, session, { awaitsAction: delivery !== undefined });
  if (delivery) addLogEntry(context, session, { kind: 'asked', deliveryId: delivery.id, ...update });
  return delivery !== undefined;
}

/** Marks a call as answered, and emits its webhook. */
export function connectCall(context: SandboxContext, session: CallSession, call: Call): void {
  updateCall(context, session, call, { connectedAt: context.clock.now() });
  addLogEntry(context, session, { kind: 'status', callId: call.callId, status: 'CALL_CONNECTED' });
  emitCallStatus(context, session, call, { callStatus: 'CALL_CONNECTED' });
}

/** Says a text in a call. Returns how long it takes. `params` are those of the action. */
export function sayText(
  context: SandboxContext,
  session: CallSession,
  message: unknown,
  params: JsonObject = {},
): number {
  const ms = getSpeechMs(message, params);
  const text = toText(message);
  if (text === '') return ms;
  updateSession(context, session, { heard: [...session.heard, text] });
  const voiceProfile = asText(params['voiceProfile']);
  const { speed, repetition } = toNumbers(params);
  const scaled = ms * context.options.timeScale;
  addLogEntry(context, session, {
    kind: 'said',
    ...withoutUndefined({ text, ms: scaled, voiceProfile, speed, repetition }),
  });
  return ms;
}

/** Plays a file in a call. Returns how long it takes. */
export function playFile(context: SandboxContext, session: CallSession, params: JsonObject): number {
  const ms = getPlaybackMs(params);
  const url = toText(params['fileUrl']);
  updateSession(context, session, { heard: [...session.heard, url] });
  const { repetition } = toNumbers(params);
  const scaled = ms * context.options.timeScale;
  addLogEntry(context, session, { kind: 'played', ...withoutUndefined({ url, ms: scaled, repetition }) });
  return ms;
}

function toNumbers({ speed, repetition }: JsonObject) {
  return {
    speed: typeof speed === 'number' ? speed : undefined,
    repetition: typeof repetition === 'number' ? repetition : undefined,
  };
}

/** Connects an inbound call that is not connected yet: at the first prompt, or when the other person answers. */
export function connectInboundCall(context: SandboxContext, session: CallSession): void {
  const [first] = session.calls;
  if (first?.direction === 'INBOUND' && first.connectedAt === undefined) connectCall(context, session, first);
}

/** Ends the session of a call that was not answered. */
export function endUnanswered(
  context: SandboxContext,
  session: CallSession,
  call: Call,
  { outcome, sipCode, errorCode }: CallFailure,
): void {
  updateCall(context, session, call, { outcome });
  disconnectCall(context, session, call, sipCode);
  if (errorCode !== undefined) updateSession(context, session, { errorCode });
  endSession(context, session, outcome);
}

/** Ends the session with an error code. */
export function failSession(context: SandboxContext, session: CallSession, errorCode: number): void {
  updateSession(context, session, { errorCode });
  endSession(context, session, 'ERROR');
}

/** Disconnects all calls, emits the session summary, and starts the upload of the recordings. */
export function endSession(context: SandboxContext, session: CallSession, outcome: CallOutcome): void {
  updateSession(context, session, {
    turn: session.turn + 1,
    awaitsAction: false,
    capture: undefined,
    actions: [],
  });
  for (const call of session.calls)
    if (call.disconnectedAt === undefined) disconnectCall(context, session, call);
  const endedAt = context.clock.now();
  updateSession(context, session, { endedAt, outcome });
  const { errorCode } = session;
  addLogEntry(context, session, {
    kind: 'ended',
    ...withoutUndefined({ outcome, errorCode, reason: voiceCodes[errorCode ?? 0]?.meaning }),
  });
  emitSessionSummary(context, session);
  for (const call of session.calls) {
    if (call.recorded && call.connectedAt !== undefined)
      startRecordingUpload(context, session, call.connectedAt, getCallSeconds(call, endedAt));
  }
}

function disconnectCall(context: SandboxContext, session: CallSession, call: Call, sipCode = 200): void {
  updateCall(context, session, call, {
    disconnectedAt: context.clock.now(),
    outcome: call.outcome ?? (call.connectedAt === undefined ? 'CANCELED' : 'COMPLETED'),
  });
  addLogEntry(context, session, {
    kind: 'status',
    callId: call.callId,
    status: 'CALL_DISCONNECTED',
    sipCode,
  });
  emitCallStatus(context, session, call, { callStatus: 'CALL_DISCONNECTED', sipCode });
}
