import { signal } from '@preact/signals';

/** What is being written to the business, and how it would be sent. */
export interface Draft {
  readonly text: string;
  /** Absent: the channel of the last message. */
  readonly channel?: string;
  /** The message that is answered. */
  readonly replyTo?: { readonly umid: string; readonly text: string } | undefined;
}

const empty: Draft = { text: '' };
const place = 'drafts';
const saveDelayMs = 300;

function readKept(): Readonly<Record<string, Draft>> {
  try {
    return JSON.parse(sessionStorage.getItem(place) ?? '{}') as Record<string, Draft>;
  } catch {
    return {};
  }
}

const drafts = signal(readKept());
let timer: number | undefined;

export function getDraft(customer: string): Draft {
  return drafts.value[customer] ?? empty;
}

/** Changes the draft of one conversation. It is kept when the page is loaded again. */
export function changeDraft(customer: string, changes: Partial<Draft>): void {
  drafts.value = { ...drafts.value, [customer]: { ...getDraft(customer), ...changes } };
  window.clearTimeout(timer);
  timer = window.setTimeout(save, saveDelayMs);
}

function save(): void {
  sessionStorage.setItem(place, JSON.stringify(drafts.peek()));
}

window.addEventListener('pagehide', save);
