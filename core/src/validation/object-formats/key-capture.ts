/** Rules between the parameters that capture pressed keys: numbers of keys, and times. */

import { addIssue, addWarning, type Fields, type ValidationContext } from '../validation-context';

/** Follows the error codes -1003 to -1008 on https://developer.8x8.com/connect/docs/voice-status-codes. */
export function checkKeyCapture(
  { minDigits, maxDigits, digitTimeout, overallTimeout, completeOnHash }: Fields,
  context: ValidationContext,
): void {
  if (completeOnHash === false && !isGiven(maxDigits)) {
    addIssue(
      context,
      'capture-end',
      'is required when completeOnHash is false',
      'Give it, from 1 to 25: without the hash key, only the number of digits ends the input.',
      'maxDigits',
    );
  }
  if (typeof minDigits === 'number' && typeof maxDigits === 'number' && minDigits > maxDigits)
    addIssue(context, 'digits', 'is less than minDigits', `Give at least ${minDigits}.`, 'maxDigits');
  if (typeof digitTimeout !== 'number' || typeof overallTimeout !== 'number' || digitTimeout < overallTimeout)
    return;
  const report = digitTimeout > overallTimeout ? addIssue : addWarning;
  report(
    context,
    'timeouts',
    'is not longer than digitTimeout',
    'Give overallTimeout a value greater than digitTimeout.',
    'overallTimeout',
  );
}

const isGiven = (value: unknown): boolean => value !== undefined && value !== null;
