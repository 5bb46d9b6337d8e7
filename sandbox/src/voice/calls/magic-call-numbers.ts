import { lastFourDigits, type MagicNumber } from '../../messages/lifecycle/magic-numbers';
import type { CallOutcome } from './call-session';

/** Why a call is not answered. */
export interface CallFailure {
  readonly outcome: Exclude<CallOutcome, 'COMPLETED'>;
  readonly sipCode: number;
  /** 8x8's error code in the session summary. */
  readonly errorCode?: number;
}

const callFailures: Readonly<Record<string, CallFailure>> = {
  '0000': { outcome: 'NO_ANSWER', sipCode: 480 },
  '0001': { outcome: 'FAILED', sipCode: 404 },
  '0404': { outcome: 'FAILED', sipCode: 404 },
  '0480': { outcome: 'NO_ANSWER', sipCode: 480 },
  '0486': { outcome: 'BUSY', sipCode: 486 },
  '0503': { outcome: 'FAILED', sipCode: 503 },
  '0603': { outcome: 'BUSY', sipCode: 603 },
};

/** All number endings with which a tester chooses how a call goes. */
export const magicCallNumbers: readonly MagicNumber[] = [
  { ending: '0006', effect: 'rejected: HTTP 200 with NOT_CREATED (code -1017)' },
  { ending: '0000', effect: 'nobody answers (SIP 480), as for 0480' },
  { ending: '0001', effect: 'the call fails (SIP 404), as for 0404; 0503 fails with SIP 503' },
  { ending: '0486', effect: 'busy (SIP 486); 0603 declines (SIP 603)' },
  { ending: '0008', effect: 'answered after a minute' },
  { ending: '0100', effect: 'presses its last digit when keys are requested; up to 0109' },
  { ending: '1001', effect: 'rejected with the code -1001; up to 1020 with -1020' },
  { ending: '2001', effect: 'the session ends with ERROR and the code -2001; up to 2010 with -2010' },
];

/** Returns how a call to this number fails, or `undefined` when it is answered. */
export function findCallFailure(number: string): CallFailure | undefined {
  const ending = lastFourDigits(number);
  if (/^20(0[1-9]|10)$/.test(ending)) return { outcome: 'ERROR', sipCode: 503, errorCode: -Number(ending) };
  return callFailures[ending];
}

/** Numbers that end in 0008 answer after a minute. */
export function answersLate(number: string): boolean {
  return lastFourDigits(number) === '0008';
}

/** Numbers that end in 0100 to 0109 press their last digit automatically. */
export function findPressedKey(number: string): string | undefined {
  return /010(\d)$/.exec(number)?.[1];
}

/** Returns the code that rejects a call flow to this number. */
export function findRejectionCode(number: string): number | undefined {
  const ending = lastFourDigits(number);
  return /^10(0[1-9]|1\d|20)$/.test(ending) ? -Number(ending) : undefined;
}
