import type { SandboxState } from '../engine/state';

/** A request that was made to the API, and how it ended. */
export interface RecordedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Catalogue id; absent where no operation was asked for. */
  readonly operation?: string;
  /** HTTP status; absent where no answer was given. */
  readonly status?: number;
  /** 8x8's code, on failure. */
  readonly code?: number;
  /** The fault that was injected: its kind. */
  readonly fault?: string;
  /** What was recorded because of it. */
  readonly umids?: readonly string[];
}

const maxRequests = 2_000;

/** Remembers a request; the oldest are forgotten. */
export function recordRequest(state: SandboxState, request: RecordedRequest): void {
  state.requests.push(request);
  if (state.requests.length > maxRequests) state.requests.splice(0, state.requests.length - maxRequests);
}
