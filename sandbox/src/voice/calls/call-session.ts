import type { JsonObject } from '../../engine/json';

/** A validated action of a call flow. */
export interface CallAction {
  readonly action: string;
  readonly params: JsonObject;
}

/** How a call or a session ended. */
export type CallOutcome = 'COMPLETED' | 'NO_ANSWER' | 'BUSY' | 'CANCELED' | 'FAILED' | 'ERROR';

/** A call between the sandbox and one person. */
export interface Call {
  readonly callId: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly source: string;
  readonly destination: string;
  /** The reference of `source`, if it is a virtual number of the account. */
  readonly sourceRefId?: string;
  /** The reference of `destination`, if it is a virtual number of the account. */
  readonly destinationRefId?: string;
  /** In milliseconds since 1970, like all times here. */
  readonly initiatedAt: number;
  /** Whether the call is recorded. */
  readonly recorded: boolean;
  connectedAt?: number;
  disconnectedAt?: number;
  outcome?: CallOutcome;
}

/** The state of an action that waits for keys. */
export interface Capture {
  readonly params: JsonObject;
  /** The keys pressed so far in the current try. */
  digits: string;
  /** The number of the current try, from 1. */
  tries: number;
}

/** A session: one call, or two connected calls. */
export interface CallSession {
  readonly sessionId: string;
  readonly subAccountId: string;
  readonly clientRequestId?: string;
  readonly startedAt: number;
  readonly calls: Call[];
  /** The remaining actions. */
  actions: readonly CallAction[];
  /** The last action that ran, as session summaries name it, for example MAKE_CALL. */
  lastAction: string;
  /** Whether a prompt was spoken or played, or keys were requested. */
  playedPrompt: boolean;
  /** The spoken texts and played files, in order. */
  readonly heard: string[];
  capture?: Capture | undefined;
  /** The `clientActionId` of the last webhook response. */
  clientActionId?: string;
  /** Whether the session waits for a webhook response. */
  awaitsAction: boolean;
  /** Counts the scheduled steps. A scheduled task of an earlier turn is ignored. */
  turn: number;
  endedAt?: number;
  outcome?: CallOutcome;
  /** 8x8's error code in the session summary. */
  errorCode?: number;
}

/** The next step of a session. */
export type CallStep =
  /** Runs the next action of the flow. */
  | 'next-action'
  /** The ring time is over. */
  | 'ring-timeout'
  /** The prompt is over: keys are awaited. */
  | 'wait-for-keys'
  /** No further key was pressed in time. */
  | 'key-timeout'
  /** The message after the keys is over. */
  | 'capture-done'
  /** The connected people have finished talking. */
  | 'talk-done';

export function getCustomerNumber({ direction, source, destination }: Call): string {
  return direction === 'INBOUND' ? source : destination;
}

export function findRingingCall({ calls }: CallSession): Call | undefined {
  return calls.find(
    ({ direction, connectedAt, disconnectedAt }) =>
      direction === 'OUTBOUND' && connectedAt === undefined && disconnectedAt === undefined,
  );
}
