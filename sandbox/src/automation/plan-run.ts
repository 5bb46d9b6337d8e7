import { nextUuid } from '../engine/ids';
import { timestamp, type World } from '../engine/context';
import { isActive, type StepRun, type Workflow } from './workflow';

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
