/** Validating inputs against the schemas of the catalogue. */
export { compileCheck, type Check, type ValidationResult } from './compile-check';
export { compileCleanNumbers, isPhoneFormat, type CleanNumbers } from './clean-numbers';
export { describeIssue, type Issue } from './issue';
export type * from './json-schema';
export { cleanPhoneNumber } from './phone-number';
export type { FileInput, FileOutput, Open } from './value-types';
export { isJsonObject } from './objects';
