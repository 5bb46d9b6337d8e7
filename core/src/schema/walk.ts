import type { Issue } from './issue';

export type Fields = Readonly<Record<string, unknown>>;

/** Where the walk through an input is, and what it has found. Paths become text only when something is wrong. */
export interface Walk {
  readonly now: number;
  readonly path: (string | number)[];
  readonly issues: Issue[];
  readonly warnings: Issue[];
}

/** More than this helps nobody. */
const mostIssues = 100;

/** Notes what stops the request, at the current path or at a field below it. */
export function report(walk: Walk, rule: string, message: string, advice: string, field?: string | number): void {
  if (walk.issues.length < mostIssues) walk.issues.push({ path: textOf(walk.path, field), rule, message, advice });
}

/** Notes what does not stop the request. */
export function warn(walk: Walk, rule: string, message: string, advice: string): void {
  if (walk.warnings.length < mostIssues) walk.warnings.push({ path: textOf(walk.path), rule, message, advice });
}

function textOf(path: readonly (string | number)[], field?: string | number): string {
  const steps = field === undefined ? path : [...path, field];
  return steps.reduce<string>(
    (text, step) => (typeof step === 'number' ? `${text}[${step}]` : text ? `${text}.${step}` : step),
    '',
  );
}

