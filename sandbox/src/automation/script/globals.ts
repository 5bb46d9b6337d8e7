import { isObject } from '../../engine/json';
import { parseTimestamp } from '../../engine/timestamps';
import { bounded } from './budget';
import { asText, type Callable } from './members';
import { ScriptError } from './syntax';

/** What a script is given beside its data. */
export interface Surroundings {
  now(): number;
  uuid(): string;
}

const mathNames = [
  ...[
    'abs',
    'ceil',
    'floor',
    'max',
    'min',
    'pow',
    'round',
    'sign',
    'sqrt',
    'trunc',
    'log',
    'log10',
    'log2',
    'exp',
  ],
  ...['cbrt', 'hypot', 'sin', 'cos', 'tan'],
] as const;

const math = Object.fromEntries<unknown>([
  ...mathNames.map((name) => [name, (...args: unknown[]) => callMath(name, args)] as const),
  ['PI', Math.PI],
  ['E', Math.E],
]);

function callMath(name: (typeof mathNames)[number], args: readonly unknown[]): unknown {
  const found: unknown = Reflect.get(Math, name);
  return typeof found === 'function' ? Reflect.apply(found, Math, args.map(Number)) : undefined;
}

const own =
  (list: (value: object) => unknown[]): Callable =>
  (value) => {
    if (isObject(value) || Array.isArray(value)) return bounded(list(value));
    throw new ScriptError(`${asText(value)} is no object`);
  };

/** The parts of JavaScript's library that scripts may use; dates only as numbers and texts. */
export function globalsOf(given: Surroundings): Readonly<Record<string, unknown>> {
  const isNumber = (value: unknown): value is number => typeof value === 'number';
  return {
    undefined,
    NaN,
    Infinity,
    Math: math,
    JSON: {
      stringify: (value: unknown, _replacer: unknown, space: unknown) =>
        bounded(JSON.stringify(value, null, typeof space === 'number' ? space : undefined)),
      parse: (text: unknown): unknown => JSON.parse(asText(text)),
    },
    Object: {
      keys: own((value) => Object.keys(value)),
      values: own((value) => Object.values(value)),
      entries: own((value) => Object.entries(value)),
    },
    Array: { isArray: (value: unknown) => Array.isArray(value) },
    Date: { now: () => given.now(), parse: (text: unknown) => parseTimestamp(asText(text)) },
    Number: asFunction((value = 0) => Number(isObject(value) ? NaN : value), {
      isInteger: (value: unknown) => Number.isInteger(value),
      isFinite: (value: unknown) => Number.isFinite(value),
      isNaN: (value: unknown) => Number.isNaN(value),
      parseFloat: (text: unknown) => parseFloat(asText(text)),
      parseInt: (text: unknown, radix: unknown) => parseInt(asText(text), isNumber(radix) ? radix : 10),
    }),
    String: (value: unknown = '') => asText(value),
    Boolean: (value: unknown) => Boolean(value),
    parseInt: (text: unknown, radix: unknown) => parseInt(asText(text), isNumber(radix) ? radix : 10),
    parseFloat: (text: unknown) => parseFloat(asText(text)),
    isNaN: (value: unknown) => Number.isNaN(Number(value)),
    isFinite: (value: unknown) => Number.isFinite(Number(value)),
    encodeURIComponent: (text: unknown) => bounded(encodeURIComponent(asText(text))),
    decodeURIComponent: (text: unknown) => decodeURIComponent(asText(text)),
  };
}

/** `Number('1')` and `Number.isInteger(1)`: a function that has members. */
export class FunctionWithMembers {
  constructor(
    readonly call: Callable,
    readonly members: Readonly<Record<string, unknown>>,
  ) {}
}

function asFunction(call: Callable, members: Readonly<Record<string, unknown>>): FunctionWithMembers {
  return new FunctionWithMembers(call, members);
}
