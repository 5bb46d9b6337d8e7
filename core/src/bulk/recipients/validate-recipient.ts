import type { CatalogueEntry } from '../../catalogue/entries';
import { compileCleanNumbers } from '../../validation/clean-numbers';
import { compileCheck } from '../../validation/compile-check';
import { ValidationError } from '../../errors/errors';
import { compileColumnMapping, compileMappingCheck } from './csv-mapping';
import type { Opening } from '../pacing/delivery-window';
import { CsvRow } from '../../csv/csv-row';
import type { RejectedOutcome } from './recipient-result';

/** Validates each recipient by itself, so that an invalid one does not block the others of its batch. */
export interface RecipientValidator {
  /**
   * Returns the input of a recipient, with clean phone numbers. A CSV row is mapped to the fields of the operation.
   *
   * @throws {ValidationError} if the mapping names a field that the operation does not have.
   */
  inputOf(recipient: unknown): unknown;
  /**
   * Returns the rejection of an invalid recipient, `warning` for one that looks wrong but is sent all the same, or
   * `undefined` for a valid one.
   */
  validate(recipient: unknown, input: unknown): RejectedOutcome | 'warning' | undefined;
}

const noWindow: RejectedOutcome = {
  status: 'rejected',
  reason:
    'The delivery window never opens: the time zone of the recipient is unknown, or the window is too short for a ' +
    'country with several time zones. Set deliveryWindow.timeZone, or send to the recipient without a window.',
};

export function recipientValidator(
  entry: CatalogueEntry,
  template: object | undefined,
  now: () => number,
  opening?: (input: unknown, now: number) => Opening,
): RecipientValidator {
  const { id, operation } = entry;
  const { input: schema } = operation;
  const checkMapping = compileMappingCheck(entry);
  const check = compileCheck(schema);
  const fromColumns = compileColumnMapping(schema);
  const cleanNumbers = compileCleanNumbers(schema) ?? ((input) => input);
  return {
    inputOf(recipient) {
      if (!(recipient instanceof CsvRow)) return cleanNumbers(recipient);
      checkMapping(recipient);
      const { problem, input = problem === undefined ? fromColumns(recipient) : recipient.cells } = recipient;
      return cleanNumbers(input);
    },
    validate(recipient, input) {
      const unreadable = recipient instanceof CsvRow ? recipient.error : undefined;
      if (unreadable) return { status: 'rejected', reason: unreadable.message, error: unreadable };
      const whole = template && typeof input === 'object' ? { ...template, ...input } : input;
      const time = now();
      const { issues, warnings } = check(whole, time);
      if (issues.length === 0 && opening?.(input, time) === 'never') return noWindow;
      if (issues.length === 0) return warnings.length ? 'warning' : undefined;
      const error = new ValidationError(id, issues);
      return { status: 'rejected', reason: error.advice, error };
    },
  };
}
