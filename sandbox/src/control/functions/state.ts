import { emitLimitChange } from '../../chat-apps/business-account/messaging-limit';
import type { SandboxContext } from '../../engine/context';
import { getSettings, settingsRecord } from '../../engine/current-settings';
import { resolveSettings, type Settings, type SettingsChanges } from '../../engine/settings';
import { createSnapshot, parseSnapshot, type Snapshot } from '../../engine/state/snapshot';
import { replaceState } from '../replace-state';

/** The whole state, and its settings. */
export interface StateFunctions {
  settings(): Readonly<Settings>;
  /**
   * Changes settings. `null` sets one back to its default.
   *
   * @throws {Error} when a setting or a value is unknown.
   */
  changeSettings(changes: SettingsChanges): Settings;
  /** Exports the whole state as JSON. */
  exportState(): Snapshot;
  /** Replaces the whole state with an exported one. */
  importState(saved: unknown): void;
}

export const createStateFunctions = (context: SandboxContext): StateFunctions => ({
  settings: () => ({ ...getSettings(context.state) }),
  changeSettings: (changes) => {
    const { messagingLimit } = getSettings(context.state);
    context.state.updateRecord(settingsRecord, resolveSettings(changes));
    emitLimitChange(context, messagingLimit);
    return { ...getSettings(context.state) };
  },
  exportState: () => createSnapshot(context.state),
  importState: (saved) => {
    replaceState(context, parseSnapshot(saved));
  },
});
