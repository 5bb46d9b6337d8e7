import type { JsonObject } from '../../engine/json';

/** An action of a call flow, checked. */
export interface CallAction {
  readonly action: string;
  readonly params: JsonObject;
}

/** How a call, or a whole session, ended. */
export type CallOutcome = 'COMPLETED' | 'NO_ANSWER' | 'BUSY' | 'CANCELED' | 'FAILED' | 'ERROR';

/** A call between the sandbox and one person. */
export interface Call {
  readonly callId: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly source: string;
  readonly destination: string;
  /** Reference of the virtual number at this end, if it is one. */
  readonly sourceRefId?: string;
  readonly destinationRefId?: string;
  /** Milliseconds since 1970, as all moments here. */
  readonly initiatedAt: number;
  readonly recorded: boolean;
  connectedAt?: number;
  disconnectedAt?: number;
  outcome?: CallOutcome;
}

/** Keys that are being waited for. */
export interface Capture {
  readonly params: JsonObject;
  digits: string;
  tries: number;
}

/** A session: one call, or two that are joined. */
export interface CallSession {
  readonly sessionId: string;
  readonly subAccountId: string;
  readonly clientRequestId?: string;
  readonly startedAt: number;
  readonly calls: Call[];
  /** What is still to be done. */
  actions: readonly CallAction[];
  /** As summaries call it: MAKE_CALL. */
  lastAction: string;
  /** Whether anything was said, played or asked for, and not only people joined. */
  playedPrompt: boolean;
  /** What was said, or the address of what was played, in order: prompts, and what is said after them, included. */
  readonly heard: string[];
  capture?: Capture | undefined;
  /** From the last answer to a webhook. */
  clientActionId?: string;
  /** Whether the answer to a webhook is waited for. */
  awaitsAction: boolean;
  /** Tasks that were planned in an earlier turn no longer count. */
  turn: number;
  endedAt?: number;
  outcome?: CallOutcome;
  errorCode?: number;
}

/** What happens next in a session. */
export type CallStep =
  /** The next action of its flow. */
  | 'act'
  /** Whoever is called answers, or does not. */
  | 'rung'
  /** The prompt has been said: keys are waited for. */
  | 'listen'
  /** No key came in time. */
  | 'silence'
  /** The prompt, and what is said after it, is over. */
  | 'captured'
  /** People who were joined have said all. */
  | 'farewell';

/** The person at the other end of a call. */
export function getCustomerNumber({ direction, source, destination }: Call): string {
  return direction === 'INBOUND' ? source : destination;
}

/** The call that is ringing, if one is. */
export function findRingingCall({ calls }: CallSession): Call | undefined {
  return calls.find(
    ({ direction, connectedAt, disconnectedAt }) =>
      direction === 'OUTBOUND' && connectedAt === undefined && disconnectedAt === undefined,
  );
}
