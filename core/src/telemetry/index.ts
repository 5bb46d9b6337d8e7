/** Tracing requests with OpenTelemetry: one span for each attempt. */
export { traceAttempts, type AttemptSpan, type AttemptTracer } from './open-telemetry';
