/** Where an expression keeps its JavaScript; no field of a workflow's data can be called so. */
const javaScript: unique symbol = Symbol('JavaScript of an expression');

/**
 * A piece of JavaScript that 8x8 evaluates when the workflow runs. As text it stands in double braces, alone or among
 * other text: `` `Hello ${data.payload.user.name}` ``.
 */
export interface Expression {
  readonly [javaScript]: string;
  /** The expression as 8x8 takes it, `{{data.answer}}`. */
  toString(): string;
}

/** A value that is known when the workflow runs, with whatever lies within it. */
export type Reference<T = unknown> = Expression &
  (unknown extends T ? { readonly [name: string]: Reference } : ReferenceMembers<NonNullable<T>>);

type ReferenceMembers<T> = T extends string | number | boolean
  ? unknown
  : T extends readonly (infer I)[]
    ? { readonly [index: number]: Reference<I> }
    : string extends keyof T
      ? { readonly [name: string]: Reference<T[string & keyof T]> }
      : { readonly [K in keyof T]-?: Reference<T[K]> };

/** What an expression is made of: another expression, or a value of its own. */
export type Operand = Expression | string | number | boolean | null;

/** Refers to what lies under a name, `data` or `step`. */
export function reference<T>(path: string): Reference<T> {
  return new Proxy(expression(path), {
    get(target, name) {
      if (name === javaScript) return path;
      if (typeof name === 'symbol' || name === 'toString' || name === 'toJSON')
        return Reflect.get(target, name) as unknown;
      return reference(`${path}${propertyAccess(name)}`);
    },
  }) as Reference<T>;
}

/**
 * Refers to what lies within a value whose type is not known, name by name.
 *
 * @example
 * within(data, 'order', 'lines', 0) // {{data.order.lines[0]}}
 */
export function within(value: Expression, ...path: readonly (string | number)[]): Reference {
  return reference(path.reduce<string>((at, name) => at + propertyAccess(String(name)), value[javaScript]));
}

function propertyAccess(name: string): string {
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${literal(name)}]`;
}

/** An expression of any JavaScript. */
export function expression(source: string): Expression {
  const text = (): string => `{{${source}}}`;
  return Object.freeze({ [javaScript]: source, toString: text, toJSON: text });
}

export function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && javaScript in value;
}

/** The JavaScript of an operand, as it stands within a larger expression. */
export function sourceOf(operand: Operand): string {
  if (!isExpression(operand)) return literal(operand);
  const source = operand[javaScript];
  return needsNoParentheses(source) ? source : `(${source})`;
}

/** Paths and single calls need no parentheses. */
const needsNoParentheses = (source: string): boolean =>
  /^!?[\w$.[\]']+$/.test(source) || /^\w+\([^()]*\)$/.test(source);

/** Two braces in a row would end the expression. */
function literal(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('}}', '}\\x7d').replaceAll('{{', '{\\x7b')}'`;
}

/** The same value with its expressions written out, ready to travel. */
export function serializeExpressions(value: unknown): unknown {
  if (isExpression(value)) return value.toString();
  if (Array.isArray(value)) return value.map(serializeExpressions);
  if (Object.prototype.toString.call(value) !== '[object Object]') return value;
  return Object.fromEntries(
    Object.entries(value as object)
      .filter(([, field]) => field !== undefined)
      .map(([name, field]) => [name, serializeExpressions(field)]),
  );
}

/** An input whose values may be expressions, wherever they stand in it. */
export type WithExpressions<T> = T extends string | number | boolean | Date | null | undefined
  ? T | Expression
  : T extends readonly (infer I)[]
    ? readonly WithExpressions<I>[]
    : T extends object
      ? { readonly [K in keyof T]: WithExpressions<T[K]> }
      : T;
