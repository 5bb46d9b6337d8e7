import { checkedSettings } from '../world/settings-values';
import type { Settings } from '../world/settings';
import type { World } from '../world/world';

/** Changes how the sandbox behaves from now on. @throws {Error} when a setting or a value is not known. */
export function changeSettings(world: World, changes: Partial<Settings>): Settings {
  Object.assign(world.state.settings, checkedSettings(changes));
  return { ...world.state.settings };
}
