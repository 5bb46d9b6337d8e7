/** Sending requests: the options of the client, the ports for network and time, hosts and rate limits. */
export type { AttemptEvent, AttemptStart, AttemptStartListener } from './attempt-events';
export type { CallOptions, ClientOptions, Warning } from './client-options';
export { productHosts, productUrl, regions, type Region } from './hosts';
export type { Download, DownloadRequest, Http, HttpRequest, HttpResponse, Ports, ReadCsv } from './http-port';
export type { SharedRateLimit, SharedRateLimitRequest } from './rate-limit/shared-rate-limit';
export { defaultThrottleLimits, type ThrottleLimits } from './rate-limit/throttle';
export { version } from './request-headers';
export { matchResults, type BatchOutcome } from './response/match-batch-results';
