/** The entry point `/smpp`: an SMPP client of `smpp-8x8` as an injectable, with the decorators of webhooks for its events. */
export { EightByEightSmppModule } from './eight-by-eight-smpp.module';
export type {
  EightByEightSmppAsyncOptions,
  EightByEightSmppExtras,
  EightByEightSmppModuleOptions,
  EightByEightSmppRootOptions,
} from './eight-by-eight-smpp-options.interface';
export { getSmppClientToken, InjectSmpp } from './smpp.tokens';
