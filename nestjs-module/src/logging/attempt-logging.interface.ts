import type { LogLevel } from '@nestjs/common';

/** At which level the app's logger is told of what; `false` for never. */
export interface AttemptLogging {
  /** A request that succeeded: `debug` by default. */
  readonly success?: LogLevel | false;
  /** A request that failed, and is made again: `warn` by default. */
  readonly retry?: LogLevel | false;
  /** The last request of a call that failed: `warn` by default. The call's error goes to whoever made it. */
  readonly failure?: LogLevel | false;
  /** An input that was sent although something seems wrong with it: `warn` by default. */
  readonly warning?: LogLevel | false;
}
