import type { Issue } from './issue';

export type Fields = Readonly<Record<string, unknown>>;

/**
 * Where the walk through an input is, and what it has found.
 *
 * Only the first `depth` steps of the path count: behind them lie those of deeper fields seen before, since cutting
 * an array costs more than checking a field. Paths become text only when something is wrong.
 */
export interface ValidationContext {
  now: number;
  readonly path: (string | number)[];
  depth: number;
  readonly issues: Issue[];
  readonly warnings: Issue[];
}

/** A compiled piece of a schema: looks at one value and the fields beside it, and reports to the walk. */
export type ValueCheck = (value: unknown, walk: ValidationContext, siblings: Fields) => void;

/** More than this helps nobody. */
const maxIssues = 100;

/** Notes what stops the request, at the current path or at a field below it. */
export function addIssue(
  walk: ValidationContext,
  rule: string,
  message: string,
  advice: string,
  field?: string,
): void {
  if (walk.issues.length < maxIssues)
    walk.issues.push({ path: formatPath(walk, field), rule, message, advice });
}

/** Notes what does not stop the request. */
export function addWarning(walk: ValidationContext, rule: string, message: string, advice: string): void {
  if (walk.warnings.length < maxIssues) walk.warnings.push({ path: formatPath(walk), rule, message, advice });
}

/** Notes that a value is not of the wanted kind; of a `null` where nothing is needed, that it can be left out. */
export function addTypeIssue(
  walk: ValidationContext,
  value: unknown,
  wanted: string,
  optional: boolean,
): void {
  const advice = optional && value === null ? `Leave it out, or give ${wanted}.` : `Give ${wanted}.`;
  addIssue(walk, 'type', `is ${describeType(value)}`, advice);
}

function describeType(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  switch (typeof value) {
    case 'string':
      return 'a string';
    case 'number':
      // JavaScript calls NaN and infinity numbers; JSON has neither.
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
  const steps = path.slice(0, depth);
  if (field !== undefined) steps.push(field);
  return steps.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    '',
  );
}
