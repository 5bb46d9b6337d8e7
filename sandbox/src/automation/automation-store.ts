import type { SandboxContext } from '../engine/context';
import { takeLast } from '../engine/json';
import type { Definition } from './definition';
import { isFinished, type Workflow } from './workflow';

/** A conversation that was handed to an agent in Converse. */
export interface Handover {
  readonly workflowId: string;
  readonly stepId: string;
  readonly at: string;
  readonly subAccountId?: string;
  readonly customer?: string;
}

/** The state of automation: plain data. */
export interface AutomationStore {
  /** All versions, oldest first. */
  definitions: Definition[];
  /** By workflow ID, oldest first. */
  readonly workflows: Record<string, Workflow>;
  readonly handovers: Handover[];
  /** The number of workflows started in each month, for example `2026-11`. */
  readonly started: Record<string, number>;
}

export function createAutomationStore(): AutomationStore {
  return { definitions: [], workflows: {}, handovers: [], started: {} };
}

/** Returns the versions of a definition, newest first. */
export function findVersions({ definitions }: AutomationStore, id: string): Definition[] {
  return definitions.filter((each) => each.id === id.toLowerCase()).sort((a, b) => b.version - a.version);
}

/** Returns the latest version of each definition, oldest definition first. */
export function getLatestVersions({ definitions }: AutomationStore): Definition[] {
  const latest = new Map<string, Definition>();
  for (const each of definitions) {
    if (each.version >= (latest.get(each.id)?.version ?? 0)) latest.set(each.id, each);
  }
  return [...latest.values()];
}

export function findDefinition(
  store: AutomationStore,
  { definitionId, version }: Workflow,
): Definition | undefined {
  return store.definitions.find((each) => each.id === definitionId && each.version === version);
}

export function listWorkflows(store: AutomationStore): Workflow[] {
  return Object.values(store.workflows);
}

const maxWorkflows = 5_000;

/** Stores a workflow. Above the limit, it deletes the oldest finished workflow. */
export function storeWorkflow({ state }: SandboxContext, workflow: Workflow): void {
  const { workflows, started } = state.automation;
  workflows[workflow.workflowId] = workflow;
  const month = workflow.startedAt.slice(0, 7);
  started[month] = (started[month] ?? 0) + 1;
  const all = Object.values(workflows);
  if (all.length <= maxWorkflows) return;
  const oldest = all.find(isFinished);
  if (oldest) Reflect.deleteProperty(workflows, oldest.workflowId);
}

const maxRecords = 2_000;

/** Appends a record and drops the oldest ones above the limit. */
export function appendLimited<T>(list: T[], record: T): void {
  list.push(record);
  if (list.length > maxRecords) list.splice(0, list.length, ...takeLast(list, maxRecords));
}
