import type { Fields } from '../validation-context';

/** The value as an object; an empty one if it is anything else. Format rules also run on values of a wrong type. */
export const asFields = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** Whether a field has no value: `null` counts as absent. */
export const isAbsent = (value: unknown): boolean => value === undefined || value === null;

/** The value as a list; an empty one if it is anything else. */
export const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** The value as text in lower case, because 8x8 takes most names in any case. */
export const toLowerCaseName = (value: unknown): string =>
  typeof value === 'string' ? value.toLowerCase() : '';
