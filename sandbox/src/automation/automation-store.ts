import type { SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import type { SandboxState } from '../engine/state/state';
import { defineTable } from '../engine/state/table-definition';
import type { Definition } from './definition';
import { isFinished, type StepRun, type Workflow } from './workflow';

/** A conversation that was handed to an agent in Converse. */
export interface Handover {
  readonly workflowId: string;
  readonly stepId: string;
  readonly at: string;
  readonly subAccountId?: string;
  readonly customer?: string;
}

/** All versions of all definitions, oldest first. */
export const definitionTable = defineTable<Definition>({
  name: 'definitions',
  key: ({ id, version }) => `${id}/${version}`,
  fields: { id: 'string', version: 'number', trigger: 'string', status: 'string', steps: 'array' },
});

/** The running and finished workflows, oldest first. */
export const workflowTable = defineTable<Workflow>({
  name: 'workflows',
  key: ({ workflowId }) => workflowId,
  fields: {
    workflowId: 'string',
    definitionId: 'string',
    version: 'number',
    startedAt: 'string',
    status: 'string',
    data: 'object',
    runs: 'array',
    errors: 'array',
  },
});

const handoverTable = defineTable<StoredHandover>({
  name: 'handovers',
  key: ({ id }) => id,
  fields: { id: 'string', workflowId: 'string', stepId: 'string', at: 'string' },
});

interface StoredHandover extends Handover {
  readonly id: string;
}

/** The number of workflows started in a month. */
export interface MonthlyUsage {
  /** For example `2026-11`. */
  readonly month: string;
  readonly started: number;
}

export const usageTable = defineTable<MonthlyUsage>({
  name: 'workflowUsage',
  key: ({ month }) => month,
  fields: { month: 'string', started: 'number' },
});

/** Returns the versions of a definition, newest first. */
export function findVersions(state: SandboxState, id: string): Definition[] {
  return state
    .table(definitionTable)
    .filter((each) => each.id === id.toLowerCase())
    .sort((a, b) => b.version - a.version);
}

/** Returns the latest version of each definition, oldest definition first. */
export function getLatestVersions(state: SandboxState): Definition[] {
  const latest = new Map<string, Definition>();
  for (const each of state.table(definitionTable).values()) {
    if (each.version >= (latest.get(each.id)?.version ?? 0)) latest.set(each.id, each);
  }
  return [...latest.values()];
}

export function findDefinition(
  state: SandboxState,
  { definitionId, version }: Workflow,
): Definition | undefined {
  return state.table(definitionTable).get(`${definitionId}/${version}`);
}

const maxWorkflows = 5_000;

/**
 * Stores a new workflow and counts it in the usage of its month. Above the limit, it deletes the oldest finished
 * workflow.
 */
export function storeWorkflow({ state }: SandboxContext, workflow: Workflow): void {
  const workflows = state.table(workflowTable);
  workflows.put(workflow);
  workflows.limit(maxWorkflows, isFinished);
  const usage = state.table(usageTable);
  const month = workflow.startedAt.slice(0, 7);
  usage.put({ month, started: (usage.get(month)?.started ?? 0) + 1 });
}

export function updateWorkflow(
  { state }: SandboxContext,
  workflow: Workflow,
  changes: Partial<Workflow>,
): void {
  state.table(workflowTable).update(workflow, changes);
}

export function updateRun(
  { state }: SandboxContext,
  workflow: Workflow,
  run: StepRun,
  changes: Partial<StepRun>,
): void {
  state.table(workflowTable).change(workflow, () => Object.assign(run, changes));
}

const maxHandovers = 2_000;

export function recordHandover({ state }: SandboxContext, handover: Handover): void {
  const handovers = state.table(handoverTable);
  handovers.put({ id: nextUuid(state, 'handover'), ...handover });
  handovers.limit(maxHandovers);
}

/** Lists the conversations that workflows handed to Converse, oldest first. */
export function listHandovers(state: SandboxState): Handover[] {
  return state
    .table(handoverTable)
    .list()
    .map(({ id: _, ...handover }) => handover);
}
