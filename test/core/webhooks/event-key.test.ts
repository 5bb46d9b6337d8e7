import { describe, expect, it } from '@jest/globals';
import { parseWebhook } from '../../../core/src/webhooks';
import { canonicalJson } from '../../../core/src/webhooks/parsing/canonical-json';
import { stableHash } from '../../../core/src/webhooks/parsing/stable-hash';
import {
  chatInbound,
  chatStatus,
  lineInbound,
  reordered,
  shortUrlClicked,
  smsInbound,
  smsStatus,
  surveyResponse,
  templateStatus,
  whatsApp,
} from './webhook-bodies';

const keyOf = (body: unknown): string => parseWebhook(body).key;

describe('the key of a receipt', () => {
  it('consists of the type, the message ID, the state and the detail', () => {
    expect(keyOf(smsStatus())).toBe(
      'sms.status/7d2f9be0-9c5d-4a43-8a27-0a4f3c6f1d20/delivered/delivered_to_recipient',
    );
    expect(keyOf(chatStatus({ state: 'read', detail: undefined }))).toBe(
      'chatApps.status/9a9d8c7b-1111-4222-8333-444455556666/read/whatsapp/',
    );
  });

  it('is the same if 8x8 sends the receipt again, even with another timestamp or letter case', () => {
    expect(keyOf(chatStatus({ timestamp: '2026-03-02T10:09:09.00Z' }))).toBe(keyOf(chatStatus()));
    expect(keyOf(chatStatus({ state: 'Delivered' }, { channel: 'WhatsApp' }))).toBe(keyOf(chatStatus()));
  });

  it.each([
    ['message', chatStatus({}, { umid: 'ffffffff-1111-4222-8333-444455556666' })],
    ['state', chatStatus({ state: 'read' })],
    ['detail', chatStatus({ detail: 'delivered_to_operator' })],
    ['channel, after a fallback', chatStatus({}, { channel: 'sms' })],
    ['product', { ...chatStatus(), namespace: 'SMS' }],
  ])('differs for another %s', (_, body) => {
    expect(keyOf(body)).not.toBe(keyOf(chatStatus()));
  });

  it('is a hash of the content if the state is missing, so different receipts have different keys', () => {
    const first = keyOf(chatStatus({ state: undefined }));
    expect(first).toMatch(/^chatApps\.status\/content-/);
    expect(keyOf(chatStatus({ state: undefined, timestamp: '2026-03-02T10:09:09.00Z' }))).not.toBe(first);
  });
});

describe('the key of other events', () => {
  it('is the message ID for inbound messages of any version', () => {
    expect(keyOf(smsInbound())).toBe('sms.inbound/1b7c1c52-5a0e-4f0b-9d51-6f1c9a0f7e11');
    expect(keyOf(chatInbound({}, { version: undefined }))).toBe(keyOf(chatInbound()));
    expect(keyOf(lineInbound())).toBe('line.inbound/6f5e4d3c-aaaa-4bbb-8ccc-ddddeeeeffff');
  });

  it('is the event ID for a short link, because each click is an event', () => {
    expect(keyOf(shortUrlClicked({ eventId: 'other' }))).not.toBe(keyOf(shortUrlClicked()));
  });

  it('is the event ID for WhatsApp business events', () => {
    expect(keyOf(templateStatus())).toBe('whatsApp.templateStatus/a0b1c2d3-0000-4000-8000-0000000000ee');
  });

  it('is the message ID and the time for a survey, which can be submitted again', () => {
    expect(keyOf(surveyResponse({ surveySubmittedAt: '2026-03-02T09:30:00Z' }))).not.toBe(
      keyOf(surveyResponse()),
    );
  });

  it('is a hash of the content if the ID is missing', () => {
    const key = keyOf(smsInbound({ umid: undefined }));
    expect(key).toMatch(/^sms\.inbound\/content-/);
    expect(keyOf(smsInbound({ umid: undefined, body: 'And the sourdough?' }))).not.toBe(key);
    expect(keyOf(whatsApp('account_update', {}, { eventId: undefined }))).toMatch(/content-/);
  });
});

describe('any key', () => {
  it.each([
    ['a message', smsInbound()],
    ['a receipt', chatStatus()],
    ['a message without ID', smsInbound({ umid: undefined })],
    ['an unknown event', { namespace: 'VOICE', eventType: 'X', payload: { list: [{ b: 1, a: [2, 3] }] } }],
  ])('does not depend on the order of fields, in %s', (_, body) => {
    expect(JSON.stringify(reordered(body))).not.toBe(JSON.stringify(body));
    expect(keyOf(reordered(body))).toBe(keyOf(body));
  });

  it('depends on the order of a list', () => {
    expect(keyOf({ list: [1, 2] })).not.toBe(keyOf({ list: [2, 1] }));
  });

  it('is a hash if an ID is long or contains a slash', () => {
    expect(keyOf(smsInbound({ umid: 'x'.repeat(5000) }))).toMatch(/^sms\.inbound\/hash-[0-9a-f]{32}$/);
    expect(keyOf(surveyResponse({ umid: 'a/b', surveySubmittedAt: 'c' }))).not.toBe(
      keyOf(surveyResponse({ umid: 'a', surveySubmittedAt: 'b/c' })),
    );
  });

  it('is the same in every release, because receivers store it', () => {
    expect(keyOf({ hello: 'world' })).toBe('unknown/content-e993530dcec87ef34d67f1ad10cf1e5c');
  });
});

describe('canonical JSON', () => {
  it.each([
    [
      { b: 1, a: { d: [true, null, 'x"y'], c: {} }, e: [] },
      '{"a":{"c":{},"d":[true,null,"x\\"y"]},"b":1,"e":[]}',
    ],
    [{ gone: undefined, list: [undefined] }, '{"list":[null]}'],
    [[], '[]'],
    ['text', '"text"'],
  ])('of %j is %s', (value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  it('contains a shared object at each occurrence', () => {
    const shared = { a: 1 };
    expect(canonicalJson({ x: shared, y: shared })).toBe('{"x":{"a":1},"y":{"a":1}}');
  });
});

describe('the hash', () => {
  it('has no collisions in either half for similar texts', () => {
    const halves = [new Set<string>(), new Set<string>()] as const;
    const count = 50_000;
    for (let number = 0; number < count; number++) {
      const hash = stableHash(`{"umid":"${String(number).padStart(8, '0')}","state":"sent"}`);
      halves[0].add(hash.slice(0, 16));
      halves[1].add(hash.slice(16));
    }
    for (const half of halves) expect(half.size).toBe(count);
  });

  it('changes about half of its bits if one character changes', () => {
    const bits = (hash: string): number[] =>
      [...hash].flatMap((digit) => [8, 4, 2, 1].map((bit) => parseInt(digit, 16) & bit));
    const before = bits(stableHash('the same message, sent at 10:00:00'));
    for (const text of [
      'The same message, sent at 10:00:00',
      'the same message, sent at 10:00:01',
      'the same message, sent at 10:00:00 ',
    ]) {
      const after = bits(stableHash(text));
      const changed = before.filter((bit, index) => bit !== after[index]).length;
      expect(changed).toBeGreaterThan(40);
      expect(changed).toBeLessThan(88);
    }
  });
});
