import type { Issue } from './issue';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * The state of one validation: the current path, and the issues and warnings found so far.
 *
 * Only the first `depth` entries of `path` are valid. Later entries are left over from deeper fields: shortening the
 * array would cost more than checking a field.
 */
export interface ValidationContext {
  now: number;
  readonly path: (string | number)[];
  depth: number;
  readonly issues: Issue[];
  readonly warnings: Issue[];
}

/** A compiled schema. It checks one value and adds issues to the context; `siblings` are the fields of the parent. */
export type ValueCheck = (value: unknown, context: ValidationContext, siblings: Fields) => void;

const maxIssues = 100;

/** Adds an issue at the current path, or at `field` below it. Issues stop the request. */
export function addIssue(
  context: ValidationContext,
  rule: string,
  message: string,
  advice: string,
  field?: string,
): void {
  if (context.issues.length < maxIssues)
    context.issues.push({ path: formatPath(context, field), rule, message, advice });
}

/** Adds a warning at the current path, or at `field` below it. Warnings do not stop the request. */
export function addWarning(
  context: ValidationContext,
  rule: string,
  message: string,
  advice: string,
  field?: string,
): void {
  if (context.warnings.length < maxIssues)
    context.warnings.push({ path: formatPath(context, field), rule, message, advice });
}

/** Adds an issue for a value of the wrong type. For an optional `null`, the advice is to leave the field out. */
export function addTypeIssue(
  context: ValidationContext,
  value: unknown,
  expected: string,
  optional: boolean,
): void {
  const advice = optional && value === null ? `Leave it out, or give ${expected}.` : `Give ${expected}.`;
  addIssue(context, 'type', `is ${describeType(value)}`, advice);
}

function describeType(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'number':
      // JSON has no NaN and no Infinity.
      return Number.isFinite(value) ? 'a number' : String(value);
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'boolean':
    case 'undefined':
      return String(value);
    default:
      return `a ${typeof value}`;
  }
}

function formatPath({ path, depth }: ValidationContext, field?: string): string {
  const keys = path.slice(0, depth);
  if (field !== undefined) keys.push(field);
  return keys.reduce<string>(
    (text, key) => (typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${key}` : key),
    '',
  );
}
