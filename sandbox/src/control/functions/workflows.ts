import { listHandovers, type Handover } from '../../automation/automation-store';
import type { Definition } from '../../automation/definition';
import {
  findDefinitions,
  findWorkflows,
  getWorkflowDetails,
  type DefinitionFilter,
  type WorkflowDetails,
  type WorkflowFilter,
} from '../../automation/find-workflows';
import type { Workflow } from '../../automation/workflow';
import type { SandboxContext } from '../../engine/context';

/** Automation. */
export interface WorkflowFunctions {
  /** Lists the latest version of each definition of Automation, the newest first. */
  definitions(filter?: DefinitionFilter): Definition[];
  /** Lists running and finished workflows with their steps and their data, the newest first. */
  workflows(filter?: WorkflowFilter): Workflow[];
  /** Returns a workflow with its definition. @throws {Error} when there is no such workflow. */
  workflow(workflowId: string): WorkflowDetails;
  /** Lists the conversations that workflows handed to Converse, oldest first. */
  handovers(): readonly Handover[];
}

export const createWorkflowFunctions = (context: SandboxContext): WorkflowFunctions => ({
  definitions: (filter) => findDefinitions(context.state, filter),
  workflows: (filter) => findWorkflows(context.state, filter),
  workflow: (workflowId) => getWorkflowDetails(context.state, workflowId),
  handovers: () => listHandovers(context.state),
});
