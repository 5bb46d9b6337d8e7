import { resolveOptions } from '../../../sandbox/src/engine/options';
import { openLevelStorage } from '../../../sandbox/src/engine/state/level-storage';
import { createSnapshot, type Snapshot } from '../../../sandbox/src/engine/state/snapshot';
import { SandboxState } from '../../../sandbox/src/engine/state/state';

/**
 * Reads what a closed sandbox left in its state folder, without continuing its tasks, so that a test can check what
 * was saved.
 */
export async function readStoredState(folder: string): Promise<Snapshot> {
  const state = new SandboxState(resolveOptions({}), await openLevelStorage(folder));
  await state.load();
  const snapshot = createSnapshot(state);
  await state.close();
  return snapshot;
}
