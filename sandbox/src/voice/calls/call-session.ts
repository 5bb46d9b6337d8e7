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
  /** The reference of the virtual number, if the number is one. */
  readonly sourceRefId?: string;
  readonly destinationRefId?: string;
  /** All times here are in milliseconds since 1970. */
  readonly initiatedAt: number;
  readonly recorded: boolean;
  connectedAt?: number;
  disconnectedAt?: number;
  outcome?: CallOutcome;
}

/** The state of an action that waits for keys. */
export interface Capture {
  readonly params: JsonObject;
  digits: string;
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
  /** In the form of session summaries, for example MAKE_CALL. */
  lastAction: string;
  /** Whether a prompt was spoken or played, or keys were requested. */
  playedPrompt: boolean;
  /** The spoken texts and played files, in order. */
  readonly heard: string[];
  capture?: Capture | undefined;
  /** From the last webhook response. */
  clientActionId?: string;
  /** Whether the session waits for a webhook response. */
  awaitsAction: boolean;
  /** A scheduled task of an earlier turn is ignored. */
  turn: number;
  endedAt?: number;
  outcome?: CallOutcome;
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
  /** No key came in time. */
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
