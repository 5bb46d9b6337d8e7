import type { Issue } from '../../validation/issue';
import { asRecord } from '../../transport/response/parse-body';

/** How many messages 8x8 is given in a period, at most. */
export interface Pace {
  /** Number of messages. */
  readonly messages: number;
  /** The period. */
  readonly per: 'second' | 'minute' | 'hour';
}

const periodMs = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** Returns the issues of a pace. */
export function paceIssues(pace: Pace | undefined): Issue[] {
  if (pace === undefined) return [];
  const { messages, per } = asRecord(pace);
  if (Number.isInteger(messages) && Number(messages) >= 1 && Object.hasOwn(periodMs, String(per))) return [];
  const advice = "Give whole messages per second, minute or hour: { messages: 100, per: 'minute' }.";
  return [{ path: 'pace', rule: 'options', message: 'is not a pace', advice }];
}

/** Reserves the times at which batches may leave. */
export class Pacer {
  /** @param nextAt The time of the next batch, from the checkpoint of an earlier run. */
  constructor(
    private readonly pace: Pace,
    private nextAt = 0,
  ) {}

  /** Returns the time at which a batch may leave, and when the next one may. */
  reserve(count: number, now: number): { readonly at: number; readonly nextAt: number } {
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + (count * periodMs[this.pace.per]) / this.pace.messages;
    return { at, nextAt: this.nextAt };
  }
}
