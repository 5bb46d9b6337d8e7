export type { ApiName, EightByEightClient } from 'cpaas-8x8';
export { EightByEightModule } from './eight-by-eight.module';
export type {
  EightByEightModuleOptions,
  EightByEightOptionsFactory,
} from './eight-by-eight-options.interface';
export type { EightByEightAsyncOptions, EightByEightRootOptions } from './eight-by-eight.module-definition';
export {
  DEFAULT_ACCOUNT,
  getEightByEightOptionsToken,
  getEightByEightServiceToken,
  getEightByEightToken,
  getWebhookReceiverToken,
  type EightByEightService,
} from './eight-by-eight.tokens';
export { EightByEightExceptionFilter } from './errors/eight-by-eight-exception.filter';
export { InjectEightByEight } from './inject-eight-by-eight.decorator';
export { InjectEightByEightService } from './inject-eight-by-eight-service.decorator';
export type { AttemptLogging } from './logging/attempt-logging.interface';
export { EndWithRequest } from './request/end-with-request.interceptor';
export { InjectRequestSignal, REQUEST_SIGNAL } from './request/inject-request-signal.decorator';
export { outliveRequest } from './request/request-signal';
export { RequestSignal } from './request/request-signal.decorator';
export * from './services';
export * from './webhooks';
