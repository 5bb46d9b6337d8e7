import { parseExactJson } from '../../webhooks/parsing/exact-json';

/** A parsed JSON body, or what the body looks like if it is not JSON. */
export type ParsedBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly looksLike: 'HTML or XML' | 'text' };

/** Parses a JSON body. The value of an empty body is `undefined`. IDs that a number cannot hold become strings. */
export function parseBody(body: string): ParsedBody {
  // Some servers send a byte order mark. `trim` removes it.
  const text = body.trim();
  if (text === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: parseExactJson(text) };
  } catch {
    return { ok: false, looksLike: text.startsWith('<') ? 'HTML or XML' : 'text' };
  }
}

/** Returns the value if it is an object, or else an empty object. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Split paths. The cache stays small because all paths come from the catalogue. */
const pathCache = new Map<string, readonly string[]>();

/** Returns the value at a dotted path such as `status.code`, or `undefined`. */
export function getPath(value: unknown, path: string): unknown {
  let names = pathCache.get(path);
  if (!names) {
    names = path.split('.');
    pathCache.set(path, names);
  }
  let current = value;
  for (const name of names) current = asRecord(current)[name];
  return current;
}
