import type { JsonObject } from '../engine/json';
import type { World } from '../engine/context';
import { workflowsOf } from './automation-store';
import { planRun } from './plan-run';
import { isOver, type Awaited } from './workflow';

/** Gives an event to the steps that wait for it; says which definitions they are of. One that is suspended keeps it. */
export function handEvent(
  world: World,
  event: JsonObject,
  isAwaited: (awaited: Awaited) => boolean,
): ReadonlySet<string> {
  const resumed = new Set<string>();
  for (const workflow of workflowsOf(world.state.automation)) {
    if (isOver(workflow)) continue;
    for (const run of workflow.runs) {
      if (run.status !== 'WaitingForEvent' || run.event !== undefined) continue;
      if (!run.waitsFor || !isAwaited(run.waitsFor)) continue;
      run.event = event;
      resumed.add(workflow.definitionId);
      planRun(world, workflow, run, world.time.now());
    }
  }
  return resumed;
}
