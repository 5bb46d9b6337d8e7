import type { CatalogueEntry } from '../../catalogue/entries';
import { compileCheck } from '../../validation/compile-check';
import { ValidationError } from '../../errors/errors';
import { compileColumnMapping, compileMappingCheck } from './csv-mapping';
import { CsvRow } from '../../csv/csv-row';
import type { InvalidRecipient } from './recipient-result';

/** Looks at each recipient alone, so that one that is wrong does not keep the others of its batch from being sent. */
export interface RecipientValidator {
  /**
   * The input that a recipient is, or that its row becomes.
   *
   * @throws {ValidationError} when its mapping leads to a field that the operation does not have.
   */
  inputOf(given: unknown): unknown;
  /** How the recipient has ended, where nothing can be sent; or that something seems wrong, and is sent all the same. */
  findingOf(given: unknown, input: unknown): InvalidRecipient | 'warning' | undefined;
}

export function createRecipientValidator(
  entry: CatalogueEntry,
  template: object | undefined,
  now: () => number,
): RecipientValidator {
  const { id, operation } = entry;
  const { input: schema } = operation;
  const checkMapping = compileMappingCheck(entry);
  const check = compileCheck(schema);
  const fromColumns = compileColumnMapping(schema);
  return {
    inputOf(given) {
      if (!(given instanceof CsvRow)) return given;
      checkMapping(given);
      const { problem, input = problem === undefined ? fromColumns(given) : given.cells } = given;
      return input;
    },
    findingOf(given, input) {
      const unreadable = given instanceof CsvRow ? given.error : undefined;
      if (unreadable) return { status: 'rejected', reason: unreadable.message, error: unreadable };
      const whole = template && typeof input === 'object' ? { ...template, ...input } : input;
      const { issues, warnings } = check(whole, now());
      if (issues.length === 0) return warnings.length ? 'warning' : undefined;
      const error = new ValidationError(id, issues);
      return { status: 'rejected', reason: error.advice, error };
    },
  };
}
