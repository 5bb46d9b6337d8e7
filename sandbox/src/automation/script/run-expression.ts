import { Scope, type QuickJSContext, type QuickJSHandle } from 'quickjs-emscripten-core';

import { isObject, toText, type JsonObject } from '../../engine/json';
import { documentedFunctions } from './functions';
import { ScriptError } from './script-error';

/** The values that a script can read. */
export interface ScriptScope {
  readonly data: JsonObject;
  readonly step: JsonObject;
  now(): number;
  uuid(): string;
}

export type ScriptOutcome = { readonly value: unknown } | { readonly error: string };

/**
 * Makes the methods of texts and lists check the time. QuickJS does so once in 10,000 calls, and a call can take
 * milliseconds. A list that only claims to be long would keep a single call busy for hours.
 */
const limitMethods = `(checkTime) => {
  for (const prototype of [String.prototype, Array.prototype])
    for (const name of Object.getOwnPropertyNames(prototype)) {
      const method = prototype[name];
      if (typeof method !== 'function' || name === 'constructor') continue;
      const limited = {
        [name](...args) {
          checkTime();
          if (this?.length > 10_000_000) throw new RangeError('The list is too long');
          return Reflect.apply(method, this, args);
        },
      }[name];
      Object.defineProperty(limited, 'length', { value: method.length });
      Object.defineProperty(prototype, name, { value: limited, enumerable: false });
    }
}`;

/** Replaces `Date`: its clock is the sandbox's, and a time without a zone is in UTC on every machine. */
const replaceDate = `(now) => {
  const RealDate = Date;
  const withZone = (text) => /T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?$/.test(text) ? text + 'Z' : text;
  const parts = (given) =>
    given.length === 0 ? [now] : given.map((part) => (typeof part === 'string' ? withZone(part) : part));
  function SandboxDate(...given) {
    return new.target ? Reflect.construct(RealDate, parts(given), new.target) : new RealDate(now).toString();
  }
  const define = (object, name, value) =>
    Object.defineProperty(object, name, { value, writable: true, configurable: true });
  define(SandboxDate, 'name', 'Date');
  define(SandboxDate, 'now', () => now);
  define(SandboxDate, 'parse', (text) => RealDate.parse(withZone(String(text))));
  define(SandboxDate, 'UTC', RealDate.UTC);
  SandboxDate.prototype = RealDate.prototype;
  define(RealDate.prototype, 'constructor', SandboxDate);
  define(globalThis, 'Date', SandboxDate);
}`;

/** Evaluates an expression in a new context. The value consists of JSON values. */
export function runExpression(
  context: QuickJSContext,
  expression: string,
  scope: ScriptScope,
  isOverdue: () => boolean,
): ScriptOutcome {
  return Scope.withScope((handles) => {
    defineGlobals(context, handles, scope, isOverdue);
    // The line break ends a comment.
    const result = handles.manage(context.evalCode(`(${expression}\n)`));
    if (result.error) return { error: describeError(context.dump(result.error)) };
    return { value: toJsonValue(context, result.value) };
  });
}

function defineGlobals(
  context: QuickJSContext,
  handles: Scope,
  scope: ScriptScope,
  isOverdue: () => boolean,
): void {
  const define = (name: string, value: QuickJSHandle): void => {
    context.setProp(context.global, name, handles.manage(value));
  };
  const evaluate = (source: string): QuickJSHandle =>
    handles.manage(context.unwrapResult(context.evalCode(source)));
  const parse = evaluate('JSON.parse');
  for (const name of ['data', 'step'] as const) {
    const json = handles.manage(context.newString(JSON.stringify(scope[name])));
    define(name, context.unwrapResult(context.callFunction(parse, context.undefined, json)));
  }
  const now = handles.manage(context.newNumber(scope.now()));
  context.unwrapResult(context.callFunction(evaluate(replaceDate), context.undefined, now)).dispose();
  const checkTime = context.newFunction('checkTime', () => {
    if (isOverdue()) throw new ScriptError(limitMessages['interrupted']);
  });
  context
    .unwrapResult(context.callFunction(evaluate(limitMethods), context.undefined, handles.manage(checkTime)))
    .dispose();
  for (const [name, run] of Object.entries(documentedFunctions(scope))) {
    const callable = (...args: QuickJSHandle[]): QuickJSHandle => {
      const value = run(...args.map((arg) => context.dump(arg) as unknown));
      return typeof value === 'string' ? context.newString(value) : value ? context.true : context.false;
    };
    define(name, context.newFunction(name, callable));
  }
}

/** Functions and symbols have no place in the data of a workflow. */
function toJsonValue(context: QuickJSContext, value: QuickJSHandle): unknown {
  const type = context.typeof(value);
  if (type === 'function' || type === 'symbol') return undefined;
  const dumped: unknown = context.dump(value);
  return typeof dumped === 'bigint' ? String(dumped) : dumped;
}

const limitMessages: Readonly<Record<string, string>> = {
  interrupted: 'The script takes longer than 500 ms',
  'out of memory': 'The script needs more than 16 MiB of memory',
  'stack overflow': 'The script is nested too deeply',
};

function describeError(thrown: unknown): string {
  if (!isObject(thrown)) return `The script throws ${toText(thrown)}`;
  const { name, message } = thrown;
  const text = toText(message);
  if (name === 'ScriptError') return text;
  return limitMessages[text] ?? `${toText(name)}: ${text}`;
}
