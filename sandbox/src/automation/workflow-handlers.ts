import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import { parseTimestamp } from '../engine/timestamps';
import { badRequest, notFound } from '../server/api-error';
import {
  type ApiCall,
  type Handlers,
  respondWith,
  type OperationResponse,
} from '../server/operations/api-call';
import { updateWorkflow, workflowTable } from './automation-store';
import { requireDefinitionId, requireDefinition, paginate } from './definition-handlers';
import { isFinished, type Workflow, type WorkflowEvent } from './workflow';
import { terminateWorkflow, scheduleActiveRuns, triggerWorkflows, startWorkflow } from './workflow-lifecycle';

/** Starts, lists, changes and stops workflows. */
export const automationWorkflowHandlers = {
  'automation.getWorkflows': getWorkflows,
  'automation.startWorkflow': startWorkflowFromRequest,
  'automation.getWorkflow': (call): OperationOutput<'automation.getWorkflow'> => {
    const workflow = requireWorkflow(call);
    return call.input.includeLogs === true
      ? { ...toOutput(workflow), logs: createLogs(workflow) }
      : toOutput(workflow);
  },
  'automation.changeWorkflow': changeStatus,
  'automation.getWorkflowErrors': (call): OperationOutput<'automation.getWorkflowErrors'> => {
    const { workflowId, errors } = requireWorkflow(call);
    return errors.map((error) => ({ workflowId, ...error }));
  },
  'automation.trigger': ({ context, input }): undefined => {
    triggerWorkflows(context, 'http_request', input.subAccountId, input.data);
  },
} satisfies Partial<Handlers>;

type WorkflowOutput = OperationOutput<'automation.getWorkflows'>[number];

function getWorkflows(call: ApiCall<OperationInput<'automation.getWorkflows'>>): WorkflowOutput[] {
  const { id, version } = requireDefinition(call);
  const { status, startTimeFrom, startTimeTo } = call.input;
  const from = parseBoundary('startTimeFrom', startTimeFrom) ?? -Infinity;
  const to = parseBoundary('startTimeTo', startTimeTo) ?? Infinity;
  const wantedStatus = status?.toLowerCase();
  const matching = call.context.state.table(workflowTable).filter((workflow) => {
    const startedAt = parseTimestamp(workflow.startedAt);
    return (
      workflow.definitionId === id &&
      workflow.version === version &&
      (wantedStatus === undefined || workflow.status.toLowerCase() === wantedStatus) &&
      from <= startedAt &&
      startedAt <= to
    );
  });
  return paginate(call, matching.reverse()).map(toOutput);
}

function parseBoundary(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const time = parseTimestamp(text);
  if (Number.isNaN(time)) throw badRequest(1000, `${name} is not a date and time in ISO 8601`);
  return time;
}

function startWorkflowFromRequest(
  call: ApiCall<OperationInput<'automation.startWorkflow'>>,
): OperationResponse<undefined> {
  const definition = requireDefinition(call);
  const { workflowId } = startWorkflow(call.context, definition, call.input.trigger ?? {});
  const { accountId } = call.context.state.record(accountRecord);
  const location = `/api/v1/accounts/${accountId}/definitions/${definition.id}/workflows/${workflowId}`;
  return respondWith(201, undefined, { location });
}

/**
 * @throws {ApiError} 400 with code 1000, when the ID is malformed; 404 with code 1300, when there is no such
 * workflow.
 */
function requireWorkflow(call: ApiCall<OperationInput<'automation.getWorkflowErrors'>>): Workflow {
  const definitionId = requireDefinitionId(call).toLowerCase();
  const workflowId = call.input.workflowId.toLowerCase();
  if (!/^[0-9a-f-]{24,36}$/.test(workflowId))
    throw badRequest(1000, 'The workflow ID is not valid: it has 24 to 36 hexadecimal digits');
  const workflow = call.context.state.table(workflowTable).get(workflowId);
  if (workflow?.definitionId !== definitionId) throw notFound(`There is no workflow ${workflowId}`);
  return workflow;
}

function changeStatus(call: ApiCall<OperationInput<'automation.changeWorkflow'>>): undefined {
  const workflow = requireWorkflow(call);
  if (isFinished(workflow))
    throw badRequest(1000, `The workflow is ${workflow.status}, so its status cannot change`);
  switch (call.input.status.toLowerCase()) {
    case 'suspend':
      updateWorkflow(call.context, workflow, { status: 'Suspended' });
      break;
    case 'resume':
      updateWorkflow(call.context, workflow, { status: 'Runnable' });
      scheduleActiveRuns(call.context, workflow);
      break;
    case 'terminate':
      terminateWorkflow(call.context, workflow);
      break;
    default:
      throw badRequest(1000, 'status must be suspend, resume or terminate');
  }
  call.context.eventFeed.emit<WorkflowEvent>({ kind: 'workflow', workflow });
}

function toOutput({
  workflowId,
  data,
  definitionId,
  version,
  status,
  startedAt,
  completedAt,
}: Workflow): WorkflowOutput {
  return {
    workflowId,
    // `startWorkflow` adds the required fields to the data of the trigger.
    data: data as WorkflowOutput['data'],
    definitionId,
    version,
    status,
    startedAt,
    completedAt,
  };
}

function createLogs({ runs }: Workflow): OperationOutput<'automation.getWorkflow'>['logs'] {
  return runs.map(({ id, stepId, startedAt, completedAt, status }) => ({
    id,
    stepName: stepId,
    startedAt,
    completedAt,
    status,
  }));
}
