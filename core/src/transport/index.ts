export type { AttemptEvent, AttemptStart, AttemptWatcher } from './attempt-event';
export { matchResults, type BatchOutcome } from './batch-results';
export { Call, type Answer } from './call';
export type { CallById } from './call-by-id';
export { createClientOver, type ClientOver } from './client';
export {
  ApiError,
  EightByEightError,
  JobError,
  RejectedError,
  TransportError,
  ValidationError,
  type ApiErrorDetails,
  type Outcome,
} from './errors';
export { productHosts, productUrl, regions, type Region } from './hosts';
export {
  HttpFailure,
  type Download,
  type DownloadRequest,
  type Http,
  type HttpFailureReason,
  type HttpRequest,
  type HttpResponse,
  type Ports,
} from './http-port';
export { ExportCall } from './export-call';
export { JobCall, type JobOptions, type JobProgress } from './job-call';
export { PagedCall } from './paged-call';
export { planOf, type Plan } from './plan';
export type { CallOptions, ClientOptions, Warning } from './settings';
export { usualTraffic, type TrafficLimits } from './traffic';
export type { Admission, AdmissionRequest } from './admission';
export { version } from './user-agent';
