import { currentTimestamp, type SandboxContext } from '../engine/context';
import type { ScheduledTask } from '../engine/scheduler';
import { formatTimestamp } from '../engine/timestamps';
import type { SandboxTask } from '../run-task';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';

/** The sandbox's clock, and what happens next. */
export interface ClockStatus {
  /** The sandbox's time as ISO 8601. */
  readonly now: string;
  /** A stopped clock advances on demand only. */
  readonly state: 'running' | 'stopped';
  /** How far the clock is ahead of the system time, in milliseconds. Negative when it is behind. */
  readonly aheadMs: number;
  /** The number of scheduled tasks. */
  readonly scheduled: number;
  /** The next scheduled task, or `null`. */
  readonly next: { readonly at: string; readonly kind: SandboxTask['kind']; readonly what: string } | null;
}

/** How far to advance: by milliseconds, or to a time. */
export interface Advance {
  /** Milliseconds. */
  readonly ms?: number;
  /** A date and time (ISO 8601), instead of `ms`. */
  readonly to?: string;
}

export const advanceSchema: SchemaFor<Advance> = {
  type: 'object',
  properties: { ms: { type: 'number', minimum: 0 }, to: { type: 'string', format: 'date-or-time' } },
  oneOf: [{ required: ['ms'] }, { required: ['to'] }],
};

const assertAdvance = createAssertion(advanceSchema);

/** How to let the time pass again. */
export interface ResumeClock {
  /** Go back to the system time, instead of going on from the sandbox's time. */
  readonly systemTime?: boolean;
}

const tasks: Readonly<Record<SandboxTask['kind'], string>> = {
  release: 'a scheduled message is sent',
  status: 'a message gets its next status',
  receipt: 'a delayed receipt is sent',
  fallback: 'the fallback time of a message ends',
  expire: 'a message expires',
  post: 'a webhook is posted',
  smppDeliver: 'a receipt or a message is sent over SMPP',
  smppParts: 'the parts of a long SMS that have come are put together',
  export: 'a log export goes on',
  workflow: 'a workflow goes on',
  review: 'WhatsApp has reviewed a template',
  contactBatch: 'a contact batch goes on',
  call: 'a call goes on',
  recording: 'a recording is uploaded',
  videoRecording: 'an event about a recorded video call is sent',
  'voice-export': 'a log export of calls goes on',
};

export const resumeClockSchema: SchemaFor<ResumeClock> = {
  type: 'object',
  properties: { systemTime: { type: 'boolean' } },
};

const assertResume = createAssertion(resumeClockSchema);

export function readClock(context: SandboxContext): ClockStatus {
  const { clock, scheduler } = context;
  const { next } = scheduler;
  return {
    now: currentTimestamp(context),
    state: clock.isStopped ? 'stopped' : 'running',
    aheadMs: clock.now() - Date.now(),
    scheduled: scheduler.size,
    next: next ? describeTask(next) : null,
  };
}

function describeTask({ at, task }: ScheduledTask): NonNullable<ClockStatus['next']> {
  const { kind } = task as SandboxTask;
  return { at: formatTimestamp(at), kind, what: tasks[kind] };
}

/** @throws {Error} when the milliseconds or the time are not valid, or the time has passed. */
export async function advanceClock(context: SandboxContext, advance: number | Advance): Promise<void> {
  await context.clock.advance(parseAdvance(context, typeof advance === 'number' ? { ms: advance } : advance));
  tellClock(context);
}

/** Advances to the next scheduled task, and runs it. @throws {Error} when nothing is scheduled. */
export async function advanceToNext(context: SandboxContext): Promise<ClockStatus> {
  const at = context.scheduler.nextAt;
  if (at === undefined) throw new Error('Nothing is scheduled: there is no next event to advance to');
  await context.clock.advance(Math.max(0, at - context.clock.now()));
  return tellClock(context);
}

export function stopClock(context: SandboxContext): ClockStatus {
  context.clock.halt();
  return tellClock(context);
}

export function resumeClock(context: SandboxContext, request: ResumeClock = {}): ClockStatus {
  assertResume(request, context.clock.now());
  context.clock.resume({ atSystemTime: request.systemTime === true });
  return tellClock(context);
}

function parseAdvance(context: SandboxContext, advance: Advance): number {
  assertAdvance(advance, context.clock.now());
  const { ms = 0, to } = advance;
  if (to === undefined) return ms;
  const time = Date.parse(to);
  const now = context.clock.now();
  if (time < now)
    throw new Error(
      `to must not be before the sandbox's time, ${currentTimestamp(context)}: time only moves forward`,
    );
  return time - now;
}

function tellClock(context: SandboxContext): ClockStatus {
  const status = readClock(context);
  context.eventFeed.emit<ClockEvent>({ kind: 'clock', now: status.now, state: status.state });
  return status;
}

/** The clock was stopped, resumed or advanced. */
export interface ClockEvent {
  readonly kind: 'clock';
  readonly now: string;
  readonly state: 'running' | 'stopped';
}
