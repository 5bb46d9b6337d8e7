import type { SandboxContext } from '../../engine/context';
import { sessionTable } from '../voice-store';
import type { CallEvent, CallLogEntry, CallSession } from './call-session';

/** An entry without its time. */
type NewEntry = CallLogEntry extends infer Entry
  ? Entry extends unknown
    ? Omit<Entry, 'at'>
    : never
  : never;

/** A flow of call actions can go on for ever: only the newest entries of a session are kept. */
const maxEntries = 500;

/** Adds an entry to the log of a session, with the current time. */
export function addLogEntry(context: SandboxContext, session: CallSession, entry: NewEntry): void {
  const log = [...session.log, { at: context.clock.now(), ...entry } as CallLogEntry].slice(-maxEntries);
  context.state.table(sessionTable).update(session, { log });
  context.eventFeed.emit<CallEvent>({ kind: 'call', session });
}
