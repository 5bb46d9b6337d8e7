import {
  chatReceiptCodes,
  simplify,
  smsReceiptCodes,
  voiceCodes,
  type CodeMeaning,
  type SimpleEvent,
  type WebhookEvent,
} from 'cpaas-8x8/pure';

/** A simplified event, and 8x8's code in words. */
export type ExplainedEvent = SimpleEvent & {
  readonly errorMeaning?: string;
  readonly errorAdvice?: string;
};

/** A simplified event; where it brings a code of 8x8, with what that means and what to do about it. */
export function explained(event: WebhookEvent): ExplainedEvent {
  const simple = simplify(event);
  const known = codesOf(event)?.[Number(simple.errorCode)];
  return known ? { ...simple, errorMeaning: known.meaning, errorAdvice: known.advice } : simple;
}

/** Codes share numbers: which table holds is for the channel to say, and a chat message may have fallen back to SMS. */
function codesOf({ type, channel }: WebhookEvent): Readonly<Record<number, CodeMeaning>> | undefined {
  switch (type) {
    case 'sms.status':
      return smsReceiptCodes;
    case 'chatApps.status':
      return channel === 'sms' ? smsReceiptCodes : chatReceiptCodes;
    case 'voice.sessionSummary':
      return voiceCodes;
    default:
      return undefined;
  }
}
