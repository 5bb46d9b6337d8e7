import { accountRecord } from '../engine/account';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { withoutUndefined, asText, type JsonObject } from '../engine/json';
import {
  getLatestVersions,
  storeWorkflow,
  updateRun,
  updateWorkflow,
  workflowTable,
} from './automation-store';
import type { Definition, Trigger } from './definition';
import { type Workflow, isActive, type StepRun, type WorkflowEvent, type WorkflowTask } from './workflow';

/** Starts a workflow with the data of its trigger. */
export function startWorkflow(
  context: SandboxContext,
  definition: Definition,
  data: JsonObject,
  subAccountId?: string,
): Workflow {
  const { accountId } = context.state.record(accountRecord);
  const now = currentTimestamp(context);
  const workflow: Workflow = {
    // 24 hexadecimal digits, as in 8x8's samples.
    workflowId: nextUuid(context.state, 'workflow').replaceAll('-', '').slice(0, 24),
    definitionId: definition.id,
    version: definition.version,
    startedAt: now,
    completedAt: null,
    status: 'Runnable',
    data: withoutUndefined({
      ...data,
      accountId,
      subAccountId: subAccountId ?? data['subAccountId'],
      triggeredAt: now,
    }),
    runs: [],
    errors: [],
  };
  storeWorkflow(context, workflow);
  const first = asText(definition.steps[0]?.['id']);
  if (first !== undefined) startStepRun(context, workflow, first);
  context.eventFeed.emit<WorkflowEvent>({ kind: 'workflow', workflow });
  return workflow;
}

/** Starts a workflow of every enabled definition with this trigger, in its latest version. */
export function triggerWorkflows(
  context: SandboxContext,
  trigger: Trigger,
  subAccountId: string | undefined,
  data: JsonObject,
  excludedDefinitions: ReadonlySet<string> = new Set(),
): void {
  for (const definition of getLatestVersions(context.state)) {
    const isTriggered =
      definition.trigger === trigger &&
      definition.status === 'enabled' &&
      (definition.subAccountId === undefined || definition.subAccountId === subAccountId);
    if (isTriggered && !excludedDefinitions.has(definition.id))
      startWorkflow(context, definition, data, subAccountId);
  }
}

/** An endless loop without a wait would block the sandbox's clock. */
const maxRuns = 1_000;

/** Adds a step to a workflow and schedules it. @throws {Error} when the workflow has run too many steps. */
export function startStepRun(
  context: SandboxContext,
  workflow: Workflow,
  stepId: string,
  parentRunId?: string,
): void {
  if (workflow.runs.length >= maxRuns)
    throw new Error(`The workflow has run ${maxRuns} steps, the maximum: check it for an endless loop`);
  const run: StepRun = {
    id: nextUuid(context.state, 'step'),
    stepId,
    ...(parentRunId === undefined ? {} : { parentRunId: parentRunId }),
    startedAt: currentTimestamp(context),
    completedAt: null,
    status: 'Pending',
  };
  updateWorkflow(context, workflow, { runs: [...workflow.runs, run] });
  scheduleStepRun(context, workflow, run, context.clock.now());
}

/** Schedules a check of a step. Extra checks do no harm: `runStep` verifies that the step is due. */
export function scheduleStepRun(
  context: SandboxContext,
  { workflowId }: Workflow,
  { id }: StepRun,
  at: number,
): void {
  context.scheduler.add<WorkflowTask>(at, { kind: 'workflow', workflowId, runId: id });
  context.clock.wake();
}

/** Schedules a check of every unfinished step of a workflow. */
export function scheduleActiveRuns(context: SandboxContext, workflow: Workflow): void {
  for (const run of workflow.runs.filter(isActive)) {
    const at = run.event === undefined ? (run.until ?? 0) : 0;
    scheduleStepRun(context, workflow, run, Math.max(at, context.clock.now()));
  }
}

/** Restarts the steps that were running when the process ended or the state was exported. Their results are lost. */
export function restartInterruptedRuns(context: SandboxContext): void {
  for (const workflow of context.state.table(workflowTable).values()) {
    const interrupted = workflow.runs.filter(
      (run) =>
        run.status === 'Running' &&
        !workflow.runs.some(({ parentRunId: parentRunId }) => parentRunId === run.id),
    );
    for (const run of interrupted) {
      updateRun(context, workflow, run, { status: 'Pending' });
      scheduleStepRun(context, workflow, run, context.clock.now());
    }
  }
}

/** Marks a step as failed and terminates its workflow. */
export function failWorkflow(
  context: SandboxContext,
  workflow: Workflow,
  run: StepRun,
  message: string,
): void {
  const now = currentTimestamp(context);
  updateRun(context, workflow, run, { status: 'Failed', completedAt: now });
  const error = { step: run.stepId, message, errorTime: now };
  updateWorkflow(context, workflow, { errors: [...workflow.errors, error] });
  terminateWorkflow(context, workflow);
}

/** Terminates a workflow and cancels its active steps. */
export function terminateWorkflow(context: SandboxContext, workflow: Workflow): void {
  const now = currentTimestamp(context);
  for (const run of workflow.runs.filter(isActive)) {
    updateRun(context, workflow, run, { status: 'Cancelled', completedAt: now });
  }
  updateWorkflow(context, workflow, { status: 'Terminated', completedAt: now });
  context.eventFeed.emit<WorkflowEvent>({ kind: 'workflow', workflow });
}

/** Completes a workflow when all its paths have ended. */
export function completeIfFinished(context: SandboxContext, workflow: Workflow): void {
  if (workflow.runs.some(isActive)) return;
  updateWorkflow(context, workflow, { status: 'Complete', completedAt: currentTimestamp(context) });
}
