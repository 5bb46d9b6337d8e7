import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../fields/field';

/** The value of a parameter for an item. */
export type Parameters = (name: string, itemIndex: number) => unknown;

/**
 * Reads the node's parameters.
 *
 * n8n takes some 50 µs to evaluate a parameter that holds an expression, and hardly less for one that does not. What
 * holds none is the same for every item, and is read once.
 */
export function parametersOf(context: IExecuteFunctions): Parameters {
  const written = context.getNode().parameters;
  const fixed = new Map<string, unknown>();
  return (name, itemIndex) => {
    if (fixed.has(name)) return fixed.get(name);
    const value: unknown = context.getNodeParameter(name, itemIndex, '');
    if (!holdsExpression(writtenAt(written, name))) fixed.set(name, value);
    return value;
  };
}

/** What stands at a path of names: `templateVariables.value`. */
function writtenAt(written: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, name) => (isRecord(here) ? here[name] : undefined), written);
}

function holdsExpression(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('=');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
