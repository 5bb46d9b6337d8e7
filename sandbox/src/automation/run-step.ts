import { currentTimestamp, type SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { nextUuid } from '../engine/ids';
import { asObject, type JsonObject } from '../engine/json';
import { findDefinition, updateRun, updateWorkflow, workflowTable } from './automation-store';
import { getInputs, getOutputs, findStep, normalizeStepType } from './definition';
import { findNextSteps } from './next-steps';
import { loadScriptEngine, type ScriptEngine } from './script/script-engine';
import { TemplateFiller } from './script/template';
import { stepActions } from './steps';
import type { StepOutcome } from './steps/step-action';
import type { StepRun, Workflow, WorkflowEvent } from './workflow';
import { scheduleStepRun, startStepRun, failWorkflow, completeIfFinished } from './workflow-lifecycle';

/**
 * Continues a step of a workflow: starts it, or ends its sleep or its wait. The clock calls it when a step may be due.
 */
export async function runStep(context: SandboxContext, workflowId: string, runId: string): Promise<void> {
  const engine = await loadScriptEngine();
  const workflow = context.state.table(workflowTable).get(workflowId);
  const run = workflow?.runs.find(({ id }) => id === runId);
  if (workflow?.status !== 'Runnable' || !run) return;
  const isDue = (run.until ?? 0) <= context.clock.now();
  if (run.status === 'Pending') await startStep(context, engine, workflow, run);
  else if (run.status === 'Sleeping' && isDue)
    failOnError(context, workflow, run, () => completeStep(context, engine, workflow, run, {}));
  else if (run.status === 'WaitingForEvent' && (run.event !== undefined || isDue))
    failOnError(context, workflow, run, () => endWait(context, engine, workflow, run));
}

async function startStep(
  context: SandboxContext,
  engine: ScriptEngine,
  workflow: Workflow,
  run: StepRun,
): Promise<void> {
  updateRun(context, workflow, run, { status: 'Running' });
  let outcome: StepOutcome;
  try {
    const step = requireStep(context, workflow, run);
    const action = stepActions.get(normalizeStepType(step));
    if (!action) throw new Error(`There is no step type ${normalizeStepType(step)}`);
    const inputs = asObject(createTemplates(context, engine, workflow, {}).fillAll(getInputs(step)));
    outcome = await action({ context, workflow, run, step, inputs });
  } catch (error) {
    if (isCurrent(context, workflow, run)) failWorkflow(context, workflow, run, errorMessage(error));
    return;
  }
  if (isCurrent(context, workflow, run))
    failOnError(context, workflow, run, () => applyOutcome(context, engine, workflow, run, outcome));
}

/** The workflow may have been terminated, or the sandbox reset, while a request was running. */
function isCurrent({ state, closeSignal }: SandboxContext, workflow: Workflow, run: StepRun): boolean {
  return (
    !closeSignal.aborted &&
    state.table(workflowTable).get(workflow.workflowId) === workflow &&
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

function applyOutcome(
  context: SandboxContext,
  engine: ScriptEngine,
  workflow: Workflow,
  run: StepRun,
  outcome: StepOutcome,
): void {
  switch (outcome.kind) {
    case 'done':
      completeStep(context, engine, workflow, run, outcome.step);
      return;
    case 'nested':
      for (const id of outcome.stepIds) startStepRun(context, workflow, id, run.id);
      return;
    case 'wait':
      pauseRun(context, workflow, run, outcome.ms, { status: 'WaitingForEvent', waitsFor: outcome.for });
      break;
    case 'sleep':
      pauseRun(context, workflow, run, outcome.ms, { status: 'Sleeping' });
  }
  context.eventFeed.emit<WorkflowEvent>({ kind: 'workflow', workflow });
}

function pauseRun(
  context: SandboxContext,
  workflow: Workflow,
  run: StepRun,
  ms: number,
  changes: Pick<StepRun, 'status' | 'waitsFor'>,
): void {
  const until = context.clock.now() + ms * context.options.timeScale;
  updateRun(context, workflow, run, { ...changes, until });
  scheduleStepRun(context, workflow, run, until);
}

/** Ends a wait. Without an event the step counts as cancelled, and the workflow continues. */
function endWait(context: SandboxContext, engine: ScriptEngine, workflow: Workflow, run: StepRun): void {
  const name = run.waitsFor?.kind === 'keys' ? 'dtmfData' : 'reply';
  const { event = null } = run;
  completeStep(context, engine, workflow, run, { [name]: event }, event === null);
}

function completeStep(
  context: SandboxContext,
  engine: ScriptEngine,
  workflow: Workflow,
  run: StepRun,
  values: JsonObject,
  timedOut = false,
): void {
  const step = requireStep(context, workflow, run);
  for (const [name, output] of Object.entries(getOutputs(step))) {
    const value = evaluateOutput(createTemplates(context, engine, workflow, values), output, timedOut);
    updateWorkflow(context, workflow, { data: { ...workflow.data, [name]: value ?? null } });
  }
  const definition = findDefinition(context.state, workflow);
  // The "else" step need not exist. The workflow ends there.
  const next = findNextSteps(step, createTemplates(context, engine, workflow, values)).filter(
    (id) => definition && findStep(definition, id),
  );
  updateRun(context, workflow, run, {
    status: timedOut ? 'Cancelled' : 'Complete',
    completedAt: currentTimestamp(context),
  });
  for (const id of next) startStepRun(context, workflow, id, run.parentRunId);
  if (next.length === 0) endPath(context, engine, workflow, run);
  context.eventFeed.emit<WorkflowEvent>({ kind: 'workflow', workflow });
}

/** After a timeout, 8x8's samples still read the missing event and compare the result with null. */
function evaluateOutput(templates: TemplateFiller, output: unknown, timedOut: boolean): unknown {
  try {
    return templates.fillAll(output);
  } catch (error) {
    if (timedOut) return null;
    throw error;
  }
}

/** Ends a path. The `If` around it, or the whole workflow, may then be complete. */
function endPath(
  context: SandboxContext,
  engine: ScriptEngine,
  workflow: Workflow,
  { parentRunId }: StepRun,
): void {
  const parentRun = workflow.runs.find(({ id }) => id === parentRunId);
  const hasActiveSiblings = workflow.runs.some(
    (each) => each.parentRunId === parentRunId && each.completedAt === null,
  );
  if (parentRun && !hasActiveSiblings) completeStep(context, engine, workflow, parentRun, {});
  else completeIfFinished(context, workflow);
}

function requireStep({ state }: SandboxContext, workflow: Workflow, { stepId }: StepRun): JsonObject {
  const definition = findDefinition(state, workflow);
  const step = definition && findStep(definition, stepId);
  if (!step) throw new Error(`There is no step ${stepId}`);
  return step;
}

/** The templates of a workflow. Their scripts read its data, and the values of the step. */
function createTemplates(
  { state, clock }: SandboxContext,
  engine: ScriptEngine,
  { data }: Workflow,
  step: JsonObject,
): TemplateFiller {
  const scope = { data, step, now: () => clock.now(), uuid: () => nextUuid(state, 'script') };
  return new TemplateFiller(engine, scope);
}
