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
  readonly connectedAt?: number;
  readonly disconnectedAt?: number;
  readonly outcome?: CallOutcome;
}

/** The state of an action that waits for keys. */
export interface Capture {
  readonly params: JsonObject;
  /** The keys pressed so far in the current try. */
  readonly digits: string;
  /** The number of the current try, from 1. */
  readonly tries: number;
  /** Set once the action has its result. Keys that are pressed later, during its last message, do not count. */
  readonly isComplete?: boolean;
}

/** What happened in a call session, in order: what was heard and pressed, and how the app answered. */
export type CallLogEntry = {
  /** In milliseconds since 1970. */
  readonly at: number;
} & (
  | {
      readonly kind: 'status';
      readonly callId: string;
      readonly status: 'CALL_INITIATED' | 'CALL_RECEIVED' | 'CALL_CONNECTED' | 'CALL_DISCONNECTED';
      readonly sipCode?: number;
    }
  | {
      readonly kind: 'said';
      readonly text: string;
      /** How long it takes, in milliseconds of the sandbox's time. */
      readonly ms: number;
      readonly voiceProfile?: string;
      readonly speed?: number;
      readonly repetition?: number;
    }
  | { readonly kind: 'played'; readonly url: string; readonly ms: number; readonly repetition?: number }
  /** Keys that the person pressed. `captured` is false when no action waited for keys. */
  | { readonly kind: 'keys'; readonly digits: string; readonly captured: boolean }
  /** The end of an action that waited for keys. */
  | { readonly kind: 'collected'; readonly digits: string }
  /** The call action webhook was asked for the next actions. */
  | {
      readonly kind: 'asked';
      readonly deliveryId: string;
      readonly callStatus: string;
      readonly dtmf?: string | null;
    }
  /** The response of the call action webhook. */
  | {
      readonly kind: 'answered';
      readonly actions: readonly CallAction[];
      readonly clientActionId?: string;
      /** Why the response was not accepted. */
      readonly problem?: string;
    }
  /** A recording is being uploaded, or was. */
  | {
      readonly kind: 'recording';
      readonly recordingId: string;
      readonly seconds: number;
      readonly status: 'PROCESSING' | 'UPLOAD_COMPLETED' | 'UPLOAD_FAILED';
      readonly url?: string;
    }
  | { readonly kind: 'hung-up'; readonly by: 'person' | 'flow' }
  | {
      readonly kind: 'ended';
      readonly outcome: CallOutcome;
      readonly errorCode?: number;
      /** What the error code means. */
      readonly reason?: string;
    }
);

/**
 * A session: one call, or two connected calls, with the call flow that it runs. The sandbox simulates calls: nobody is
 * really called.
 */
export interface CallSession {
  readonly sessionId: string;
  readonly subAccountId: string;
  readonly clientRequestId?: string;
  readonly startedAt: number;
  readonly calls: readonly Call[];
  /** The remaining actions. */
  readonly actions: readonly CallAction[];
  /** The last action that ran, as session summaries name it, for example MAKE_CALL. */
  readonly lastAction: string;
  /** Whether a prompt was spoken or played, or keys were requested. */
  readonly playedPrompt: boolean;
  /** The spoken texts and played files, in order. */
  readonly heard: readonly string[];
  /** What happened, in order. */
  readonly log: readonly CallLogEntry[];
  readonly capture?: Capture | undefined;
  /** The `clientActionId` of the last webhook response. */
  readonly clientActionId?: string | undefined;
  /** Whether the session waits for a webhook response. */
  readonly awaitsAction: boolean;
  /** Counts the scheduled steps. A scheduled task of an earlier turn is ignored. */
  readonly turn: number;
  readonly endedAt?: number;
  readonly outcome?: CallOutcome;
  /** 8x8's error code in the session summary. */
  readonly errorCode?: number;
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

/** The number of the person in the call, whoever called. */
export function getCustomerNumber({ direction, source, destination }: Call): string {
  return direction === 'INBOUND' ? source : destination;
}

/** Finds the outbound call that nobody has answered yet. */
export function findRingingCall({ calls }: CallSession): Call | undefined {
  return calls.find(
    ({ direction, connectedAt, disconnectedAt }) =>
      direction === 'OUTBOUND' && connectedAt === undefined && disconnectedAt === undefined,
  );
}

/** A call session is new, or has changed. */
export interface CallEvent {
  readonly kind: 'call';
  readonly session: CallSession;
}

/** A person has pressed the keys for which the call flow waited. */
export interface KeysNotice {
  readonly kind: 'keys';
  readonly session: CallSession;
  readonly keys: string;
}

/** Continues a call session, unless it has changed since. */
export interface CallTask {
  readonly kind: 'call';
  readonly sessionId: string;
  readonly turn: number;
  readonly step: CallStep;
}
