import { isExpression, type IExecuteFunctions } from 'n8n-workflow';
import { jobParameterNames } from '../description/job-options';

/** Returns the value of a parameter for an item. */
export type ParameterReader = (name: string, itemIndex: number) => unknown;

/**
 * Creates a function that reads the node's parameters from n8n.
 *
 * A parameter without an expression is read once, and its value is used for all items. n8n evaluates every other
 * parameter for each item. The value for the latest item is kept, because some parameters are read twice for an item and
 * evaluating is slow.
 */
export function createParameterReader(context: IExecuteFunctions): ParameterReader {
  const cache = new Map<string, { readonly value: unknown; readonly item: number | 'all' }>();
  return (name, itemIndex) => {
    const cached = cache.get(name);
    if (cached && (cached.item === 'all' || cached.item === itemIndex)) return cached.value;
    const value: unknown = context.getNodeParameter(name, itemIndex, '');
    const rawValue: unknown = context.getNodeParameter(name, itemIndex, '', { rawExpressions: true });
    cache.set(name, { value, item: hasExpression(rawValue) ? itemIndex : 'all' });
    return value;
  };
}

/** Collections, lists and resource locators can have expressions in their nested values. */
function hasExpression(rawValue: unknown): boolean {
  if (typeof rawValue === 'object' && rawValue !== null) return Object.values(rawValue).some(hasExpression);
  return isExpression(rawValue);
}

/** The parameters of an item that are not part of the operation's input. */
export interface ItemOptions {
  /** How many rows of a list to return. */
  readonly maxRows: number;
  readonly simplify: boolean;
  readonly waitForCompletion: boolean;
  /** Zero means that the client's default applies. */
  readonly maxWaitMinutes: number;
  readonly downloadFiles: boolean;
}

/** Reads the options of an item. `parameter` returns the value of a parameter for the item. */
export function readItemOptions(parameter: (name: string) => unknown): ItemOptions {
  return {
    maxRows: parameter('returnAll') === true ? Infinity : Number(parameter('limit')),
    simplify: parameter('simplify') !== false,
    waitForCompletion: parameter(jobParameterNames.wait) !== false,
    maxWaitMinutes: Number(parameter(jobParameterNames.maxMinutes)),
    downloadFiles: parameter(jobParameterNames.download) === true,
  };
}
