import type {
  FaultEffect,
  FaultKind,
  RequestFaultKind,
  WebhookFaultKind,
} from '../../../server/faults/fault-rule';

type Parameter = Exclude<keyof FaultEffect, 'kind'>;

/** How a kind of fault is offered: its title, and its parameters. */
export interface KindText {
  readonly title: string;
  readonly parameters: readonly Parameter[];
}

const requestKinds: Readonly<Record<RequestFaultKind, KindText>> = {
  tooManyRequests: { title: 'Answer 429 Too Many Requests', parameters: ['retryAfter', 'processed'] },
  internalError: { title: 'Answer 500 Internal Error', parameters: ['processed'] },
  unavailable: { title: 'Answer 503 Unavailable', parameters: ['retryAfter', 'processed'] },
  error: {
    title: 'Answer any error',
    parameters: ['status', 'code', 'reason', 'retryAfter', 'processed'],
  },
  rejected: { title: 'Reject the message', parameters: ['reason'] },
  slow: { title: 'Answer late', parameters: ['ms', 'processed'] },
  stall: { title: 'Never answer', parameters: ['ms', 'processed'] },
  resetBefore: { title: 'Close the connection before reading', parameters: [] },
  resetAfter: { title: 'Process it, then close the connection', parameters: ['processed'] },
  halfBody: { title: 'Send half of the response', parameters: ['processed'] },
  html: { title: 'Answer with an HTML page', parameters: ['status', 'processed'] },
  receiptFirst: { title: 'SMPP: send the receipt before the response', parameters: [] },
};

const webhookKinds: Readonly<Record<WebhookFaultKind, KindText>> = {
  webhookDelay: { title: 'Post it late', parameters: ['ms'] },
  webhookDrop: { title: 'Drop it', parameters: [] },
  webhookRepeat: { title: 'Post it again', parameters: ['times'] },
  webhookReorder: { title: 'Let the next event overtake it', parameters: ['ms'] },
  webhookWrongSecret: { title: 'Post it with a wrong secret', parameters: [] },
  webhookUnknownTlv: { title: 'SMPP: add a TLV that no document lists', parameters: [] },
};

export const kindsOf = { requests: requestKinds, webhooks: webhookKinds } as const;

/** What a fault acts on. */
export type Subject = keyof typeof kindsOf;

export function findKind(kind: string): KindText | undefined {
  return { ...requestKinds, ...webhookKinds }[kind as FaultKind];
}

/** The labels of the parameters, and what happens when they are left empty. */
export const parameterTexts: Readonly<Record<Parameter, { readonly label: string; readonly hint: string }>> =
  {
    retryAfter: { label: 'Retry-After', hint: 'Seconds. Empty: 1 for 429, otherwise no header.' },
    ms: { label: 'Milliseconds', hint: '' },
    times: { label: 'Times more', hint: 'Empty: 1.' },
    status: { label: 'HTTP status', hint: '' },
    code: { label: '8x8 code', hint: 'Empty: the status.' },
    reason: { label: 'Reason', hint: 'Empty: “Rejected on demand”.' },
    processed: {
      label: 'Process the request',
      hint: 'Whether it takes effect, though its answer is spoilt.',
    },
  };

/** Defaults that depend on the kind. */
export function parameterHint(kind: string, parameter: Parameter): string {
  if (parameter === 'ms') {
    const defaults: Readonly<Record<string, string>> = { stall: '30,000', slow: '2,000' };
    const unit = kind === 'webhookReorder' ? 'The longest wait. ' : '';
    return `${unit}Empty: ${defaults[kind] ?? '5,000'}.`;
  }
  if (parameter === 'status') return kind === 'html' ? 'Empty: 502.' : '400 to 599. Empty: 400.';
  return parameterTexts[parameter].hint;
}

export const triggers = {
  always: 'Always',
  next: 'The next …',
  every: 'Every …th',
  probability: 'By chance',
} as const;
