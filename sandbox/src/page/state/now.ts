import { effect } from '@preact/signals';
import { useEffect, useState } from 'preact/hooks';

import { about } from './page-state';

/** How far the sandbox's clock is ahead of that of the browser: it may have been advanced. */
let aheadMs = 0;

effect(() => {
  if (about.value) aheadMs = Date.parse(about.value.now) - Date.now();
});

/** The sandbox's time in milliseconds, each second anew. A clock that stands still shows its own time. */
export function useNow(): number {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  const { clock, now: standing } = about.value ?? {};
  return clock === 'manual' && standing !== undefined ? Date.parse(standing) : now + aheadMs;
}

/** `4 min 30 s`, `12 s`, `3 h 5 min`, `2 days`. */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1_000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min${seconds % 60 === 0 ? '' : ` ${seconds % 60} s`}`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h${minutes % 60 === 0 ? '' : ` ${minutes % 60} min`}`;
  return `${Math.floor(hours / 24)} days`;
}
