import { currentTimestamp, type SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { nextUuid } from '../engine/ids';
import { asObject, type JsonObject } from '../engine/json';
import { findDefinition } from './automation-store';
import { getInputs, getOutputs, findStep, normalizeStepType } from './definition';
import { findNextSteps } from './next-steps';
import type { Scope } from './script/evaluate';
import { fillAll } from './script/template';
import { stepActions } from './steps';
import type { StepOutcome } from './steps/step-action';
import type { StepRun, Workflow } from './workflow';
import { scheduleStepRun, startStepRun, failWorkflow, completeIfFinished } from './workflow-lifecycle';

/** Continues a step: starts it, or ends its sleep or its wait. */
export async function runStep(context: SandboxContext, workflowId: string, runId: string): Promise<void> {
  const workflow = context.state.automation.workflows[workflowId];
  const run = workflow?.runs.find(({ id }) => id === runId);
  if (workflow?.status !== 'Runnable' || !run) return;
  const isDue = (run.until ?? 0) <= context.clock.now();
  if (run.status === 'Pending') await startStep(context, workflow, run);
  else if (run.status === 'Sleeping' && isDue)
    failOnError(context, workflow, run, () => completeStep(context, workflow, run, {}));
  else if (run.status === 'WaitingForEvent' && (run.event !== undefined || isDue))
    failOnError(context, workflow, run, () => endWait(context, workflow, run));
}

async function startStep(context: SandboxContext, workflow: Workflow, run: StepRun): Promise<void> {
  run.status = 'Running';
  let outcome: StepOutcome;
  try {
    const step = requireStep(context, workflow, run);
    const action = stepActions.get(normalizeStepType(step));
    if (!action) throw new Error(`There is no step type ${normalizeStepType(step)}`);
    const inputs = asObject(fillAll(getInputs(step), createScope(context, workflow, {})));
    outcome = await action({ context, workflow, run, step, inputs });
  } catch (error) {
    if (isCurrent(context, workflow, run)) failWorkflow(context, workflow, run, errorMessage(error));
    return;
  }
  if (isCurrent(context, workflow, run))
    failOnError(context, workflow, run, () => applyOutcome(context, workflow, run, outcome));
}

/** The workflow may have been terminated, or the sandbox reset, while a request was running. */
function isCurrent({ state, closeSignal }: SandboxContext, workflow: Workflow, run: StepRun): boolean {
  return (
    !closeSignal.aborted &&
    state.automation.workflows[workflow.workflowId] === workflow &&
    run.status === 'Running'
  );
}

function failOnError(context: SandboxContext, workflow: Workflow, run: StepRun, action: () => void): void {
  try {
    action();
  } catch (error) {
    failWorkflow(context, workflow, run, errorMessage(error));
  }
}

function applyOutcome(context: SandboxContext, workflow: Workflow, run: StepRun, outcome: StepOutcome): void {
  switch (outcome.kind) {
    case 'done':
      completeStep(context, workflow, run, outcome.step);
      return;
    case 'nested':
      for (const id of outcome.stepIds) startStepRun(context, workflow, id, run.id);
      return;
    case 'wait':
      run.waitsFor = outcome.for;
      run.status = 'WaitingForEvent';
      run.until = context.clock.now() + outcome.ms * context.options.timeScale;
      scheduleStepRun(context, workflow, run, run.until);
      break;
    case 'sleep':
      run.status = 'Sleeping';
      run.until = context.clock.now() + outcome.ms * context.options.timeScale;
      scheduleStepRun(context, workflow, run, run.until);
  }
  context.eventFeed.emit({ kind: 'workflow', workflow });
}

/** Ends a wait. Without an event the step counts as cancelled, and the workflow continues. */
function endWait(context: SandboxContext, workflow: Workflow, run: StepRun): void {
  const name = run.waitsFor?.kind === 'keys' ? 'dtmfData' : 'reply';
  const { event = null } = run;
  completeStep(context, workflow, run, { [name]: event }, event === null);
}

function completeStep(
  context: SandboxContext,
  workflow: Workflow,
  run: StepRun,
  values: JsonObject,
  timedOut = false,
): void {
  const step = requireStep(context, workflow, run);
  for (const [name, output] of Object.entries(getOutputs(step))) {
    const value = evaluateOutput(context, workflow, values, output, timedOut);
    workflow.data = { ...workflow.data, [name]: value ?? null };
  }
  const next = findNextSteps(step, createScope(context, workflow, values));
  run.status = timedOut ? 'Cancelled' : 'Complete';
  run.completedAt = currentTimestamp(context);
  for (const id of next) startStepRun(context, workflow, id, run.parentRunId);
  if (next.length === 0) endPath(context, workflow, run);
  context.eventFeed.emit({ kind: 'workflow', workflow });
}

/** After a timeout, 8x8's samples still read the missing event and compare the result with null. */
function evaluateOutput(
  context: SandboxContext,
  workflow: Workflow,
  values: JsonObject,
  output: unknown,
  timedOut: boolean,
): unknown {
  try {
    return fillAll(output, createScope(context, workflow, values));
  } catch (error) {
    if (timedOut) return null;
    throw error;
  }
}

/** Ends a path. The `If` around it, or the whole workflow, may then be complete. */
function endPath(context: SandboxContext, workflow: Workflow, { parentRunId }: StepRun): void {
  const parentRun = workflow.runs.find(({ id }) => id === parentRunId);
  const hasActiveSiblings = workflow.runs.some(
    (each) => each.parentRunId === parentRunId && each.completedAt === null,
  );
  if (parentRun && !hasActiveSiblings) completeStep(context, workflow, parentRun, {});
  else completeIfFinished(context, workflow);
}

function requireStep({ state }: SandboxContext, workflow: Workflow, { stepId }: StepRun): JsonObject {
  const definition = findDefinition(state.automation, workflow);
  const step = definition && findStep(definition, stepId);
  if (!step) throw new Error(`There is no step ${stepId}`);
  return step;
}

/** The values that scripts of a workflow can read. */
export function createScope({ state, clock }: SandboxContext, { data }: Workflow, step: JsonObject): Scope {
  return { data, step, now: () => clock.now(), uuid: () => nextUuid(state, 'script') };
}
