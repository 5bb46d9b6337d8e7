import type { SandboxState } from '../engine/state';

/** A request to the API and its result. */
export interface RecordedRequest {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The operation ID. Absent when no operation matched. */
  readonly operation?: string;
  /** The HTTP status. Absent when there was no response. */
  readonly status?: number;
  /** 8x8's error code. */
  readonly code?: number;
  /** The kind of the applied fault. */
  readonly fault?: string;
  /** The umids of the created messages. */
  readonly umids?: readonly string[];
}

const maxRequests = 2_000;

/** Records a request, and drops the oldest above the limit. */
export function recordRequest(state: SandboxState, request: RecordedRequest): void {
  state.requests.push(request);
  if (state.requests.length > maxRequests) state.requests.splice(0, state.requests.length - maxRequests);
}
