import type { SandboxState } from '../engine/state/state';
import { notFound } from '../server/api-error';
import { findDefinition, getLatestVersions, workflowTable } from './automation-store';
import type { Definition } from './definition';
import type { Workflow } from './workflow';

/** Selects workflows. Absent fields match any. */
export interface WorkflowFilter {
  readonly workflowId?: string;
  readonly definitionId?: string;
  /** `Runnable`, `Suspended`, `Complete` or `Terminated`, in any case. */
  readonly status?: string;
  /** Part of the ID or of the data, ignoring case. */
  readonly search?: string;
  /** The ID of the last workflow of the previous page: only older ones are returned. */
  readonly before?: string;
  /** The maximum number of workflows. Default 50. */
  readonly limit?: number;
}

/** Returns matching workflows, the newest first. */
export function findWorkflows(state: SandboxState, filter: WorkflowFilter = {}): Workflow[] {
  const { before, limit = 50 } = filter;
  const found = state.table(workflowTable).filter((workflow) => matchesFilter(workflow, filter));
  const newestFirst = found.reverse();
  const start =
    before === undefined ? 0 : newestFirst.findIndex(({ workflowId }) => workflowId === before) + 1;
  return newestFirst.slice(start, start + limit);
}

function matchesFilter(workflow: Workflow, filter: WorkflowFilter): boolean {
  const { workflowId, definitionId, status, search = '' } = filter;
  if (workflowId !== undefined && workflow.workflowId !== workflowId) return false;
  if (definitionId !== undefined && workflow.definitionId !== definitionId) return false;
  if (status !== undefined && workflow.status.toLowerCase() !== status.toLowerCase()) return false;
  if (search === '') return true;
  return `${workflow.workflowId} ${JSON.stringify(workflow.data)}`
    .toLowerCase()
    .includes(search.toLowerCase());
}

/** A workflow, and the version of the definition that it runs. */
export interface WorkflowDetails extends Workflow {
  readonly definition: Definition | undefined;
}

/** @throws {ApiError} 404, when there is no such workflow. */
export function getWorkflowDetails(state: SandboxState, workflowId: string): WorkflowDetails {
  const workflow = state.table(workflowTable).get(workflowId);
  if (!workflow) throw notFound(`There is no workflow ${workflowId}`);
  return { ...workflow, definition: findDefinition(state, workflow) };
}

/** Selects definitions. */
export interface DefinitionFilter {
  /** Part of the name or of the ID, ignoring case. */
  readonly search?: string;
}

/** Returns the latest version of each matching definition, also of disabled ones, the newest first. */
export function findDefinitions(state: SandboxState, { search = '' }: DefinitionFilter = {}): Definition[] {
  const wanted = search.toLowerCase();
  return getLatestVersions(state)
    .filter(({ id, name }) => `${id} ${name}`.toLowerCase().includes(wanted))
    .reverse();
}
