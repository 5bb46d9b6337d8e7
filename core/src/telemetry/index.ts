export { traceAttempts, type AttemptSpan, type AttemptTracer } from './open-telemetry';
