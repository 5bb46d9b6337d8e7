import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../fields/field';
import { plainExpression, untold, type Reader } from './plain-expression';

/** How to read a parameter as it is written, with all that it holds; nothing where any of it is for n8n to evaluate. */
export function directReader(written: unknown): Reader | undefined {
  if (typeof written === 'string') {
    return written.startsWith('=') ? plainExpression(written) : () => written;
  }
  if (Array.isArray(written)) {
    const read = fieldsReader(Object.entries(written));
    return read && ((json) => listed(read(json)));
  }
  return isRecord(written) ? fieldsReader(Object.entries(written)) : () => written;
}

function fieldsReader(fields: readonly (readonly [string, unknown])[]): Reader | undefined {
  const readers: (readonly [string, Reader])[] = [];
  for (const [name, written] of fields) {
    const read = directReader(written);
    if (!read) return undefined;
    readers.push([name, read]);
  }
  return (json) => {
    const values: Record<string, unknown> = {};
    for (const [name, read] of readers) {
      const value = read(json);
      if (value === untold) return untold;
      values[name] = value;
    }
    return values;
  };
}

const listed = (read: unknown): unknown => (isRecord(read) ? Object.values(read) : read);

/** What of n8n's data for expressions is looked at here; its type leaves all open. */
interface DataProxy {
  readonly $thisItem: unknown;
  readonly $input: { all(): unknown };
}

/**
 * The JSON of each item, provided that it is what `$json` stands for in this run: n8n evaluates expressions over the
 * items of one input, which need not be those that a node is given.
 */
export function jsonOfItems(context: IExecuteFunctions): readonly unknown[] | undefined {
  const items = context.getInputData();
  if (items.length < 2) return undefined;
  const proxy = context.getWorkflowDataProxy(0) as DataProxy;
  if (proxy.$thisItem !== items[0]) return undefined;
  const evaluated = proxy.$input.all();
  if (!Array.isArray(evaluated) || evaluated.length !== items.length) return undefined;
  // A workflow may have its expressions see the JSON alone.
  const same = items.every((item, index) => evaluated[index] === item || evaluated[index] === item.json);
  return same ? items.map(({ json }) => json) : undefined;
}
