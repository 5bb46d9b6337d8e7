import loadEmscriptenModule from '@jitl/quickjs-wasmfile-release-sync/emscripten-module';
import { QuickJSFFI } from '@jitl/quickjs-wasmfile-release-sync/ffi';
import { newQuickJSWASMModuleFromVariant, type QuickJSWASMModule } from 'quickjs-emscripten-core';

import { errorMessage } from '../../engine/error-message';
import { parseScript } from './parse-script';
import { runExpression, type ScriptOutcome, type ScriptScope } from './run-expression';
import { ScriptError } from './script-error';

/** 8x8 stops scripts after this time. */
const maxMs = 500;
const maxMemoryBytes = 16 * 1024 * 1024;
/** QuickJS measures its own stack. Node.js's stack, which it uses as well, overflows from about 64 KiB on. */
const maxStackBytes = 32 * 1024;

/** No promises, which nothing could await. */
const intrinsics = {
  BaseObjects: true,
  BigInt: true,
  Date: true,
  Eval: true,
  JSON: true,
  MapSet: true,
  RegExp: true,
  RegExpCompiler: true,
  StringNormalize: true,
};

/** Runs scripts in QuickJS, a JavaScript engine in WebAssembly. Scripts reach nothing outside of it. */
export interface ScriptEngine {
  /** Returns the value of a script as JSON values. @throws {ScriptError} */
  evaluate(script: string, scope: ScriptScope): unknown;
}

let loading: Promise<ScriptEngine> | undefined;

/** Loads the engine at the first call. */
export function loadScriptEngine(): Promise<ScriptEngine> {
  return (loading ??= createScriptEngine());
}

async function createScriptEngine(): Promise<ScriptEngine> {
  // The package's own variant uses `import()`, which Jest does not support without a flag.
  const quickJs = await newQuickJSWASMModuleFromVariant({
    type: 'sync',
    importFFI: () => Promise.resolve(QuickJSFFI),
    importModuleLoader: () => Promise.resolve(loadEmscriptenModule),
  });
  return { evaluate: (script, scope) => evaluate(quickJs, parseScript(script), scope) };
}

/** Uses a new runtime for each script: no script can change what another one sees. */
function evaluate(quickJs: QuickJSWASMModule, expression: string, scope: ScriptScope): unknown {
  const runtime = quickJs.newRuntime();
  runtime.setMemoryLimit(maxMemoryBytes);
  runtime.setMaxStackSize(maxStackBytes);
  const isOverdue = startTimer();
  runtime.setInterruptHandler(isOverdue);
  const context = runtime.newContext({ intrinsics });
  let outcome: ScriptOutcome;
  let isBroken = false;
  try {
    outcome = runExpression(context, expression, scope, isOverdue);
  } catch (error) {
    // An error of WebAssembly itself: the state of its memory is unknown, so the next script gets a new one.
    loading = undefined;
    isBroken = true;
    outcome = { error: errorMessage(error) };
  }
  if (!isBroken) {
    context.dispose();
    runtime.dispose();
  }
  if ('error' in outcome) throw new ScriptError(`${outcome.error}, in {{${shorten(expression)}}}`);
  return outcome.value;
}

/** Returns a function that tells whether the time of a script is over. A pause of this process, on a busy machine, does not count. */
function startTimer(): () => boolean {
  const end = performance.now() + maxMs;
  const usageAtStart = process.cpuUsage();
  return () => {
    if (performance.now() < end) return false;
    const { user, system } = process.cpuUsage(usageAtStart);
    return user + system > maxMs * 1_000;
  };
}

const shorten = (text: string): string => (text.length > 100 ? `${text.slice(0, 100)}…` : text);
