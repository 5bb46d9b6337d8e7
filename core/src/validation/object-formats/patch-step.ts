/** The phone number in a step of a JSON Patch that changes a contact. */

import { cleanPhoneNumber } from '../phone-number';
import { formats } from '../formats';
import { addIssue, type Fields, type ValidationContext } from '../validation-context';

/** 8x8 reads paths in any case. */
const phonePath = '/addresses/msisdn';
const setsValue = (op: unknown): boolean =>
  typeof op === 'string' && ['add', 'replace', 'test'].includes(op.toLowerCase());

/** The phone number that a step sets: alone, or among all addresses. */
function phoneNumberIn({ op, path, value }: Fields): string | undefined {
  if (!setsValue(op) || typeof path !== 'string') return undefined;
  const isObject = typeof value === 'object' && value !== null;
  const number = isAllAddresses(path) && isObject ? (value as Fields)['msisdn'] : value;
  const isNumber = isAllAddresses(path) || path.toLowerCase() === phonePath;
  return isNumber && typeof number === 'string' && number !== '' ? number : undefined;
}

const isAllAddresses = (path: string): boolean => phonePath === `${path.toLowerCase()}/msisdn`;

/** The same rule as for the phone number of a new contact. */
export function checkPatchStep(step: Fields, context: ValidationContext): void {
  const number = phoneNumberIn(step);
  const finding = number === undefined ? undefined : formats['national-msisdn'](number, step, context);
  if (finding) addIssue(context, 'national-msisdn', finding.message, finding.advice, 'value');
}

/** Returns the step with a clean phone number, or the same step if there is nothing to clean. */
export function cleanPatchStep(step: unknown): unknown {
  if (typeof step !== 'object' || step === null || Array.isArray(step)) return step;
  const fields = step as Fields;
  const number = phoneNumberIn(fields);
  const cleaned = number === undefined ? undefined : cleanPhoneNumber(number);
  if (cleaned === undefined || cleaned === number) return step;
  const { value } = fields;
  return { ...fields, value: typeof value === 'object' ? { ...value, msisdn: cleaned } : cleaned };
}
