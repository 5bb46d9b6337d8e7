/** JSON, or what a body looks like that is none. */
export type ParsedBody =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly looksLike: 'HTML or XML' | 'text' };

/** Reads a body as JSON; an empty one is `undefined`. */
export function parseBody(body: string): ParsedBody {
  // Trimming also takes away the byte order mark that some servers put in front.
  const text = body.trim();
  if (text === '') return { ok: true, value: undefined };
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch {
    return { ok: false, looksLike: text.startsWith('<') ? 'HTML or XML' : 'text' };
  }
}

/** The value as an object whose fields may be asked for, whatever it is. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const paths = new Map<string, readonly string[]>();

/** The value at a dotted path, or `undefined`. Paths are those of the catalogue: few, and asked for over and over. */
export function getPath(value: unknown, path: string): unknown {
  let names = paths.get(path);
  if (!names) {
    names = path.split('.');
    paths.set(path, names);
  }
  let inner = value;
  for (const name of names) inner = asRecord(inner)[name];
  return inner;
}
