import type { SandboxContext } from '../../engine/context';
import type { JsonObject } from '../../engine/json';
import { getSpeechMs } from './call-durations';
import { getCustomerNumber, type CallSession } from './call-session';
import { emitCallStatus } from './call-webhooks';
import { findPressedKey } from './magic-call-numbers';
import { addHeard, scheduleStep } from './session-lifecycle';

/** The defaults in 8x8's OpenAPI file. 8x8's pages name other defaults. */
const defaults = { minDigits: 1, maxDigits: 1, overallTimeout: 5_000, noOfTries: 1 } as const;

function getNumber(params: JsonObject, name: keyof typeof defaults): number {
  const value = params[name];
  return typeof value === 'number' ? value : defaults[name];
}

/** Speaks the prompt, then waits for keys. */
export function startCapture(context: SandboxContext, session: CallSession, params: JsonObject): void {
  session.capture = { params, digits: '', tries: 1 };
  addHeard(session, params['promptMessage']);
  scheduleStep(context, session, getSpeechMs(params['promptMessage'], params), 'wait-for-keys');
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
  if (!capture) return;
  const { params } = capture;
  for (const key of keys) {
    const isEnd = key === '#' && params['completeOnHash'] !== false;
    if (!isEnd) capture.digits += key;
    if (isEnd || capture.digits.length >= getNumber(params, 'maxDigits')) {
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
    addHeard(session, params['successMessage']);
    scheduleStep(context, session, getSpeechMs(params['successMessage']), 'capture-done');
    return;
  }
  capture.digits = '';
  addHeard(session, params['failureMessage']);
  const failureMessageMs = getSpeechMs(params['failureMessage']);
  if (capture.tries < getNumber(params, 'noOfTries')) {
    capture.tries += 1;
    addHeard(session, params['promptMessage']);
    scheduleStep(
      context,
      session,
      failureMessageMs + getSpeechMs(params['promptMessage'], params),
      'wait-for-keys',
    );
  } else {
    scheduleStep(context, session, failureMessageMs, 'capture-done');
  }
}
