/** The meanings of 8x8's codes by where they come from: the same number means different things in different APIs. */

import { channelReceiptCodes } from './chat-receipt-codes';
import { restCodes, type CodeMeaning } from './rest-codes';
import { voiceCodes } from './voice-codes';

type Codes = Readonly<Record<number, CodeMeaning>>;

/** The APIs whose requests are about an SMS: it has a sender ID, a text of segments and a schedule. */
const smsApis: ReadonlySet<string> = new Set(['sms', 'verification']);

/** What the codes that speak of an SMS mean in the other APIs. */
const withoutSms: Codes = {
  1004: {
    meaning: 'the text is not valid',
    advice: 'Send a non-empty text, within the limit of the channel.',
  },
  1005: {
    meaning: 'a parameter is not valid',
    advice: 'Compare the input with the fields of the operation.',
  },
  1007: { meaning: 'the template is not valid', advice: 'Check its name, its fields and its text.' },
  1011: { meaning: 'the schedule is not valid', advice: 'Use a time in the future.' },
};

/** The meaning of a code in the response of an API, such as `sms` or `chatApps`. `undefined` if it is not known. */
export function responseCodeMeaning(apiName: string, code: number | undefined): CodeMeaning | undefined {
  if (code === undefined) return undefined;
  // Only the voice API has negative codes.
  if (code < 0) return voiceCodes[code];
  return (smsApis.has(apiName) ? undefined : withoutSms[code]) ?? restCodes[code];
}

/** The meaning of a code in a delivery receipt of a channel of chat apps. */
export function chatReceiptMeaning(channel: string | undefined, code: number): CodeMeaning | undefined {
  return channelReceiptCodes(channel)[code];
}

/** The meaning of a code in the summary of a call. The codes above -2000 answer a request, and mean nothing there. */
export function callSummaryMeaning(code: number): CodeMeaning | undefined {
  return code < -2000 ? voiceCodes[code] : undefined;
}
