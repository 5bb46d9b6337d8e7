import type { SandboxContext } from '../../engine/context';
import type { JsonObject } from '../../engine/json';
import { addLogEntry } from './call-log';
import { getCustomerNumber, type CallSession } from './call-session';
import { emitCallStatus } from './call-webhooks';
import { updateSession } from './create-call';
import { findPressedKey } from './magic-call-numbers';
import { sayText, scheduleStep } from './session-lifecycle';

/** The defaults in 8x8's OpenAPI file. 8x8's pages name other defaults. */
const defaults = { minDigits: 1, maxDigits: 1, overallTimeout: 5_000, noOfTries: 1 } as const;

function getNumber(params: JsonObject, name: keyof typeof defaults): number {
  const value = params[name] ?? defaults[name];
  return Number(value);
}

/**
 * Runs the action `sayAndCapture`: speaks the prompt, then waits for keys. The functions below collect them and try
 * again if too few come.
 */
export function startCapture(context: SandboxContext, session: CallSession, params: JsonObject): void {
  updateSession(context, session, { capture: { params, digits: '', tries: 1 } });
  scheduleStep(context, session, sayText(context, session, params['promptMessage'], params), 'wait-for-keys');
}

/** Runs when the prompt is over: starts the timeout, and presses the key of a magic number. */
export function waitForKeys(context: SandboxContext, session: CallSession): void {
  const { capture } = session;
  if (!capture) return;
  scheduleStep(context, session, getNumber(capture.params, 'overallTimeout'), 'key-timeout');
  const [first] = session.calls;
  const key = first && findPressedKey(getCustomerNumber(first));
  if (key !== undefined) pressKeys(context, session, key);
}

/** Reports pressed keys, and adds them to the capture if there is one. Keys count during the prompt, too. */
export function pressKeys(context: SandboxContext, session: CallSession, keys: string): void {
  const [first] = session.calls;
  if (first) emitCallStatus(context, session, first, { callStatus: 'DTMF_RECEIVED' });
  const { capture } = session;
  const captured = capture !== undefined && !capture.isComplete;
  addLogEntry(context, session, { kind: 'keys', digits: keys, captured });
  if (!captured) return;
  const { params } = capture;
  let { digits } = capture;
  for (const key of keys) {
    const isEnd = key === '#' && params['completeOnHash'] !== false;
    if (!isEnd) digits += key;
    updateSession(context, session, { capture: { ...capture, digits } });
    if (isEnd || digits.length >= getNumber(params, 'maxDigits')) {
      finishAttempt(context, session);
      return;
    }
  }
  if (typeof params['digitTimeout'] === 'number')
    scheduleStep(context, session, params['digitTimeout'], 'key-timeout');
}

/** Called when no more keys follow. Ends the capture, or repeats the prompt when there are too few keys. */
export function finishAttempt(context: SandboxContext, session: CallSession): void {
  const { capture } = session;
  if (!capture) return;
  const { params } = capture;
  if (capture.digits.length >= getNumber(params, 'minDigits')) {
    updateSession(context, session, { capture: { ...capture, isComplete: true } });
    const messageMs = sayText(context, session, params['successMessage'], pickVoice(params));
    scheduleStep(context, session, messageMs, 'capture-done');
    return;
  }
  updateSession(context, session, { capture: { ...capture, digits: '' } });
  const failureMessageMs = sayText(context, session, params['failureMessage'], pickVoice(params));
  if (capture.tries < getNumber(params, 'noOfTries')) {
    updateSession(context, session, { capture: { params, digits: '', tries: capture.tries + 1 } });
    const promptMs = sayText(context, session, params['promptMessage'], params);
    scheduleStep(context, session, failureMessageMs + promptMs, 'wait-for-keys');
  } else {
    const result = { params, digits: '', tries: capture.tries, isComplete: true };
    updateSession(context, session, { capture: result });
    scheduleStep(context, session, failureMessageMs, 'capture-done');
  }
}

/** The voice of the prompt also says the messages after it. */
function pickVoice({ voiceProfile }: JsonObject): JsonObject {
  return { voiceProfile };
}
