import { nextNumber } from '../engine/ids';
import { containsText, takeLast } from '../engine/json';
import type { SandboxState } from '../engine/state/state';
import { defineTable } from '../engine/state/table-definition';

/** A request to the API and its result. The page lists them, and tests check what their application sent. */
export interface RecordedRequest {
  /** Counts the requests, from 1. */
  readonly number: number;
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** The operation ID. Absent when no operation matched. */
  readonly operation?: string;
  /** The HTTP status. Absent when there was no response. */
  readonly status?: number;
  /** 8x8's error code. */
  readonly code?: number;
  /** Why the request was refused. */
  readonly reason?: string;
  /** The kinds of the applied faults, separated by commas. */
  readonly fault?: string;
  /** From the arrival of the request to its response, in milliseconds. */
  readonly durationMs: number;
  /** What arrived. Secrets are masked, and a long body is cut. */
  readonly request: RecordedContent & { readonly query?: string };
  /** What was answered. Absent when there was no response, or a fault made it. */
  readonly response?: RecordedContent;
  /** The umids of the created messages. */
  readonly umids?: readonly string[];
}

/** The headers and the beginning of the body of a request or a response. */
export interface RecordedContent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Selects requests. Absent fields match any. */
export interface RequestFilter {
  readonly method?: string;
  /** The operation ID. */
  readonly operation?: string;
  /** The HTTP status. */
  readonly status?: number;
  /** 8x8's error code. */
  readonly code?: number;
  /** The kind of an applied fault. */
  readonly fault?: string;
  /** Whether the request failed: no response, or a status of 400 or more. */
  readonly failed?: boolean;
  /** A message that the request created. */
  readonly umid?: string;
  /** Part of any of these, ignoring case. */
  readonly search?: string;
  /** The number of a request: only older ones are returned. */
  readonly before?: number;
  /** The maximum number of requests. The newest are returned. */
  readonly limit?: number;
}

const requestTable = defineTable<RecordedRequest>({
  name: 'requests',
  key: ({ number }) => String(number),
  fields: { number: 'number', at: 'string', method: 'string', path: 'string' },
});

/** Lists the matching requests, oldest first. */
export function findRequests(state: SandboxState, filter: RequestFilter = {}): RecordedRequest[] {
  const matching = state.table(requestTable).filter((request) => matchesFilter(request, filter));
  return takeLast(matching, filter.limit);
}

/** Deletes the bodies of the requests that created a message, and of all others that contain its umid. */
export function deleteRecordedBodies(state: SandboxState, umid: string): void {
  const requests = state.table(requestTable);
  for (const request of requests.filter((each) => containsText(each, umid)))
    requests.update(request, {
      request: withoutBody(request.request),
      ...(request.response ? { response: withoutBody(request.response) } : {}),
    });
}

function withoutBody<T extends RecordedContent>({ body: _body, ...rest }: T): Omit<T, 'body'> {
  return rest;
}

function matchesFilter(request: RecordedRequest, filter: RequestFilter): boolean {
  const { umid, search, before } = filter;
  if (before !== undefined && request.number >= before) return false;
  for (const name of ['method', 'operation', 'status', 'code'] as const)
    if (filter[name] !== undefined && filter[name] !== request[name]) return false;
  if (filter.fault !== undefined && request.fault?.split(', ').includes(filter.fault) !== true) return false;
  if (filter.failed !== undefined && filter.failed !== (request.status ?? 500) >= 400) return false;
  if (umid !== undefined && request.umids?.includes(umid) !== true) return false;
  return search === undefined || containsText(request, search);
}

const maxRequests = 2_000;

/** Records a request, and drops the oldest above the limit. */
export function recordRequest(
  state: SandboxState,
  request: Omit<RecordedRequest, 'number'>,
): RecordedRequest {
  const requests = state.table(requestTable);
  const recorded = requests.put({ number: nextNumber(state, 'apiRequest', 0), ...request });
  requests.limit(maxRequests);
  return recorded;
}

/** The API has answered a request. */
export interface RequestEvent {
  readonly kind: 'request';
  readonly request: RecordedRequest;
}
