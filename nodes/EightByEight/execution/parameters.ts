import { isExpression, type IExecuteFunctions } from 'n8n-workflow';

/** Returns the value of a parameter for an item. */
export type Parameters = (name: string, itemIndex: number) => unknown;

/**
 * Reads the parameters of the node through n8n. A parameter without an expression is read once, and its value holds for
 * all items. n8n evaluates every other parameter for each item; the value for the latest item is kept, because some
 * parameters are read twice for an item and evaluating is slow.
 */
export function parametersOf(context: IExecuteFunctions): Parameters {
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
