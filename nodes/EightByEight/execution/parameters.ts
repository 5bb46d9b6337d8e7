import type { IExecuteFunctions, INodeParameters } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { directReader, jsonOfItems } from './direct-reader';
import { untold, type Reader } from './plain-expression';

/** The value of a parameter for an item. */
export type Parameters = (name: string, itemIndex: number) => unknown;

/** How a parameter with expressions is read without n8n, and whether n8n has given the same. */
interface Shortcut {
  readonly read: Reader;
  proven: boolean;
}

/**
 * Reads the node's parameters, each as n8n would.
 *
 * n8n takes longer to evaluate one expression than the node for all else of an item. A parameter without any is the
 * same for every item, and is read once. One of nothing but text and paths into the item is read straight from it, once
 * n8n has given the same for an item, and never again once n8n has given something else; all else is left to n8n.
 */
export function parametersOf(context: IExecuteFunctions): Parameters {
  const written = context.getNode().parameters;
  const fixed = new Map<string, unknown>();
  const shortcuts = new Map<string, Shortcut | undefined>();
  const jsons = jsonOfItems(context);
  const shortcutTo = (name: string): Shortcut | undefined => {
    if (shortcuts.has(name)) return shortcuts.get(name);
    const read = jsons && !isInMapper(written, name) ? directReader(writtenAt(written, name)) : undefined;
    const shortcut = read && { read, proven: false };
    shortcuts.set(name, shortcut);
    return shortcut;
  };
  return (name, itemIndex) => {
    if (fixed.has(name)) return fixed.get(name);
    const shortcut = shortcutTo(name);
    const direct = shortcut ? shortcut.read(jsons?.[itemIndex]) : untold;
    if (shortcut?.proven && direct !== untold) return direct;
    const value: unknown = context.getNodeParameter(name, itemIndex, '');
    if (!holdsExpression(writtenAt(written, name))) fixed.set(name, value);
    else if (shortcut && direct !== untold) {
      shortcut.proven = JSON.stringify(direct) === JSON.stringify(value);
      if (!shortcut.proven) shortcuts.set(name, undefined);
    }
    return value;
  };
}

/** What stands at a path of names: `templateVariables.value`. */
function writtenAt(written: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((here, name) => (isRecord(here) ? here[name] : undefined), written);
}

/** n8n converts the values of a mapper to the types that it says they have. */
function isInMapper(written: INodeParameters, path: string): boolean {
  const [root = ''] = path.split('.');
  const value = written[root];
  return isRecord(value) && 'mappingMode' in value;
}

function holdsExpression(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('=');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsExpression);
}
