import { defined, textOf, type JsonObject } from '../engine/json';
import { nextUuid } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import { keepWorkflow, newestVersions } from './automation-store';
import type { Definition, Trigger } from './definition';
import { type Workflow, isActive, type StepRun } from './workflow';

/** Starts a workflow of a definition with what its trigger brought. */
export function startWorkflow(
  world: World,
  definition: Definition,
  given: JsonObject,
  subAccountId?: string,
): Workflow {
  const { accountId } = world.state.account;
  const now = timestamp(world);
  const workflow: Workflow = {
    // 24 hexadecimal digits, as 8x8's samples have them.
    workflowId: nextUuid(world.state, 'workflow').replaceAll('-', '').slice(0, 24),
    definitionId: definition.id,
    version: definition.version,
    startedAt: now,
    completedAt: null,
    status: 'Runnable',
    data: defined({
      ...given,
      accountId,
      subAccountId: subAccountId ?? given['subAccountId'],
      triggeredAt: now,
    }),
    runs: [],
    errors: [],
  };
  keepWorkflow(world, workflow);
  const first = textOf(definition.steps[0]?.['id']);
  if (first !== undefined) startRun(world, workflow, first);
  world.live.tell({ kind: 'workflow', workflow });
  return workflow;
}

/** Something has happened that may start workflows: those of enabled definitions, in their newest version. */
export function raise(
  world: World,
  trigger: Trigger,
  subAccountId: string | undefined,
  given: JsonObject,
  except: ReadonlySet<string> = new Set(),
): void {
  for (const definition of newestVersions(world.state.automation)) {
    const concerned =
      definition.trigger === trigger &&
      definition.status === 'enabled' &&
      (definition.subAccountId === undefined || definition.subAccountId === subAccountId);
    if (concerned && !except.has(definition.id)) startWorkflow(world, definition, given, subAccountId);
  }
}

/** A workflow that goes round in circles without a wait would stop the clock of the sandbox. */
const mostRuns = 1_000;

/** Plans a step of a workflow, to be done as soon as its turn comes. @throws {Error} when there are too many. */
export function startRun(world: World, workflow: Workflow, stepId: string, inside?: string): void {
  if (workflow.runs.length >= mostRuns)
    throw new Error(`The workflow has done ${mostRuns} steps: does it end?`);
  const run: StepRun = {
    id: nextUuid(world.state, 'step'),
    stepId,
    ...(inside === undefined ? {} : { inside }),
    startedAt: timestamp(world),
    completedAt: null,
    status: 'Pending',
  };
  workflow.runs.push(run);
  planRun(world, workflow, run, world.time.now());
}

/** Plans to look after a step. Too often does no harm: it is asked then whether its time has come. */
export function planRun(world: World, { workflowId }: Workflow, { id }: StepRun, at: number): void {
  world.agenda.add(at, { kind: 'workflow', workflowId, runId: id });
  world.time.wake();
}

/** Plans to look after all that a workflow has not done yet. */
export function planAll(world: World, workflow: Workflow): void {
  for (const run of workflow.runs.filter(isActive)) {
    const at = run.event === undefined ? (run.until ?? 0) : 0;
    planRun(world, workflow, run, Math.max(at, world.time.now()));
  }
}

/** Begins again what was under way when the sandbox was saved: nobody will tell any more how it ended. */
export function takeUpAgain(world: World): void {
  for (const workflow of Object.values(world.state.automation.workflows)) {
    const interrupted = workflow.runs.filter(
      (run) => run.status === 'Running' && !workflow.runs.some(({ inside }) => inside === run.id),
    );
    for (const run of interrupted) {
      run.status = 'Pending';
      planRun(world, workflow, run, world.time.now());
    }
  }
}

/** A step has failed, and its workflow with it. */
export function failWorkflow(world: World, workflow: Workflow, run: StepRun, message: string): void {
  const now = timestamp(world);
  run.status = 'Failed';
  run.completedAt = now;
  workflow.errors.push({ step: run.stepId, message, errorTime: now });
  terminateWorkflow(world, workflow);
}

/** Ends a workflow, whatever it is doing. */
export function terminateWorkflow(world: World, workflow: Workflow): void {
  const now = timestamp(world);
  for (const run of workflow.runs.filter(isActive)) {
    run.status = 'Cancelled';
    run.completedAt = now;
  }
  workflow.status = 'Terminated';
  workflow.completedAt = now;
  world.live.tell({ kind: 'workflow', workflow });
}

/** A workflow whose paths have all ended is complete. */
export function finishIfDone(world: World, workflow: Workflow): void {
  if (workflow.runs.some(isActive)) return;
  workflow.status = 'Complete';
  workflow.completedAt = timestamp(world);
}
