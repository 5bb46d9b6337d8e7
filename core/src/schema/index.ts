export { compileCheck, type Check, type Verdict } from './check';
export type { Direction, Flatten, FromSchema } from './from-schema';
export { describeIssue, type Issue } from './issue';
export type * from './json-schema';
export type { FileInput, FileOutput, Open } from './value-types';
