export { EightByEightModule, type EightByEightClient } from './eight-by-eight.module';
export type { EightByEightModuleOptions } from './eight-by-eight.module-definition';
export { EIGHT_BY_EIGHT_CLIENT } from './eight-by-eight.tokens';
export { InjectEightByEight } from './inject-eight-by-eight.decorator';
