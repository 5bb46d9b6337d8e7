import { createAutomationStore } from '../automation/automation-store';
import { restartInterruptedRuns } from '../automation/workflow-lifecycle';
import type { SandboxContext } from './context';
import { isObject } from './json';
import type { ScheduledTask, SandboxState } from './state';

const format = '8x8-sandbox';
const version = 1;

type MapField = 'messages' | 'customers' | 'exportJobs' | 'verifications' | 'deliveries';

/** The maps of the state as lists of their values. */
type MapFieldLists = {
  readonly [K in MapField]: readonly (SandboxState[K] extends Map<string, infer V> ? V : never)[];
};

/** The state of a sandbox and its scheduled tasks as JSON. It contains webhook secrets. */
export interface Snapshot {
  readonly format: typeof format;
  readonly version: typeof version;
  /** The sandbox's time in milliseconds since 1970. */
  readonly now: number;
  readonly tasks: readonly ScheduledTask[];
  readonly state: Omit<SandboxState, MapField> & MapFieldLists;
}

/** Returns a snapshot that shares no objects with the running sandbox. */
export function createSnapshot(context: SandboxContext): Snapshot {
  return structuredClone(toSnapshot(context));
}

export function serializeSnapshot(context: SandboxContext): string {
  return `${JSON.stringify(toSnapshot(context))}\n`;
}

function toSnapshot({ state, scheduler, clock }: SandboxContext): Snapshot {
  return {
    format,
    version,
    now: clock.now(),
    tasks: scheduler.entries(),
    state: {
      ...state,
      messages: [...state.messages.values()],
      customers: [...state.customers.values()],
      exportJobs: [...state.exportJobs.values()],
      verifications: [...state.verifications.values()],
      deliveries: [...state.deliveries.values()],
    },
  };
}

/**
 * Replaces the state and the scheduled tasks, sets a manual clock, and restarts interrupted workflow steps. Call
 * `clock.wake()` afterwards, so that the clock notices the new tasks.
 *
 * @throws {Error} when the value is not a snapshot of this version.
 */
export function restoreSnapshot(context: SandboxContext, saved: unknown): void {
  if (!isSnapshot(saved))
    throw new Error(
      `This is not a saved sandbox state: "format" must be ${format}, and "version" ${version}`,
    );
  const { state, tasks, now } = structuredClone(saved);
  context.state = {
    ...state,
    messages: new Map(state.messages.map((message) => [message.umid, message])),
    customers: new Map(state.customers.map((customer) => [customer.key, customer])),
    exportJobs: new Map(state.exportJobs.map((job) => [job.jobId, job])),
    verifications: new Map(state.verifications.map((each) => [each.sessionId, each])),
    deliveries: new Map(state.deliveries.map((delivery) => [delivery.id, delivery])),
    // Older snapshots may lack fields of automation.
    automation: { ...createAutomationStore(), ...state.automation },
  };
  context.clock.set(now);
  context.scheduler.replace(tasks);
  restartInterruptedRuns(context);
}

function isSnapshot(value: unknown): value is Snapshot {
  if (!isObject(value) || value['format'] !== format || value['version'] !== version) return false;
  const { state } = value;
  if (
    !isObject(state) ||
    !isObject(state['contacts']) ||
    !isObject(state['business']) ||
    typeof value['now'] !== 'number' ||
    !Array.isArray(value['tasks'])
  )
    return false;
  return [
    'messages',
    'customers',
    'exportJobs',
    'verifications',
    'deliveries',
    'subAccounts',
    'webhookRegistrations',
    'faults',
  ].every((name) => Array.isArray(state[name]));
}
