import { currentTimestamp, type SandboxContext } from '../../engine/context';
import {
  advanceClock,
  advanceToNext,
  readClock,
  resumeClock,
  stopClock,
  type Advance,
  type ClockStatus,
  type ResumeClock,
} from '../clock-control';

/** The clock. */
export interface ClockFunctions {
  /** The sandbox's time as ISO 8601. */
  now(): string;
  /**
   * Advances the clock by milliseconds, or to a time. Resolves when all due tasks are done. A running clock goes on from
   * there.
   */
  advance(advance: number | Advance): Promise<void>;
  /** Advances the clock to the next scheduled task, and runs it. Rejects when nothing is scheduled. */
  advanceToNext(): Promise<ClockStatus>;
  /** Tells the time, whether the clock runs, and what is scheduled next. */
  clockStatus(): ClockStatus;
  /** Stops the time, as with the option `clock: 'manual'`. */
  stopClock(): ClockStatus;
  /** Lets the time pass again: from the sandbox's time, or with the system time. */
  resumeClock(request?: ResumeClock): ClockStatus;
}

export const createClockFunctions = (context: SandboxContext): ClockFunctions => ({
  now: () => currentTimestamp(context),
  advance: (advance) => advanceClock(context, advance),
  advanceToNext: () => advanceToNext(context),
  clockStatus: () => readClock(context),
  stopClock: () => stopClock(context),
  resumeClock: (request) => resumeClock(context, request),
});
