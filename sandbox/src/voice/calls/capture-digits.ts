import type { JsonObject } from '../../engine/json';
import type { World } from '../../engine/context';
import { keyOf } from './magic-call-numbers';
import { personOf, type CallSession } from './call-session';
import { speechMs } from './call-durations';
import { tellStatus } from './call-webhooks';
import { hear, plan } from './session-lifecycle';

/** What 8x8's OpenAPI file gives as defaults; its prose has others. */
const defaults = { minDigits: 1, maxDigits: 1, overallTimeout: 5_000, noOfTries: 1 } as const;

function numberIn(params: JsonObject, name: keyof typeof defaults): number {
  const value = params[name];
  return typeof value === 'number' ? value : defaults[name];
}

/** Says the prompt, then waits for keys. */
export function startCapture(world: World, session: CallSession, params: JsonObject): void {
  session.capture = { params, digits: '', tries: 1 };
  hear(session, params['promptMessage']);
  plan(world, session, speechMs(params['promptMessage'], params), 'listen');
}

/** The prompt has been said. */
export function listen(world: World, session: CallSession): void {
  const { capture } = session;
  if (!capture) return;
  plan(world, session, numberIn(capture.params, 'overallTimeout'), 'silence');
  const [first] = session.calls;
  const key = first && keyOf(personOf(first));
  if (key !== undefined) press(world, session, key);
}

/** Somebody presses keys; they count while the prompt is being said, too. */
export function press(world: World, session: CallSession, keys: string): void {
  const [first] = session.calls;
  if (first) tellStatus(world, session, first, { callStatus: 'DTMF_RECEIVED' });
  const { capture } = session;
  if (!capture) return;
  const { params } = capture;
  for (const key of keys) {
    const ends = key === '#' && params['completeOnHash'] !== false;
    if (!ends) capture.digits += key;
    if (ends || capture.digits.length >= numberIn(params, 'maxDigits')) {
      settle(world, session);
      return;
    }
  }
  if (typeof params['digitTimeout'] === 'number') plan(world, session, params['digitTimeout'], 'silence');
}

/** No more keys: are they enough? Else it is asked once more, or given up. */
export function settle(world: World, session: CallSession): void {
  const { capture } = session;
  if (!capture) return;
  const { params } = capture;
  if (capture.digits.length >= numberIn(params, 'minDigits')) {
    hear(session, params['successMessage']);
    plan(world, session, speechMs(params['successMessage']), 'captured');
    return;
  }
  capture.digits = '';
  hear(session, params['failureMessage']);
  const regret = speechMs(params['failureMessage']);
  if (capture.tries < numberIn(params, 'noOfTries')) {
    capture.tries += 1;
    hear(session, params['promptMessage']);
    plan(world, session, regret + speechMs(params['promptMessage'], params), 'listen');
  } else {
    plan(world, session, regret, 'captured');
  }
}
