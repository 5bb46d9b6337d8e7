import type { LiveEvent } from './live-events';

const kinds = {
  message: true,
  customer: true,
  status: true,
  typing: true,
  webhook: true,
  call: true,
  video: true,
  workflow: true,
  verification: true,
  template: true,
  contactBatch: true,
  request: true,
  smpp: true,
  faults: true,
  clock: true,
  script: true,
  reset: true,
} satisfies Record<LiveEvent['kind'], true>;

/** The kinds of live events. */
export const liveEventKinds = Object.keys(kinds);
