import { lastOf } from '../engine/json';
import type { World } from '../engine/context';
import type { Definition } from './definition';
import { isOver, type Workflow } from './workflow';

/** A conversation that was handed to an agent in Converse. */
export interface Handover {
  readonly workflowId: string;
  readonly stepId: string;
  readonly at: string;
  readonly subAccountId?: string;
  readonly customer?: string;
}

/** Everything there is of automation, as data. */
export interface AutomationBook {
  /** Every version, oldest first. */
  definitions: Definition[];
  /** By their ID, oldest first. */
  readonly workflows: Record<string, Workflow>;
  readonly handovers: Handover[];
  /** How many workflows were started in each month: `2026-11`. */
  readonly started: Record<string, number>;
}

export function newAutomationBook(): AutomationBook {
  return { definitions: [], workflows: {}, handovers: [], started: {} };
}

/** The versions of a definition, newest first. */
export function versionsOf({ definitions }: AutomationBook, id: string): Definition[] {
  return definitions
    .filter((each) => each.id === id.toLowerCase())
    .sort((one, other) => other.version - one.version);
}

/** The newest version of each definition, oldest definition first. */
export function newestVersions({ definitions }: AutomationBook): Definition[] {
  const newest = new Map<string, Definition>();
  for (const each of definitions) {
    if (each.version >= (newest.get(each.id)?.version ?? 0)) newest.set(each.id, each);
  }
  return [...newest.values()];
}

export function definitionOf(
  book: AutomationBook,
  { definitionId, version }: Workflow,
): Definition | undefined {
  return book.definitions.find((each) => each.id === definitionId && each.version === version);
}

export function workflowsOf(book: AutomationBook): Workflow[] {
  return Object.values(book.workflows);
}

const mostWorkflows = 5_000;

/** Puts a workflow into the book; of those that are over, the oldest are forgotten when there are too many. */
export function keepWorkflow({ state }: World, workflow: Workflow): void {
  const { workflows, started } = state.automation;
  workflows[workflow.workflowId] = workflow;
  const month = workflow.startedAt.slice(0, 7);
  started[month] = (started[month] ?? 0) + 1;
  const all = Object.values(workflows);
  if (all.length <= mostWorkflows) return;
  const oldest = all.find(isOver);
  if (oldest) Reflect.deleteProperty(workflows, oldest.workflowId);
}

const mostRecords = 2_000;

/** Adds to a list that must not grow for ever. */
export function keepRecord<T>(list: T[], record: T): void {
  list.push(record);
  if (list.length > mostRecords) list.splice(0, list.length, ...lastOf(list, mostRecords));
}
