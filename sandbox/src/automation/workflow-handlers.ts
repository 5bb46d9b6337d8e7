import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { workflowsOf } from './automation-store';
import { terminateWorkflow, planAll, raise, startWorkflow } from './workflow-lifecycle';
import { isOver, type Workflow } from './workflow';
import { invalid, notFound } from '../server/api-error';
import { momentOf } from '../engine/timestamps';
import { type ApiCall, type Handlers, reply, type Reply } from '../server/operations/api-call';
import { definitionIdIn, requireDefinition, pageOf } from './definition-handlers';

/** Workflows: starting, watching and stopping them. */
export const automationWorkflows = {
  'automation.getWorkflows': getWorkflows,
  'automation.startWorkflow': start,
  'automation.getWorkflow': (call): OperationOutput<'automation.getWorkflow'> => {
    const workflow = requireWorkflow(call);
    return call.input.includeLogs === true
      ? { ...describe(workflow), logs: logsOf(workflow) }
      : describe(workflow);
  },
  'automation.changeWorkflow': change,
  'automation.getWorkflowErrors': (call): OperationOutput<'automation.getWorkflowErrors'> => {
    const { workflowId, errors } = requireWorkflow(call);
    return errors.map((error) => ({ workflowId, ...error }));
  },
  'automation.trigger': ({ world, input }): undefined => {
    raise(world, 'http_request', input.subAccountId, input.data);
  },
} satisfies Partial<Handlers>;

type ShownWorkflow = OperationOutput<'automation.getWorkflows'>[number];

function getWorkflows(call: ApiCall<OperationInput<'automation.getWorkflows'>>): ShownWorkflow[] {
  const { id, version } = requireDefinition(call);
  const { status, startTimeFrom, startTimeTo } = call.input;
  const from = boundary('startTimeFrom', startTimeFrom) ?? -Infinity;
  const to = boundary('startTimeTo', startTimeTo) ?? Infinity;
  const wanted = status?.toLowerCase();
  const meant = workflowsOf(call.world.state.automation).filter((workflow) => {
    const startedAt = momentOf(workflow.startedAt);
    return (
      workflow.definitionId === id &&
      workflow.version === version &&
      (wanted === undefined || workflow.status.toLowerCase() === wanted) &&
      from <= startedAt &&
      startedAt <= to
    );
  });
  return pageOf(call, meant.reverse()).map(describe);
}

function boundary(name: string, given: string | undefined): number | undefined {
  if (given === undefined) return undefined;
  const moment = momentOf(given);
  if (Number.isNaN(moment)) throw invalid(1000, `${name} is no moment in ISO 8601`);
  return moment;
}

function start(call: ApiCall<OperationInput<'automation.startWorkflow'>>): Reply<undefined> {
  const definition = requireDefinition(call);
  const { workflowId } = startWorkflow(call.world, definition, call.input.trigger ?? {});
  const { accountId } = call.world.state.account;
  const location = `/api/v1/accounts/${accountId}/definitions/${definition.id}/workflows/${workflowId}`;
  return reply(201, undefined, { location });
}

/** @throws {Problem} 400 with code 1000, when it is no ID of a workflow; 404 with code 1300, when there is none. */
function requireWorkflow(call: ApiCall<OperationInput<'automation.getWorkflowErrors'>>): Workflow {
  const definitionId = definitionIdIn(call).toLowerCase();
  const workflowId = call.input.workflowId.toLowerCase();
  if (!/^[0-9a-f-]{24,36}$/.test(workflowId)) throw invalid(1000, 'The workflow ID is not one');
  const workflow = call.world.state.automation.workflows[workflowId];
  if (workflow?.definitionId !== definitionId) throw notFound(`There is no workflow ${workflowId}`);
  return workflow;
}

function change(call: ApiCall<OperationInput<'automation.changeWorkflow'>>): undefined {
  const workflow = requireWorkflow(call);
  if (isOver(workflow))
    throw invalid(1000, `The workflow is ${workflow.status}: it cannot be changed any more`);
  switch (call.input.status.toLowerCase()) {
    case 'suspend':
      workflow.status = 'Suspended';
      break;
    case 'resume':
      workflow.status = 'Runnable';
      planAll(call.world, workflow);
      break;
    case 'terminate':
      terminateWorkflow(call.world, workflow);
      break;
    default:
      throw invalid(1000, 'status must be suspend, resume or terminate');
  }
  call.world.live.tell({ kind: 'workflow', workflow });
}

function describe({
  workflowId,
  data,
  definitionId,
  version,
  status,
  startedAt,
  completedAt,
}: Workflow): ShownWorkflow {
  return {
    workflowId,
    // `startWorkflow` adds the fields that the type requires to the data of the trigger.
    data: data as ShownWorkflow['data'],
    definitionId,
    version,
    status,
    startedAt,
    completedAt,
  };
}

function logsOf({ runs }: Workflow): OperationOutput<'automation.getWorkflow'>['logs'] {
  return runs.map(({ id, stepId, startedAt, completedAt, status }) => ({
    id,
    stepName: stepId,
    startedAt,
    completedAt,
    status,
  }));
}
