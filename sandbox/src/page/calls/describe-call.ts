import type { Call, CallSession } from '../../voice/calls/call-session';
import { findRinging } from './loaded-calls';

/** The number of the person in a call, whoever called. */
export function personOf({ direction, source, destination }: Call): string {
  return direction === 'INBOUND' ? source : destination;
}

/** The number of the business in a call. */
export function businessOf({ direction, source, destination }: Call): string {
  return direction === 'INBOUND' ? destination : source;
}

/** Who takes part: the person, or both people of a session that connects two calls. */
export function peopleOf({ calls }: CallSession): string {
  return calls.map(personOf).join(' and ');
}

export type CallPhase = 'starting' | 'ringing' | 'connecting' | 'connected' | 'ended';

export function phaseOf(session: CallSession): CallPhase {
  const [first] = session.calls;
  if (session.endedAt !== undefined) return 'ended';
  if (!first) return 'starting';
  if (findRinging(session)) return 'ringing';
  return first.connectedAt === undefined ? 'connecting' : 'connected';
}

/** For how long the session is connected, in milliseconds. */
export function connectedMs({ calls, endedAt }: CallSession, now: number): number {
  const connectedAt = calls[0]?.connectedAt;
  return connectedAt === undefined ? 0 : Math.max(0, (endedAt ?? now) - connectedAt);
}

/** `1:05` */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

const outcomes: Readonly<Record<string, string>> = {
  COMPLETED: 'completed',
  NO_ANSWER: 'no answer',
  BUSY: 'busy',
  CANCELED: 'cancelled',
  FAILED: 'failed',
  ERROR: 'error',
};

export function describeOutcome(outcome: string | undefined): string {
  return outcomes[outcome ?? ''] ?? outcome ?? '';
}

/** The state of a session in a few words. */
export function describePhase(session: CallSession): string {
  switch (phaseOf(session)) {
    case 'starting':
      return 'starting';
    case 'ringing':
      return session.calls.length > 1 ? 'calling the second person' : 'ringing';
    case 'connecting':
      return 'waiting for your app';
    case 'connected':
      return 'in a call';
    case 'ended':
      return describeOutcome(session.outcome);
  }
}
