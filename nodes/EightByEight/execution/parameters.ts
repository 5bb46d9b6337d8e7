import { isExpression, type IExecuteFunctions } from 'n8n-workflow';
import { jobParameterNames } from '../description/waiting-options';

/** Returns the value of a parameter for an item. */
export type ParameterReader = (name: string, itemIndex: number) => unknown;

/**
 * Reads the parameters of the node through n8n. A parameter without an expression is read once, and its value holds for
 * all items. n8n evaluates every other parameter for each item; the value for the latest item is kept, because some
 * parameters are read twice for an item and evaluating is slow.
 */
export function createParameterReader(context: IExecuteFunctions): ParameterReader {
  const kept = new Map<string, { readonly value: unknown; readonly item: number | 'all' }>();
  return (name, itemIndex) => {
    const known = kept.get(name);
    if (known && (known.item === 'all' || known.item === itemIndex)) return known.value;
    const value: unknown = context.getNodeParameter(name, itemIndex, '');
    const written: unknown = context.getNodeParameter(name, itemIndex, '', { rawExpressions: true });
    kept.set(name, { value, item: hasExpression(written) ? itemIndex : 'all' });
    return value;
  };
}

/** Collections, lists and resource locators have expressions in the values nested in them. */
function hasExpression(written: unknown): boolean {
  if (typeof written === 'object' && written !== null) return Object.values(written).some(hasExpression);
  return isExpression(written);
}

/** Options of an item besides its input. */
export interface ItemOptions {
  /** Most rows of a list to return. */
  readonly maxRows: number;
  readonly simplify: boolean;
  readonly waitForCompletion: boolean;
  /** Zero for no limit of its own. */
  readonly maxWaitMinutes: number;
  readonly downloadFiles: boolean;
}

/** Reads the options of an item; `parameter` returns the value of a parameter for it. */
export function readItemOptions(parameter: (name: string) => unknown): ItemOptions {
  return {
    maxRows: parameter('returnAll') === true ? Infinity : Number(parameter('limit')),
    simplify: parameter('simplify') !== false,
    waitForCompletion: parameter(jobParameterNames.wait) !== false,
    maxWaitMinutes: Number(parameter(jobParameterNames.mostMinutes)),
    downloadFiles: parameter(jobParameterNames.download) === true,
  };
}
