import { isObject, toText } from '../../engine/json';
import { evaluate, type Scope } from './evaluate';
import { parseScript } from './parse';
import { ScriptError, type Node } from './syntax';

/** Longer scripts are refused. */
export const longestScript = 1_000;

/** A text with scripts in double braces: its plain parts, and its scripts. */
export type Template = readonly (string | Node)[];

/** Takes a text apart. @throws {ScriptError} when a script in it is none, or is too long. */
export function parseTemplate(text: string): Template {
  const parts: (string | Node)[] = [];
  let from = 0;
  for (let open = text.indexOf('{{'); open >= 0; open = text.indexOf('{{', from)) {
    const { node, end } = scriptAt(text, open + 2);
    if (open > from) parts.push(text.slice(from, open));
    parts.push(node);
    from = end;
  }
  if (from < text.length || parts.length === 0) parts.push(text.slice(from));
  return parts;
}

/** The closing braces may be those of an object, or stand in a text: the first at which the script makes sense end it. */
function scriptAt(text: string, start: number): { node: Node; end: number } {
  let problem: Error | undefined;
  for (let close = text.indexOf('}}', start); close >= 0; close = text.indexOf('}}', close + 1)) {
    const script = text.slice(start, close);
    if (script.length > longestScript) {
      problem ??= new ScriptError(`A script is longer than ${longestScript} characters`);
      break;
    }
    try {
      return { node: parseScript(script), end: close + 2 };
    } catch (error) {
      if (!(error instanceof ScriptError)) throw error;
      problem ??= error;
    }
  }
  throw problem ?? new ScriptError('A script is opened with {{ and not closed with }}');
}

/** The value of a text with scripts: of one that is nothing but a script its value, of any other a text. @throws {ScriptError} */
export function fillTemplate(text: string, scope: Scope): unknown {
  const parts = parseTemplate(
    text.trim().startsWith('{{') && text.trim().endsWith('}}') ? text.trim() : text,
  );
  const [only] = parts;
  if (parts.length === 1 && only !== undefined && typeof only !== 'string') return evaluate(only, scope);
  return parts.map((part) => (typeof part === 'string' ? part : written(evaluate(part, scope)))).join('');
}

/** In the middle of a text, nothing is written where there is nothing. */
function written(value: unknown): string {
  return value === null ? '' : typeof value === 'number' ? String(value) : toText(value);
}

/** The same for every text in a value. @throws {ScriptError} */
export function fillAll(value: unknown, scope: Scope): unknown {
  if (typeof value === 'string') return fillTemplate(value, scope);
  if (Array.isArray(value)) return value.map((each) => fillAll(each, scope));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, fillAll(inner, scope)] as const)
      .filter(([, inner]) => inner !== undefined),
  );
}

/** Every text in a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isObject(value) ? Object.values(value).flatMap(textsIn) : [];
}
