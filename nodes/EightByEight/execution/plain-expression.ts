/** Given in place of a value that only n8n can tell. */
export const untold = Symbol('untold');

/** What a parameter gives for an item with this JSON. */
export type Reader = (json: unknown) => unknown;

/**
 * How to read an expression of nothing but text and paths into the item's JSON: `=Order {{ $json.order.id }}`; nothing
 * for any other. What is read is what n8n's engine would give, or {@link untold}.
 */
export function plainExpression(expression: string): Reader | undefined {
  const source = expression.slice(1);
  // A backslash may stand for itself or keep braces from being an expression: n8n knows.
  if (source.includes('\\')) return undefined;
  const texts: string[] = [];
  const paths: string[][] = [];
  let from = 0;
  for (let open = source.indexOf('{{'); open >= 0; open = source.indexOf('{{', from)) {
    const close = source.indexOf('}}', open);
    const path = close < 0 ? undefined : pathIn(source.slice(open + 2, close));
    if (!path) return undefined;
    texts.push(source.slice(from, open));
    paths.push(path);
    from = close + 2;
  }
  const end = source.slice(from);
  const [only] = paths;
  // What stands alone keeps its type; with any text around it, be it a space, it becomes text.
  if (only && paths.length === 1 && source.startsWith('{{') && end === '') return (json) => at(only, json);
  return (json) => {
    let whole = '';
    for (const [place, path] of paths.entries()) {
      const value = at(path, json);
      if (value === untold) return untold;
      whole += `${texts[place] ?? ''}${String(value)}`;
    }
    return whole + end;
  };
}

/** `$json.order["Ship to"].lines[0]`; no quotes, braces or signs that cannot be seen in names. */
const wholePath =
  /^ *\$json((?:\.[A-Za-z_$][\w$]*|\[(?:0|[1-9]\d{0,8})\]|\["[^"'`{}\p{C}\p{Zl}\p{Zp}]+"\]|\['[^"'`{}\p{C}\p{Zl}\p{Zp}]+'\])+) *$/u;

const step = /\.([\w$]+)|\[(\d+)\]|\["([^"]+)"\]|\['([^']+)'\]/g;

function pathIn(code: string): string[] | undefined {
  const steps = wholePath.exec(code)?.[1];
  if (steps === undefined) return undefined;
  return [...steps.matchAll(step)].map(
    ([, name, place, quoted, alsoQuoted = '']) => name ?? place ?? quoted ?? alsoQuoted,
  );
}

/** The value at a path on which there are only plain objects and lists, and which ends at a text, number or yes/no. */
function at(path: readonly string[], json: unknown): unknown {
  let here = json;
  for (const name of path) {
    if (!isPlain(here)) return untold;
    const property = Object.getOwnPropertyDescriptor(here, name);
    // What is worked out when it is asked for may be something else for n8n, or fail.
    if (!property || property.get || property.set) return untold;
    here = here[name];
  }
  return isTold(here) ? here : untold;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const kind: unknown = Object.getPrototypeOf(value);
  return kind === Object.prototype || kind === Array.prototype || kind === null;
}

const halfACharacter = /\p{Cs}/u;

/** Not told is what n8n's engines treat differently: half characters, NUL, numbers that are none, minus zero. */
function isTold(value: unknown): boolean {
  if (typeof value === 'string') return !halfACharacter.test(value) && !value.includes('\0');
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  return typeof value === 'boolean';
}
