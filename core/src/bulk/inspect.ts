import type { CatalogueEntry } from '../catalogue/entries';
import { compileCheck } from '../schema/check';
import { ValidationError } from '../transport/errors';
import { fieldsByColumn } from './column-fields';
import { CsvRow } from '../csv/csv-row';
import type { Ending, Recipient } from './recipient-result';

/** A recipient as it came, and how it has ended if nothing can be sent. */
export interface Inspected {
  readonly recipient: Recipient;
  readonly refusal?: Ending & { readonly status: 'rejected' };
}

/** Looks at each recipient alone, so that one that is wrong does not keep the others of its batch from being sent. */
export function inspectorOf(
  { id, operation: { input } }: CatalogueEntry,
  template: object | undefined,
  now: () => number,
): (given: unknown, index: number) => Inspected {
  const check = compileCheck(input);
  const fromColumns = fieldsByColumn(input);
  const inspect = (recipient: Recipient): Inspected => {
    const { input: own } = recipient;
    const whole = template && typeof own === 'object' ? { ...template, ...own } : own;
    const { issues } = check(whole, now());
    if (issues.length === 0) return { recipient };
    const error = new ValidationError(id, issues);
    return { recipient, refusal: { status: 'rejected', reason: error.advice, error } };
  };
  return (given, index) => {
    if (!(given instanceof CsvRow)) return inspect({ index, input: given });
    const {
      line,
      cells,
      problem,
      input: mapped = problem === undefined ? fromColumns(cells) : cells,
    } = given;
    const recipient = { index, line, input: mapped };
    if (problem === undefined) return inspect(recipient);
    return { recipient, refusal: { status: 'rejected', reason: `line ${line} ${problem}` } };
  };
}
