/** The property that holds the source of an expression. A symbol cannot collide with a field of the workflow's data. */
const sourceKey: unique symbol = Symbol('source of an expression');

/**
 * A JavaScript expression that 8x8 evaluates when the workflow runs. In a text it is enclosed in double braces. It can
 * be part of a template literal: `` `Hello ${data.payload.user.name}` ``.
 */
export interface Expression {
  readonly [sourceKey]: string;
  /** The expression in double braces: `{{data.answer}}`. */
  toString(): string;
}

/** An expression for a value in the workflow's data. Its properties are references to nested values. */
export type Reference<T = unknown> = Expression &
  (unknown extends T ? { readonly [name: string]: Reference } : ReferenceMembers<NonNullable<T>>);

type ReferenceMembers<T> = T extends string | number | boolean
  ? unknown
  : T extends readonly (infer I)[]
    ? { readonly [index: number]: Reference<I> }
    : string extends keyof T
      ? { readonly [name: string]: Reference<T[string & keyof T]> }
      : { readonly [K in keyof T]-?: Reference<T[K]> };

/** A part of an expression: another expression, or a literal value. */
export type Operand = Expression | string | number | boolean | null;

/** Creates a reference to a path, such as `data` or `step`. */
export function reference<T>(path: string): Reference<T> {
  return new Proxy(expression(path), {
    get(target, name) {
      if (name === sourceKey) return path;
      if (typeof name === 'symbol' || name === 'toString' || name === 'toJSON')
        return Reflect.get(target, name) as unknown;
      return reference(`${path}${propertyAccess(name)}`);
    },
  }) as Reference<T>;
}

/**
 * Creates a reference to a nested value, for values without a known type.
 *
 * @example
 * within(data, 'order', 'lines', 0) // {{data.order.lines[0]}}
 */
export function within(value: Expression, ...path: readonly (string | number)[]): Reference {
  return reference(path.reduce<string>((at, name) => at + propertyAccess(String(name)), value[sourceKey]));
}

function propertyAccess(name: string): string {
  if (/^\d+$/.test(name)) return `[${name}]`;
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `.${name}` : `[${literal(name)}]`;
}

/** Creates an expression from JavaScript source. */
export function expression(source: string): Expression {
  const text = (): string => `{{${source}}}`;
  return Object.freeze({ [sourceKey]: source, toString: text, toJSON: text });
}

export function isExpression(value: unknown): value is Expression {
  return typeof value === 'object' && value !== null && sourceKey in value;
}

/** The source of an operand within a larger expression. */
export function sourceOf(operand: Operand): string {
  if (!isExpression(operand)) return literal(operand);
  const source = operand[sourceKey];
  return needsNoParentheses(source) ? source : `(${source})`;
}

/** Paths and single calls need no parentheses. */
const needsNoParentheses = (source: string): boolean =>
  /^!?[\w$.[\]']+$/.test(source) || /^\w+\([^()]*\)$/.test(source);

/** Writes a literal. Double braces are escaped, because they would end the expression. */
function literal(value: string | number | boolean | null): string {
  if (typeof value !== 'string') return String(value);
  const inner = JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'");
  return `'${inner.replaceAll('}}', '}\\x7d').replaceAll('{{', '{\\x7b')}'`;
}

/** Replaces the expressions in a value by their texts, and drops undefined fields. */
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

/** A type whose values can be replaced by expressions at any depth. */
export type WithExpressions<T> = T extends string | number | boolean | Date | null | undefined
  ? T | Expression
  : T extends readonly (infer I)[]
    ? readonly WithExpressions<I>[]
    : T extends object
      ? { readonly [K in keyof T]: WithExpressions<T[K]> }
      : T;
