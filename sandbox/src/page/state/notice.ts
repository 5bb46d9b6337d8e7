import { signal } from '@preact/signals';

/** What the page tells the user about the last action: an error, or that something is done. */
export interface Notice {
  readonly text: string;
  readonly isError: boolean;
}

export const notice = signal<Notice | undefined>(undefined);

/** How long a success is shown. An error stays until it is dismissed, or the next action. */
const shownMs = 6_000;

let timer: number | undefined;

export function showNotice(text: string, { isError = false } = {}): void {
  window.clearTimeout(timer);
  notice.value = { text, isError };
  if (!isError) timer = window.setTimeout(dismissNotice, shownMs);
}

export function dismissNotice(): void {
  window.clearTimeout(timer);
  notice.value = undefined;
}
