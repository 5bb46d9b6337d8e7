export { createSandbox, type Sandbox } from './sandbox';
export type { SandboxAccountOptions, SandboxOptions, StatusDelays, SubAccountIds } from './options';
export { CannotListen } from './server/http-server';
