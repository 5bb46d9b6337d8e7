import { describe, expect, it } from '@jest/globals';
import { chatReceiptCodes, smsReceiptCodes, voiceCodes } from '../../../core/src/errors';
import { parseWebhook, receiptMeaning, webhookEvents, webhookEventTypes } from '../../../core/src/webhooks';
import { chatStatus, sessionSummary, smsStatus } from './webhook-bodies';

const failed = { state: 'undelivered', errorCode: 1 };
const meaning = (body: object) => receiptMeaning(parseWebhook(body));

describe('the meaning of the code in a receipt', () => {
  it('depends on the channel, because codes share numbers', () => {
    expect(chatReceiptCodes[1]).not.toEqual(smsReceiptCodes[1]);
    expect(meaning(smsStatus(failed))).toBe(smsReceiptCodes[1]);
    expect(meaning(chatStatus(failed))).toBe(chatReceiptCodes[1]);
  });

  it('is that of SMS if a chat message fell back to SMS, in any letter case', () => {
    expect(meaning(chatStatus(failed, { channel: 'SMS' }))).toBe(smsReceiptCodes[1]);
  });

  it('is found for a call, even if the code is a string', () => {
    expect(voiceCodes[-2001]).toBeDefined();
    expect(meaning(sessionSummary({ errorDetails: { errorCode: '-2001' } }))).toBe(voiceCodes[-2001]);
  });

  it('is that of the channel: a code of WhatsApp means nothing on Viber or RCS', () => {
    const template = { state: 'undelivered', errorCode: 1005 };

    expect(meaning(chatStatus(template, { channel: 'WhatsApp' }))).toBe(chatReceiptCodes[1005]);
    expect(meaning(chatStatus(template, { channel: 'Viber' }))).toBeUndefined();
    expect(meaning(chatStatus({ ...template, errorCode: 2008 }, { channel: 'RCS' }))).toBeUndefined();
  });

  it('is not that of a request, if it is in the summary of a call', () => {
    expect(meaning(sessionSummary({ errorDetails: { errorCode: -1004 } }))).toBeUndefined();
  });

  it('is undefined without a code, or for an unknown code', () => {
    expect(meaning(smsStatus())).toBeUndefined();
    expect(meaning(smsStatus({ errorCode: 987_654 }))).toBeUndefined();
    expect(meaning({ namespace: 'SMS', eventType: 'new', payload: { status: failed } })).toBeUndefined();
  });

  it('exists for every event with a code', () => {
    const withCode = webhookEventTypes.filter((type) => 'errorCode' in webhookEvents[type].simple);
    expect(withCode.sort()).toEqual(['chatApps.status', 'sms.status', 'voice.sessionSummary']);
  });
});
