import { isObject, toText } from '../../engine/json';
import type { ScriptScope } from './run-expression';
import type { ScriptEngine } from './script-engine';
import { ScriptError } from './script-error';
import { maxScriptLength, parseScript } from './parse-script';

/** A text with scripts in double braces: its plain parts and its scripts. */
type Template = readonly (string | { readonly script: string })[];

/** Divides a text into plain parts and scripts. @throws {ScriptError} if a script is not valid. */
export function parseTemplate(text: string): Template {
  const parts: (string | { readonly script: string })[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const { script, end } = scriptAt(text, open + 2);
    if (open > from) parts.push(text.slice(from, open));
    parts.push({ script });
    from = end;
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from));
  return parts;
}

/** Finds the end of a script. `}}` can also end an object, or stand in a string: the first that leaves a valid script counts. */
function scriptAt(text: string, start: number): { script: string; end: number } {
  let firstError: Error | undefined;
  for (let close = text.indexOf('}}', start); close >= 0; close = text.indexOf('}}', close + 1)) {
    const script = text.slice(start, close);
    try {
      parseScript(script);
      return { script, end: close + 2 };
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      firstError ??= error;
    }
    if (script.length > maxScriptLength) break;
  }
  throw firstError ?? new ScriptError('A script is opened with {{ and not closed with }}');
}

/** Replaces the scripts of templates by their values. */
export class TemplateFiller {
  constructor(
    private readonly engine: ScriptEngine,
    private readonly scope: ScriptScope,
  ) {}

  /** Fills every text in a value. @throws {ScriptError} */
  fillAll(value: unknown): unknown {
    if (typeof value === 'string') return this.fill(value);
    if (Array.isArray(value)) return value.map((each) => this.fillAll(each));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value)
        .map(([name, inner]) => [name, this.fillAll(inner)] as const)
        .filter(([, inner]) => inner !== undefined),
    );
  }

  /** Returns the value of a text that is only a script, and otherwise a text. */
  private fill(text: string): unknown {
    const trimmed = text.trim();
    const parts = parseTemplate(trimmed.startsWith('{{') && trimmed.endsWith('}}') ? trimmed : text);
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'object') return this.engine.evaluate(only.script, this.scope);
    return parts
      .map((part) => (typeof part === 'string' ? part : print(this.engine.evaluate(part.script, this.scope))))
      .join('');
  }
}

/** In the middle of a text, nothing is written where there is nothing. */
function print(value: unknown): string {
  return value === null ? '' : typeof value === 'number' ? String(value) : toText(value);
}

/** Every text in a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
