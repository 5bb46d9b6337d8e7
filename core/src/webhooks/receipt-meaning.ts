import { chatReceiptCodes } from '../codes/chat-receipt-codes';
import type { CodeMeaning } from '../codes/rest-codes';
import { smsReceiptCodes } from '../codes/sms-receipt-codes';
import { voiceCodes } from '../codes/voice-codes';
import type { WebhookEvent } from './event';
import { simplify } from './simplify';

/**
 * What 8x8's code in a receipt or in the summary of a call means, and what to do about it; `undefined` where there is
 * none, or none that is known.
 */
export function receiptMeaning(event: WebhookEvent): CodeMeaning | undefined {
  const { errorCode } = simplify(event);
  return errorCode === undefined ? undefined : codesOf(event)?.[errorCode];
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
