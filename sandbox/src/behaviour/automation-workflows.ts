import { workflowsOf } from '../automation/book';
import { terminateWorkflow } from '../automation/end-workflow';
import { planAll } from '../automation/plan-run';
import { raise, startWorkflow } from '../automation/start-workflow';
import { isOver, type Workflow } from '../automation/workflow';
import { objectOf, spelled, textOf, type JsonObject } from '../json';
import { invalid, notFound } from '../server/problem';
import { momentOf } from '../time/moments';
import type { ApiCall, Behaviour } from './api-call';
import { definitionIdIn, requireDefinition } from './automation-definitions';
import { pageOf } from './automation-page';
import { reply, type Reply } from './reply';

/** Workflows: starting, watching and stopping them. */
export const automationWorkflows: Readonly<Record<string, Behaviour>> = {
  'automation.getWorkflows': getWorkflows,
  'automation.startWorkflow': start,
  'automation.getWorkflow': (call) => {
    const workflow = requireWorkflow(call);
    return call.input['includeLogs'] === true
      ? { ...describe(workflow), logs: logsOf(workflow) }
      : describe(workflow);
  },
  'automation.changeWorkflow': change,
  'automation.getWorkflowErrors': (call) => {
    const { workflowId, errors } = requireWorkflow(call);
    return errors.map((error) => ({ workflowId, ...error }));
  },
  'automation.trigger': ({ world, input }) => {
    raise(world, 'http_request', textOf(input['subAccountId']), objectOf(input['data']));
  },
};

function getWorkflows(call: ApiCall): JsonObject[] {
  const { id, version } = requireDefinition(call);
  const { status, startTimeFrom, startTimeTo } = call.input;
  const from = boundary('startTimeFrom', startTimeFrom) ?? -Infinity;
  const to = boundary('startTimeTo', startTimeTo) ?? Infinity;
  const wanted = textOf(status)?.toLowerCase();
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

function boundary(name: string, given: unknown): number | undefined {
  if (given === undefined) return undefined;
  const moment = momentOf(spelled(given));
  if (Number.isNaN(moment)) throw invalid(1000, `${name} is no moment in ISO 8601`);
  return moment;
}

function start(call: ApiCall): Reply {
  const definition = requireDefinition(call);
  const { workflowId } = startWorkflow(call.world, definition, objectOf(call.input['trigger']));
  const { accountId } = call.world.state.account;
  const location = `/api/v1/accounts/${accountId}/definitions/${definition.id}/workflows/${workflowId}`;
  return reply(201, undefined, { location });
}

/** @throws {Problem} 400 with code 1000, when it is no ID of a workflow; 404 with code 1300, when there is none. */
function requireWorkflow(call: ApiCall): Workflow {
  const definitionId = definitionIdIn(call).toLowerCase();
  const workflowId = textOf(call.input['workflowId'])?.toLowerCase() ?? '';
  if (!/^[0-9a-f-]{24,36}$/.test(workflowId)) throw invalid(1000, 'The workflow ID is not one');
  const workflow = call.world.state.automation.workflows[workflowId];
  if (workflow?.definitionId !== definitionId) throw notFound(`There is no workflow ${workflowId}`);
  return workflow;
}

function change(call: ApiCall): void {
  const workflow = requireWorkflow(call);
  const command = textOf(call.input['status'])?.toLowerCase();
  if (isOver(workflow))
    throw invalid(1000, `The workflow is ${workflow.status}: it cannot be changed any more`);
  switch (command) {
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
}: Workflow): JsonObject {
  return { workflowId, data, definitionId, version, status, startedAt, completedAt };
}

function logsOf({ runs }: Workflow): JsonObject[] {
  return runs.map(({ id, stepId, startedAt, completedAt, status }) => ({
    id,
    stepName: stepId,
    startedAt,
    completedAt,
    status,
  }));
}
