import { createAutomationStore } from '../automation/automation-store';
import { restartInterruptedRuns } from '../automation/workflow-lifecycle';
import { isObject } from './json';
import type { ScheduledTask, SandboxState } from './state';
import type { SandboxContext } from './context';

const format = '8x8-sandbox';
const version = 1;

type MapField = 'messages' | 'customers' | 'exportJobs' | 'verifications' | 'deliveries';

/** What a map of the state becomes: its values, in order. */
type MapFieldLists = {
  readonly [K in MapField]: readonly (SandboxState[K] extends Map<string, infer V> ? V : never)[];
};

/** A whole sandbox as JSON: what has happened, and what is still to come. Secrets of webhooks are in it. */
export interface Snapshot {
  readonly format: typeof format;
  readonly version: typeof version;
  /** The sandbox's time, in milliseconds since 1970. */
  readonly now: number;
  readonly tasks: readonly ScheduledTask[];
  readonly state: Omit<SandboxState, MapField> & MapFieldLists;
}

/** A snapshot that shares nothing with the running sandbox. */
export function createSnapshot(context: SandboxContext): Snapshot {
  return structuredClone(toSnapshot(context));
}

/** The snapshot as the text of a file. */
export function serializeSnapshot(context: SandboxContext): string {
  return `${JSON.stringify(toSnapshot(context))}\n`;
}

function toSnapshot({ state, scheduler: scheduler, clock: clock }: SandboxContext): Snapshot {
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

/** Puts a saved sandbox in place of the running one; its time goes on with `wake`. @throws {Error} when it is no snapshot of this version. */
export function restoreSnapshot(context: SandboxContext, saved: unknown): void {
  if (!isSnapshot(saved))
    throw new Error(`This is no saved state of a sandbox: "format" must be ${format}, "version" ${version}`);
  const { state, tasks: scheduler, now } = structuredClone(saved);
  context.state = {
    ...state,
    messages: new Map(state.messages.map((message) => [message.umid, message])),
    customers: new Map(state.customers.map((customer) => [customer.key, customer])),
    exportJobs: new Map(state.exportJobs.map((job) => [job.jobId, job])),
    verifications: new Map(state.verifications.map((each) => [each.sessionId, each])),
    deliveries: new Map(state.deliveries.map((delivery) => [delivery.id, delivery])),
    // Those that were saved before there were workflows have none.
    automation: { ...createAutomationStore(), ...state.automation },
  };
  context.clock.set(now);
  context.scheduler.replace(scheduler);
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
    !Array.isArray(value['agenda'])
  )
    return false;
  return [
    'messages',
    'customers',
    'exportJobs',
    'verifications',
    'deliveries',
    'subAccounts',
    'webhookSlots',
    'faults',
  ].every((name) => Array.isArray(state[name]));
}
