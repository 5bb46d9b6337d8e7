import type { CheckResult } from '../../../core/src/verification';
import { form, page, paragraph, remarkOf } from './html-page';

/** What the person reads of a code that was checked. */
export function wordsFor(result: CheckResult): string {
  switch (result.status) {
    case 'verified':
      return 'Your number is verified.';
    case 'wrong':
      return `This is not the code. You can try ${result.attemptsLeft === 1 ? 'once more' : `${result.attemptsLeft} more times`}.`;
    case 'malformed':
      return result.reason;
    case 'expired':
      return 'The code is no longer valid. Please ask for a new one.';
    case 'failed':
      return 'There were too many wrong codes. Please ask for a new one.';
    case 'unknown':
      return 'It is not certain that the code was checked. Please enter it once more.';
  }
}

export const codePage = (remark = ''): string =>
  page(
    'Enter the code',
    `${remarkOf(remark)}${form(
      '<input name="code" required maxlength="12" autocomplete="one-time-code" autofocus aria-label="Code">\n<button class="first">Check</button>',
    )}`,
  );

export const verdictPage = (words: string): string =>
  page('Verification', paragraph(`${words} You can close this page.`));
