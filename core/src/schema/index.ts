export { compileCheck, type Check, type Verdict } from './check';
export type { Direction, FileInput, FileOutput, Flatten, FromSchema, Open } from './from-schema';
export { describeIssue, type Issue } from './issue';
export type * from './json-schema';
