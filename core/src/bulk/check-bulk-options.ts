import type { CatalogueEntry } from '../catalogue/entries';
import type { Issue } from '../schema/issue';
import { ValidationError } from '../transport/errors';
import { limitIssues } from '../transport/limits';
import type { BulkOptions } from './options';

/** @throws {ValidationError} when the options of a run are wrong; nothing is read or sent then. */
export function checkBulkOptions(
  options: BulkOptions,
  { entry, mostAtOnce }: { readonly entry: CatalogueEntry; readonly mostAtOnce: number },
): void {
  const issues = [
    ...countIssues('batchSize', options.batchSize, mostAtOnce),
    ...countIssues('concurrency', options.concurrency, Infinity),
    ...countIssues('total', options.total, Infinity),
    ...limitIssues(options),
  ];
  if (issues.length) throw new ValidationError(entry.id, issues, 'nobody was sent anything');
}

function countIssues(path: keyof BulkOptions, value: unknown, most: number): Issue[] {
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most))
    return [];
  const range = most === Infinity ? 'at least 1' : `from 1 to ${most.toLocaleString('en')}`;
  return [
    { path, rule: 'options', message: 'is no count that will do', advice: `Give a whole number, ${range}.` },
  ];
}
