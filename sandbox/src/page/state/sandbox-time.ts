import { effect, signal } from '@preact/signals';

import { about } from './page-state';

/** The sandbox's time when the page learned it last, and the browser's time at that moment. */
let known = { sandbox: Date.now(), browser: Date.now(), isRunning: true };

effect(() => {
  const { now, clock } = about.value ?? {};
  if (now !== undefined)
    known = { sandbox: Date.parse(now), browser: Date.now(), isRunning: clock !== 'manual' };
});

/** Changes every second, so that what shows a time is drawn again. */
const browserNow = signal(Date.now());

setInterval(() => (browserNow.value = Date.now()), 1_000);

/** The present time in the sandbox, in milliseconds since 1970. It stands still while the clock is stopped. */
export function sandboxNow(): number {
  return known.isRunning ? known.sandbox + browserNow.value - known.browser : known.sandbox;
}
