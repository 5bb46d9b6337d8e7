import type { SandboxContext } from '../../engine/context';
import { sameAddress } from '../../numbers/phone-numbers';
import { sessionTable } from '../voice-store';
import type { CallSession } from './call-session';

/** Selects call sessions. */
export interface CallFilter {
  readonly sessionId?: string;
  /** A phone number that takes part, also a virtual number. */
  readonly number?: string;
  /** Part of a number, of the ID of the session, or of what was said, ignoring case. */
  readonly search?: string;
  /** `active`: the session has not ended. Or how it ended, such as `COMPLETED`. */
  readonly state?: string;
  /** The ID of a session: only older sessions are returned. */
  readonly before?: string;
  /** The maximum number of sessions: the newest ones. Default: all. */
  readonly limit?: number;
}

/** Returns the matching sessions, oldest first. */
export function findSessions({ state }: SandboxContext, filter: CallFilter = {}): CallSession[] {
  const sessions = state.table(sessionTable).list();
  const end =
    filter.before === undefined ? -1 : sessions.findIndex(({ sessionId }) => sessionId === filter.before);
  const found = (end === -1 ? sessions : sessions.slice(0, end)).filter((session) =>
    matches(session, filter),
  );
  return filter.limit === undefined ? found : filter.limit === 0 ? [] : found.slice(-filter.limit);
}

function matches(session: CallSession, { sessionId, number, search, state }: CallFilter): boolean {
  const { calls, endedAt, outcome, heard } = session;
  const numbers = calls.flatMap(({ source, destination }) => [source, destination]);
  if (sessionId !== undefined && session.sessionId !== sessionId) return false;
  if (number !== undefined && !numbers.some((each) => sameAddress(each, number))) return false;
  if (state === 'active' && endedAt !== undefined) return false;
  if (state !== undefined && state !== 'active' && outcome !== state) return false;
  const wanted = search?.toLowerCase() ?? '';
  return [...numbers, session.sessionId, ...heard].some((text) => text.toLowerCase().includes(wanted));
}
