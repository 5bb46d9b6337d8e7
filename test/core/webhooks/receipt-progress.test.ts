import { describe, expect, it } from '@jest/globals';
import { isStaleReceipt, parseWebhook, receiptProgress, receiptRank } from '../../../core/src/webhooks';
import { chatInbound, chatStatus, smsStatus } from './webhook-bodies';

const receipt = (state: string, detail?: string, payload = {}) =>
  parseWebhook(chatStatus({ state, detail }, payload));

describe('the order of states', () => {
  it('is from queued to read', () => {
    const ranks = [
      receiptRank('queued'),
      receiptRank('sent'),
      receiptRank('delivered', 'delivered_to_operator'),
      receiptRank('undelivered', 'undelivered_to_recipient'),
      receiptRank('delivered', 'delivered_to_recipient'),
      receiptRank('read'),
    ];
    expect(ranks).toEqual([...ranks].sort());
    expect(new Set(ranks).size).toBe(ranks.length);
  });

  it('ignores letter case, and is undefined for unknown states', () => {
    expect(receiptRank('Delivered', 'DELIVERED_TO_OPERATOR')).toBe(
      receiptRank('delivered', 'delivered_to_operator'),
    );
    expect(receiptRank('teleported')).toBeUndefined();
  });

  it('treats delivered with an unknown detail as delivered', () => {
    expect(receiptRank('delivered', 'delivered_to_watch')).toBe(receiptRank('delivered'));
  });
});

describe('a late receipt', () => {
  it.each([
    ['sent', undefined, 'delivered', 'delivered_to_recipient'],
    ['queued', undefined, 'sent', undefined],
    ['delivered', 'delivered_to_operator', 'undelivered', 'undelivered_to_recipient'],
    ['delivered', 'delivered_to_recipient', 'read', undefined],
    ['undelivered', 'undelivered_to_recipient', 'read', undefined],
  ])('is stale: %s %s after %s %s', (state, detail, seenState, seenDetail) => {
    const seen = receiptProgress(receipt(seenState, seenDetail));
    expect(isStaleReceipt(receipt(state, detail), seen)).toBe(true);
    expect(isStaleReceipt(receipt(seenState, seenDetail), receiptProgress(receipt(state, detail)))).toBe(
      false,
    );
  });

  it('is not stale if it has the same state', () => {
    expect(isStaleReceipt(receipt('sent'), receiptProgress(receipt('sent')))).toBe(false);
  });

  it('is not stale on the fallback channel', () => {
    const failed = receiptProgress(receipt('undelivered', 'rejected_by_operator'));
    expect(isStaleReceipt(receipt('queued', undefined, { channel: 'sms' }), failed)).toBe(false);
  });

  it('is not stale for another message, or without known progress', () => {
    expect(
      isStaleReceipt(receipt('sent', undefined, { umid: 'other' }), receiptProgress(receipt('read'))),
    ).toBe(false);
    expect(isStaleReceipt(receipt('sent'), undefined)).toBe(false);
  });

  it('is never stale with an unknown state', () => {
    expect(isStaleReceipt(receipt('teleported'), receiptProgress(receipt('read')))).toBe(false);
  });
});

describe('the progress of a message', () => {
  it('has the message ID and the channel, in lower case, as its subject', () => {
    expect(receiptProgress(receipt('sent', undefined, { umid: 'ABC', channel: 'WhatsApp' }))).toEqual({
      subject: 'abc/whatsapp',
      rank: receiptRank('sent'),
    });
    expect(receiptProgress(parseWebhook(smsStatus()))).toMatchObject({
      subject: expect.stringMatching(/\/sms$/),
    });
  });

  it('is undefined for other events, and for receipts without a message ID or state', () => {
    expect(receiptProgress(parseWebhook(chatInbound()))).toBeUndefined();
    expect(receiptProgress(parseWebhook(chatStatus({}, { umid: undefined })))).toBeUndefined();
    expect(receiptProgress(parseWebhook(chatStatus({}, { status: 'sent' })))).toBeUndefined();
    expect(receiptProgress(parseWebhook({ hello: 'world' }))).toBeUndefined();
  });
});
