import { isObject } from '../../engine/json';
import { bounded } from './budget';
import { ScriptError } from './syntax';

/** A function that a script can call. */
export type Callable = (...args: unknown[]) => unknown;

/**
 * The methods of JavaScript that scripts may use: none that changes its list, none that makes a pattern of a text,
 * whose time nobody could bound.
 */
const textMethods = new Set([
  ...[
    'at',
    'charAt',
    'charCodeAt',
    'codePointAt',
    'concat',
    'endsWith',
    'includes',
    'indexOf',
    'lastIndexOf',
  ],
  ...[
    'localeCompare',
    'normalize',
    'padEnd',
    'padStart',
    'repeat',
    'replace',
    'replaceAll',
    'slice',
    'split',
  ],
  ...['startsWith', 'substr', 'substring', 'toLocaleLowerCase', 'toLocaleUpperCase', 'toLowerCase'],
  ...['toString', 'toUpperCase', 'trim', 'trimEnd', 'trimStart', 'valueOf'],
]);

const listMethods = new Set([
  ...['at', 'concat', 'every', 'filter', 'find', 'findIndex', 'findLast', 'findLastIndex', 'flat', 'forEach'],
  ...['includes', 'indexOf', 'join', 'lastIndexOf', 'map', 'reduce', 'reduceRight', 'slice', 'some'],
  ...['toReversed', 'toSorted', 'toString', 'with'],
]);

const numberMethods = new Set([
  'toExponential',
  'toFixed',
  'toLocaleString',
  'toPrecision',
  'toString',
  'valueOf',
]);

const growing = new Set(['padEnd', 'padStart', 'repeat']);

/** What stands under a name in a value: a field, an item, or a method. @throws {ScriptError} where there is nothing to look into. */
export function memberOf(value: unknown, key: unknown): unknown {
  if (value === undefined || value === null)
    throw new ScriptError(
      `${String(value)} has no ${nameOf(key)}: guard it with ?. or compare it with null first`,
    );
  const name = nameOf(key);
  if (typeof value === 'string') {
    if (textMethods.has(name)) return method(value, name);
    return name === 'length' || isIndex(name) ? Reflect.get(Object(value) as object, name) : undefined;
  }
  if (Array.isArray(value)) {
    if (listMethods.has(name)) return method(value, name);
    return name === 'length' || isIndex(name) ? Reflect.get(value, name) : undefined;
  }
  if (typeof value === 'number' && numberMethods.has(name)) return method(value, name);
  if (typeof value === 'boolean' && name === 'toString') return () => String(value);
  // Only what the value itself has: the way to a prototype would be a way out.
  return isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined;
}

/** A name as JavaScript makes it of any value. */
export function nameOf(key: unknown): string {
  return typeof key === 'string' ? key : typeof key === 'number' ? String(key) : asText(key);
}

/** A value in words, as JavaScript would put it. */
export function asText(value: unknown): string {
  if (typeof value === 'function') return '[function]';
  if (Array.isArray(value))
    return value.map((each) => (each === null || each === undefined ? '' : asText(each))).join(',');
  return isObject(value) ? '[object Object]' : String(value);
}

const isIndex = (name: string): boolean => /^\d+$/.test(name);

function method(receiver: unknown, name: string): Callable {
  return (...args) => {
    const times = name === 'repeat' ? asText(receiver).length : 1;
    if (growing.has(name) && Number(args[0]) * times > 100_000)
      throw new ScriptError('A text in the script grows too long');
    const found: unknown = Reflect.get(Object(receiver) as object, name);
    return typeof found === 'function' ? bounded(Reflect.apply(found, receiver, args)) : undefined;
  };
}
