import { restartInterruptedRuns } from '../automation/workflow-lifecycle';
import type { SandboxContext } from '../engine/context';
import type { ImportedState } from '../engine/state/snapshot';

/**
 * Replaces the whole state with an imported one, or with that of a new sandbox. Then continues the tasks of the new
 * state, and tells the page.
 */
export function replaceState(context: SandboxContext, imported?: ImportedState): void {
  context.state.replace(imported?.rows, imported?.blobs);
  context.scheduler.reload();
  context.clock.reload();
  restartInterruptedRuns(context);
  context.eventFeed.emit<ResetEvent>({ kind: 'reset' });
}

/** The whole state was replaced. */
export interface ResetEvent {
  readonly kind: 'reset';
}
