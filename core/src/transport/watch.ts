import type { CatalogueEntry } from '../catalogue/entries';
import { attemptEvent, attemptStart, type AttemptEnd, type AttemptEvent } from './attempt-event';
import { tell } from './listener';
import type { PlannedRequest } from './planned-request';
import type { ClientOptions } from './settings';

/**
 * Tells those who watch that an attempt begins; answers what tells them how it ended. Nobody watches as a rule, and
 * then nothing is made.
 */
export function watchAttempt(
  { onAttempt, onAttemptStart }: ClientOptions,
  entry: CatalogueEntry,
  request: PlannedRequest,
  subAccount: unknown,
  attempt: number,
): ((end: AttemptEnd) => void) | undefined {
  if (!onAttempt && !onAttemptStart) return undefined;
  const start = attemptStart(entry, request, subAccount, attempt);
  let ended: ((event: AttemptEvent) => void) | undefined;
  tell((news) => (ended = onAttemptStart?.(news)), start);
  return (end) => {
    const event = attemptEvent(start, end);
    tell(ended, event);
    tell(onAttempt, event);
  };
}
