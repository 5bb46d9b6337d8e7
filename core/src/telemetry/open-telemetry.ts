import type { AttemptEvent, AttemptStart, AttemptWatcher } from '../transport/attempt-events';

/** What is needed of a tracer. That of `@opentelemetry/api` fits. */
export interface AttemptTracer {
  /** Begins a span. */
  startSpan(
    name: string,
    options: { readonly kind: number; readonly attributes: Record<string, string | number> },
  ): AttemptSpan;
}

/** What is needed of a span. */
export interface AttemptSpan {
  /** Adds what is known of the attempt. */
  setAttributes(attributes: Record<string, string | number>): unknown;
  /** Says that it failed: code 2, ERROR. */
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  /** Ends the span. */
  end(): void;
}

/** `SpanKind.CLIENT` and `SpanStatusCode.ERROR` of OpenTelemetry. */
const client = 2;
const failed = 2;

/**
 * Makes an OpenTelemetry span of each attempt, by the semantic conventions of HTTP clients, and with what 8x8 said of
 * it. No address, no number, no text and no key is in it.
 *
 * @example
 * import { trace } from '@opentelemetry/api';
 * const client = createClient({ apiKey, onAttemptStart: traceAttempts(trace.getTracer('shop')) });
 */
export function traceAttempts(tracer: AttemptTracer): AttemptWatcher {
  return (start) => {
    const attributes = attributesOfStart(start);
    const span = tracer.startSpan(`${start.method} ${start.route}`, { kind: client, attributes });
    return (end) => {
      span.setAttributes(attributesOfEnd(end));
      if (end.outcome !== 'done')
        span.setStatus({ code: failed, message: `${end.outcome}: ${errorType(end)}` });
      span.end();
    };
  };
}

function attributesOfStart({ operation, attempt, method, host, route, subAccountId }: AttemptStart) {
  const [, name = host, port] = /^(.*?)(?::(\d+))?$/.exec(host) ?? [];
  return {
    'http.request.method': method,
    'server.address': name,
    ...(port === undefined ? {} : { 'server.port': Number(port) }),
    'url.template': route,
    ...(attempt > 1 ? { 'http.request.resend_count': attempt - 1 } : {}),
    'cpaas.operation': operation,
    ...(subAccountId === undefined ? {} : { 'cpaas.sub_account_id': subAccountId }),
  };
}

function attributesOfEnd(end: AttemptEvent) {
  const { status, code, errorId, umid, outcome, delayMs } = end;
  return {
    'cpaas.outcome': outcome,
    ...(status === undefined ? {} : { 'http.response.status_code': status }),
    ...(outcome === 'done' ? {} : { 'error.type': errorType(end) }),
    ...(code === undefined ? {} : { 'cpaas.error_code': code }),
    ...(errorId === undefined ? {} : { 'cpaas.error_id': errorId }),
    ...(umid === undefined ? {} : { 'cpaas.umid': umid }),
    ...(delayMs === undefined ? {} : { 'cpaas.retry_delay_ms': delayMs }),
  };
}

/** Few different values, as the conventions want it: why no answer came, else its status. */
function errorType({ reason, status, outcome }: AttemptEvent): string {
  return reason ?? (status === undefined || status < 300 ? outcome : String(status));
}
