import { timestamp, type World } from '../engine/context';
import { isActive, type StepRun, type Workflow } from './workflow';

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
