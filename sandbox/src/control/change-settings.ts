import { checkedSettings } from '../engine/settings-values';
import type { Settings } from '../engine/settings';
import type { World } from '../engine/context';

/** Changes how the sandbox behaves from now on. @throws {Error} when a setting or a value is not known. */
export function changeSettings(world: World, changes: Partial<Settings>): Settings {
  Object.assign(world.state.settings, checkedSettings(changes));
  return { ...world.state.settings };
}
