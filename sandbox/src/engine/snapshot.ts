import { newAutomationBook } from '../automation/automation-store';
import { takeUpAgain } from '../automation/workflow-lifecycle';
import { isObject } from './json';
import type { AgendaEntry, WorldState } from './state';
import type { World } from './context';

const format = '8x8-sandbox';
const version = 1;

type Kept = 'messages' | 'customers' | 'exportJobs' | 'verifications' | 'deliveries';

/** What a map of the state becomes: its values, in order. */
type Listed = { readonly [K in Kept]: readonly (WorldState[K] extends Map<string, infer V> ? V : never)[] };

/** A whole sandbox as JSON: what has happened, and what is still to come. Secrets of webhooks are in it. */
export interface Snapshot {
  readonly format: typeof format;
  readonly version: typeof version;
  /** The sandbox's time, in milliseconds since 1970. */
  readonly now: number;
  readonly agenda: readonly AgendaEntry[];
  readonly state: Omit<WorldState, Kept> & Listed;
}

/** A snapshot that shares nothing with the running sandbox. */
export function snapshotOf(world: World): Snapshot {
  return structuredClone(describe(world));
}

/** The snapshot as the text of a file. */
export function snapshotText(world: World): string {
  return `${JSON.stringify(describe(world))}\n`;
}

function describe({ state, agenda, time }: World): Snapshot {
  return {
    format,
    version,
    now: time.now(),
    agenda: agenda.entries(),
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
export function restore(world: World, saved: unknown): void {
  if (!isSnapshot(saved))
    throw new Error(`This is no saved state of a sandbox: "format" must be ${format}, "version" ${version}`);
  const { state, agenda, now } = structuredClone(saved);
  world.state = {
    ...state,
    messages: new Map(state.messages.map((message) => [message.umid, message])),
    customers: new Map(state.customers.map((customer) => [customer.key, customer])),
    exportJobs: new Map(state.exportJobs.map((job) => [job.jobId, job])),
    verifications: new Map(state.verifications.map((each) => [each.sessionId, each])),
    deliveries: new Map(state.deliveries.map((delivery) => [delivery.id, delivery])),
    // Those that were saved before there were workflows have none.
    automation: { ...newAutomationBook(), ...state.automation },
  };
  world.time.set(now);
  world.agenda.replace(agenda);
  takeUpAgain(world);
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
