import type { JsonObject } from '../../engine/json';
import type { SandboxContext } from '../../engine/context';
import { findPressedKey } from './magic-call-numbers';
import { getCustomerNumber, type CallSession } from './call-session';
import { getSpeechMs } from './call-durations';
import { emitCallStatus } from './call-webhooks';
import { recordHeard, scheduleStep } from './session-lifecycle';

/** What 8x8's OpenAPI file gives as defaults; its prose has others. */
const defaults = { minDigits: 1, maxDigits: 1, overallTimeout: 5_000, noOfTries: 1 } as const;

function getNumber(params: JsonObject, name: keyof typeof defaults): number {
  const value = params[name];
  return typeof value === 'number' ? value : defaults[name];
}

/** Says the prompt, then waits for keys. */
export function startCapture(context: SandboxContext, session: CallSession, params: JsonObject): void {
  session.capture = { params, digits: '', tries: 1 };
  recordHeard(session, params['promptMessage']);
  scheduleStep(context, session, getSpeechMs(params['promptMessage'], params), 'listen');
}

/** The prompt has been said. */
export function waitForKeys(context: SandboxContext, session: CallSession): void {
  const { capture } = session;
  if (!capture) return;
  scheduleStep(context, session, getNumber(capture.params, 'overallTimeout'), 'silence');
  const [first] = session.calls;
  const key = first && findPressedKey(getCustomerNumber(first));
  if (key !== undefined) pressKeys(context, session, key);
}

/** Somebody presses keys; they count while the prompt is being said, too. */
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
    scheduleStep(context, session, params['digitTimeout'], 'silence');
}

/** No more keys: are they enough? Else it is asked once more, or given up. */
export function finishAttempt(context: SandboxContext, session: CallSession): void {
  const { capture } = session;
  if (!capture) return;
  const { params } = capture;
  if (capture.digits.length >= getNumber(params, 'minDigits')) {
    recordHeard(session, params['successMessage']);
    scheduleStep(context, session, getSpeechMs(params['successMessage']), 'captured');
    return;
  }
  capture.digits = '';
  recordHeard(session, params['failureMessage']);
  const failureMessageMs = getSpeechMs(params['failureMessage']);
  if (capture.tries < getNumber(params, 'noOfTries')) {
    capture.tries += 1;
    recordHeard(session, params['promptMessage']);
    scheduleStep(context, session, failureMessageMs + getSpeechMs(params['promptMessage'], params), 'listen');
  } else {
    scheduleStep(context, session, failureMessageMs, 'captured');
  }
}
