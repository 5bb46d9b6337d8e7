import { objectOf, type JsonObject } from '../engine/json';
import { messageOf } from '../engine/error-message';
import { timestamp, type World } from '../engine/context';
import { definitionOf } from './automation-store';
import { inputsOf, outputsOf, stepOf, stepTypeOf } from './definition';
import { nextSteps } from './next-steps';
import { planRun, startRun, failWorkflow, finishIfDone } from './workflow-lifecycle';
import { fillAll } from './script/template';
import type { StepOutcome } from './steps/step-action';
import { stepActions } from './steps';
import type { StepRun, Workflow } from './workflow';
import { nextUuid } from '../engine/ids';
import type { Scope } from './script/evaluate';

/** Goes on with a step: begins it, or ends its sleep or its wait. */
export async function runStep(world: World, workflowId: string, runId: string): Promise<void> {
  const workflow = world.state.automation.workflows[workflowId];
  const run = workflow?.runs.find(({ id }) => id === runId);
  if (workflow?.status !== 'Runnable' || !run) return;
  const isTime = (run.until ?? 0) <= world.time.now();
  if (run.status === 'Pending') await begin(world, workflow, run);
  else if (run.status === 'Sleeping' && isTime)
    attempt(world, workflow, run, () => complete(world, workflow, run, {}));
  else if (run.status === 'WaitingForEvent' && (run.event !== undefined || isTime))
    attempt(world, workflow, run, () => endWait(world, workflow, run));
}

async function begin(world: World, workflow: Workflow, run: StepRun): Promise<void> {
  run.status = 'Running';
  let outcome: StepOutcome;
  try {
    const step = stepIn(world, workflow, run);
    const action = stepActions.get(stepTypeOf(step));
    if (!action) throw new Error(`There is no step of the type ${stepTypeOf(step)}`);
    const inputs = objectOf(fillAll(inputsOf(step), scopeOf(world, workflow, {})));
    outcome = await action({ world, workflow, run, step, inputs });
  } catch (thrown) {
    if (isCurrent(world, workflow, run)) failWorkflow(world, workflow, run, messageOf(thrown));
    return;
  }
  if (isCurrent(world, workflow, run))
    attempt(world, workflow, run, () => goOn(world, workflow, run, outcome));
}

/** While a request was under way the workflow may have been terminated, or the sandbox reset. */
function isCurrent({ state, closing }: World, workflow: Workflow, run: StepRun): boolean {
  return (
    !closing.aborted &&
    state.automation.workflows[workflow.workflowId] === workflow &&
    run.status === 'Running'
  );
}

function attempt(world: World, workflow: Workflow, run: StepRun, work: () => void): void {
  try {
    work();
  } catch (thrown) {
    failWorkflow(world, workflow, run, messageOf(thrown));
  }
}

function goOn(world: World, workflow: Workflow, run: StepRun, outcome: StepOutcome): void {
  switch (outcome.kind) {
    case 'done':
      complete(world, workflow, run, outcome.step);
      return;
    case 'inside':
      for (const id of outcome.stepIds) startRun(world, workflow, id, run.id);
      return;
    case 'wait':
      run.waitsFor = outcome.for;
      run.status = 'WaitingForEvent';
      run.until = world.time.now() + outcome.ms * world.options.timeScale;
      planRun(world, workflow, run, run.until);
      break;
    case 'sleep':
      run.status = 'Sleeping';
      run.until = world.time.now() + outcome.ms * world.options.timeScale;
      planRun(world, workflow, run, run.until);
  }
  world.live.tell({ kind: 'workflow', workflow });
}

/** What was waited for has come, or does not come any more: then the step is cancelled, and the workflow goes on. */
function endWait(world: World, workflow: Workflow, run: StepRun): void {
  const name = run.waitsFor?.kind === 'keys' ? 'dtmfData' : 'reply';
  const { event = null } = run;
  complete(world, workflow, run, { [name]: event }, event === null);
}

function complete(
  world: World,
  workflow: Workflow,
  run: StepRun,
  values: JsonObject,
  timedOut = false,
): void {
  const step = stepIn(world, workflow, run);
  for (const [name, output] of Object.entries(outputsOf(step))) {
    const value = outputValue(world, workflow, values, output, timedOut);
    workflow.data = { ...workflow.data, [name]: value ?? null };
  }
  const next = nextSteps(step, scopeOf(world, workflow, values));
  run.status = timedOut ? 'Cancelled' : 'Complete';
  run.completedAt = timestamp(world);
  for (const id of next) startRun(world, workflow, id, run.inside);
  if (next.length === 0) endOf(world, workflow, run);
  world.live.tell({ kind: 'workflow', workflow });
}

/** When nothing came, 8x8's samples look into it all the same, and compare what they find with null. */
function outputValue(
  world: World,
  workflow: Workflow,
  values: JsonObject,
  output: unknown,
  timedOut: boolean,
): unknown {
  try {
    return fillAll(output, scopeOf(world, workflow, values));
  } catch (thrown) {
    if (timedOut) return null;
    throw thrown;
  }
}

/** A path ends: the `If` around it may be done now, or the whole workflow. */
function endOf(world: World, workflow: Workflow, { inside }: StepRun): void {
  const around = workflow.runs.find(({ id }) => id === inside);
  const others = workflow.runs.some((each) => each.inside === inside && each.completedAt === null);
  if (around && !others) complete(world, workflow, around, {});
  else finishIfDone(world, workflow);
}

function stepIn({ state }: World, workflow: Workflow, { stepId }: StepRun): JsonObject {
  const definition = definitionOf(state.automation, workflow);
  const step = definition && stepOf(definition, stepId);
  if (!step) throw new Error(`There is no step ${stepId}`);
  return step;
}

/** What the scripts of a workflow see. */
export function scopeOf({ state, time }: World, { data }: Workflow, step: JsonObject): Scope {
  return { data, step, now: () => time.now(), uuid: () => nextUuid(state, 'script') };
}
