import type { AttemptEvent, AttemptStart, AttemptStartListener } from '../transport/attempt-events';

/** The part of an OpenTelemetry tracer that is used. The tracers of `@opentelemetry/api` fit. */
export interface AttemptTracer {
  /** Starts a span. */
  startSpan(
    name: string,
    options: { readonly kind: number; readonly attributes: Record<string, string | number> },
  ): AttemptSpan;
}

/** The part of an OpenTelemetry span that is used. */
export interface AttemptSpan {
  /** Sets attributes of the attempt. */
  setAttributes(attributes: Record<string, string | number>): unknown;
  /** Sets the status. Code 2 is ERROR. */
  setStatus(status: { readonly code: number; readonly message?: string }): unknown;
  /** Ends the span. */
  end(): void;
}

/** `SpanKind.CLIENT` of OpenTelemetry. */
const clientKind = 2;

/** `SpanStatusCode.ERROR` of OpenTelemetry. */
const errorStatus = 2;

/**
 * Creates an OpenTelemetry span for each attempt of a request, by the semantic conventions for HTTP clients. The span
 * also has 8x8's error code and IDs. It contains no URL, phone number, text or API key.
 *
 * @example
 * import { trace } from '@opentelemetry/api';
 * const client = createClient({ apiKey, onAttemptStart: traceAttempts(trace.getTracer('shop')) });
 */
export function traceAttempts(tracer: AttemptTracer): AttemptStartListener {
  return (start) => {
    const attributes = attributesOfStart(start);
    const span = tracer.startSpan(`${start.method} ${start.route}`, { kind: clientKind, attributes });
    return (end) => {
      span.setAttributes(attributesOfEnd(end));
      if (end.outcome !== 'done')
        span.setStatus({ code: errorStatus, message: `${end.outcome}: ${errorType(end)}` });
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

/** Why no response came, or else its status. The conventions require few different values. */
function errorType({ reason, status, outcome }: AttemptEvent): string {
  return reason ?? (status === undefined || status < 300 ? outcome : String(status));
}
