import { defaultSettings, resolveSettings, type Settings } from './settings';
import { defineRecord } from './state/record';
import type { SandboxState } from './state/state';

export const settingsRecord = defineRecord<Settings>(
  'settings',
  ({ settings }) => ({
    ...defaultSettings,
    ...resolveSettings(settings),
  }),
  { longTexts: 'string', rateLimits: 'boolean' },
);

export function getSettings(state: SandboxState): Readonly<Settings> {
  return state.record(settingsRecord);
}
