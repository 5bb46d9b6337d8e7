import { withoutUndefined, asText, type JsonObject } from '../engine/json';
import { nextUuid } from '../engine/ids';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { storeWorkflow, getLatestVersions } from './automation-store';
import type { Definition, Trigger } from './definition';
import { type Workflow, isActive, type StepRun } from './workflow';

/** Starts a workflow of a definition with what its trigger brought. */
export function startWorkflow(
  context: SandboxContext,
  definition: Definition,
  data: JsonObject,
  subAccountId?: string,
): Workflow {
  const { accountId } = context.state.account;
  const now = currentTimestamp(context);
  const workflow: Workflow = {
    // 24 hexadecimal digits, as 8x8's samples have them.
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
  context.eventFeed.emit({ kind: 'workflow', workflow });
  return workflow;
}

/** Something has happened that may start workflows: those of enabled definitions, in their newest version. */
export function triggerWorkflows(
  context: SandboxContext,
  trigger: Trigger,
  subAccountId: string | undefined,
  data: JsonObject,
  excludedDefinitions: ReadonlySet<string> = new Set(),
): void {
  for (const definition of getLatestVersions(context.state.automation)) {
    const isTriggered =
      definition.trigger === trigger &&
      definition.status === 'enabled' &&
      (definition.subAccountId === undefined || definition.subAccountId === subAccountId);
    if (isTriggered && !excludedDefinitions.has(definition.id))
      startWorkflow(context, definition, data, subAccountId);
  }
}

/** A workflow that goes round in circles without a wait would stop the clock of the sandbox. */
const maxRuns = 1_000;

/** Plans a step of a workflow, to be done as soon as its turn comes. @throws {Error} when there are too many. */
export function startStepRun(
  context: SandboxContext,
  workflow: Workflow,
  stepId: string,
  parentRunId?: string,
): void {
  if (workflow.runs.length >= maxRuns)
    throw new Error(`The workflow has done ${maxRuns} steps: does it end?`);
  const run: StepRun = {
    id: nextUuid(context.state, 'step'),
    stepId,
    ...(parentRunId === undefined ? {} : { parentRunId: parentRunId }),
    startedAt: currentTimestamp(context),
    completedAt: null,
    status: 'Pending',
  };
  workflow.runs.push(run);
  scheduleStepRun(context, workflow, run, context.clock.now());
}

/** Plans to look after a step. Too often does no harm: it is asked then whether its time has come. */
export function scheduleStepRun(
  context: SandboxContext,
  { workflowId }: Workflow,
  { id }: StepRun,
  at: number,
): void {
  context.scheduler.add(at, { kind: 'workflow', workflowId, runId: id });
  context.clock.wake();
}

/** Plans to look after all that a workflow has not done yet. */
export function scheduleActiveRuns(context: SandboxContext, workflow: Workflow): void {
  for (const run of workflow.runs.filter(isActive)) {
    const at = run.event === undefined ? (run.until ?? 0) : 0;
    scheduleStepRun(context, workflow, run, Math.max(at, context.clock.now()));
  }
}

/** Begins again what was under way when the sandbox was saved: nobody will tell any more how it ended. */
export function restartInterruptedRuns(context: SandboxContext): void {
  for (const workflow of Object.values(context.state.automation.workflows)) {
    const interrupted = workflow.runs.filter(
      (run) =>
        run.status === 'Running' &&
        !workflow.runs.some(({ parentRunId: parentRunId }) => parentRunId === run.id),
    );
    for (const run of interrupted) {
      run.status = 'Pending';
      scheduleStepRun(context, workflow, run, context.clock.now());
    }
  }
}

/** A step has failed, and its workflow with it. */
export function failWorkflow(
  context: SandboxContext,
  workflow: Workflow,
  run: StepRun,
  message: string,
): void {
  const now = currentTimestamp(context);
  run.status = 'Failed';
  run.completedAt = now;
  workflow.errors.push({ step: run.stepId, message, errorTime: now });
  terminateWorkflow(context, workflow);
}

/** Ends a workflow, whatever it is doing. */
export function terminateWorkflow(context: SandboxContext, workflow: Workflow): void {
  const now = currentTimestamp(context);
  for (const run of workflow.runs.filter(isActive)) {
    run.status = 'Cancelled';
    run.completedAt = now;
  }
  workflow.status = 'Terminated';
  workflow.completedAt = now;
  context.eventFeed.emit({ kind: 'workflow', workflow });
}

/** A workflow whose paths have all ended is complete. */
export function completeIfFinished(context: SandboxContext, workflow: Workflow): void {
  if (workflow.runs.some(isActive)) return;
  workflow.status = 'Complete';
  workflow.completedAt = currentTimestamp(context);
}
