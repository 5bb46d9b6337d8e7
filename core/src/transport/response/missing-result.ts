import { isJsonObject } from '../../validation/objects';
import type { Operation } from '../../catalogue/operation';

/** Describes a body that is not the result of an operation, to follow "The response to sms.send". */
export const insteadOfResult = ({ output }: Operation, received: string): string =>
  `was ${received} instead of ${output ? 'its result as ' : ''}JSON`;

/**
 * Says what a success response lacks of the operation's output, or returns `undefined`. Without its result, a response
 * with status 200 may come from a proxy, so it must not count as a success.
 *
 * The first required field is the one by which the caller follows up, such as the `umid`. The others are not checked:
 * a message that has its `umid` was accepted, whatever else 8x8 leaves out. Of an output without required fields, one
 * documented field must be present.
 */
export function missingResult(operation: Operation, data: unknown): string | undefined {
  const { output } = operation;
  if (output?.type !== 'object' && output?.type !== 'array') return undefined;
  if (output.type === 'array' ? !Array.isArray(data) : !isJsonObject(data))
    return insteadOfResult(operation, data === undefined ? 'an empty body' : 'another type of JSON');
  if (output.type === 'array' || !isJsonObject(data)) return undefined;
  const [key] = output.required ?? [];
  if (key !== undefined) return isPresent(data[key]) ? undefined : `has no ${key}`;
  const names = Object.keys(output.properties);
  return names.length === 0 || names.some((name) => data[name] !== undefined)
    ? undefined
    : `has none of its fields, such as ${names.slice(0, 3).join(', ')}`;
}

const isPresent = (value: unknown): boolean => value !== undefined && value !== null && value !== '';
