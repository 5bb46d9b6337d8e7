import { scheduleTask, type SandboxContext } from '../../engine/context';
import { toText } from '../../engine/json';
import { startRecordingUpload } from '../recordings';
import { getCallSeconds } from './call-payloads';
import type { Call, CallOutcome, CallSession, CallStep } from './call-session';
import { emitActionRequest, emitCallStatus, emitSessionSummary } from './call-webhooks';
import type { CallFailure } from './magic-call-numbers';

/** Schedules the next step, and cancels any earlier one. */
export function scheduleStep(
  context: SandboxContext,
  session: CallSession,
  ms: number,
  step: CallStep,
): void {
  session.turn += 1;
  scheduleTask(context, ms, { kind: 'call', sessionId: session.sessionId, turn: session.turn, step });
}

/** Asks the webhook for the next action of the session. Returns false when no webhook is registered. */
export function requestNextAction(
  context: SandboxContext,
  session: CallSession,
  update: { readonly callStatus: string; readonly dtmf?: string | null },
): boolean {
  const [first] = session.calls;
  session.awaitsAction = first !== undefined && emitActionRequest(context, session, first, update);
  return session.awaitsAction;
}

export function connectCall(context: SandboxContext, session: CallSession, call: Call): void {
  call.connectedAt = context.clock.now();
  emitCallStatus(context, session, call, { callStatus: 'CALL_CONNECTED' });
}

/** Adds a spoken text or a played file to what the call has heard. */
export function addHeard(session: CallSession, prompt: unknown): void {
  const text = toText(prompt);
  if (text !== '') session.heard.push(text);
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
  call.outcome = outcome;
  disconnectCall(context, session, call, sipCode);
  if (errorCode !== undefined) session.errorCode = errorCode;
  endSession(context, session, outcome);
}

/** Ends the session with an error code. */
export function failSession(context: SandboxContext, session: CallSession, errorCode: number): void {
  session.errorCode = errorCode;
  endSession(context, session, 'ERROR');
}

/** Disconnects all calls, emits the session summary, and starts the upload of the recordings. */
export function endSession(context: SandboxContext, session: CallSession, outcome: CallOutcome): void {
  session.turn += 1;
  session.awaitsAction = false;
  session.capture = undefined;
  session.actions = [];
  for (const call of session.calls)
    if (call.disconnectedAt === undefined) disconnectCall(context, session, call);
  session.endedAt = context.clock.now();
  session.outcome = outcome;
  emitSessionSummary(context, session);
  for (const call of session.calls) {
    if (call.recorded && call.connectedAt !== undefined)
      startRecordingUpload(context, session, call.connectedAt, getCallSeconds(call, session.endedAt));
  }
}

function disconnectCall(context: SandboxContext, session: CallSession, call: Call, sipCode = 200): void {
  call.disconnectedAt = context.clock.now();
  call.outcome ??= call.connectedAt === undefined ? 'CANCELED' : 'COMPLETED';
  emitCallStatus(context, session, call, { callStatus: 'CALL_DISCONNECTED', sipCode });
}
