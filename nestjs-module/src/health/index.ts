/** The entry point `/health`: a health indicator for `@nestjs/terminus`. */
export { EightByEightHealthIndicator } from './eight-by-eight.health-indicator';
export type { HealthCheckOptions } from './health-check-options.interface';
