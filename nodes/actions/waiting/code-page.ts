import type { CheckResult } from '../../../core/src/verification';
import { form, htmlPage, paragraph, notice } from './html-page';

/** The result of a code check, in the words shown to the person. */
export function resultMessage(result: CheckResult): string {
  switch (result.status) {
    case 'verified':
      return 'Your number is verified.';
    case 'wrong':
      return `The code is not correct. You can try ${result.attemptsLeft === 1 ? 'once more' : `${result.attemptsLeft} more times`}.`;
    case 'malformed':
      return result.reason;
    case 'expired':
      return 'The code is no longer valid. Please ask for a new one.';
    case 'failed':
      return 'Too many wrong codes were entered. Please ask for a new one.';
    case 'unknown':
      return 'We could not confirm that the code was checked. Please enter it again.';
  }
}

/** The page with the field for the code. `noticeText` says why a code was not accepted. */
export const codePage = (noticeText = ''): string =>
  htmlPage(
    'Enter the code',
    `${notice(noticeText)}${form(
      '<input name="code" required maxlength="12" autocomplete="one-time-code" autofocus aria-label="Code">\n<button class="primary">Check</button>',
    )}`,
  );

/** The page after the code was accepted, or after it can no longer be entered. */
export const resultPage = (message: string): string =>
  htmlPage('Verification', paragraph(`${message} You can close this page.`));
