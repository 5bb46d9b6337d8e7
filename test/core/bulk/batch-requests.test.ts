import { afterEach, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { entryById } from '../../../core/src/catalogue/entries';
import { matchResults, type Warning } from '../../../core/src/transport';
import type { RecipientResult } from 'cpaas-8x8';
import { clientOf } from '../client/client-of';
import { closeStubs, stub8x8 } from '../client/stub-8x8';

afterEach(closeStubs);

/** Returns a reproducible generator of pseudo-random numbers. */
function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return (state >>> 8) % below;
  };
}

const words = [
  'Hello',
  'Grüße',
  '数字',
  '👋🏽',
  '"quoted"',
  'back\\slash',
  'two\nlines',
  '\u2028',
  'tab\t',
  '\u0000',
];

interface Text {
  readonly destination: string;
  readonly text: string;
  readonly [field: string]: unknown;
}

/** Creates realistic messages: some have optional fields, some have fields that the catalogue does not define. */
function texts(count: number, seed: number): Text[] {
  const pick = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => ({
    destination: `+65${90_000_000 + index}`,
    text: Array.from({ length: 1 + pick(40) }, () => words[pick(words.length)]).join(' '),
    ...(pick(3) ? {} : { source: 'ExampleCo' }),
    ...(pick(3) ? {} : { clientMessageId: `order-${index}` }),
    ...(pick(4) ? {} : { scheduled: undefined }),
    ...(pick(5) ? {} : { newField: { of: [index, null, true, words[pick(words.length)]] } }),
  }));
}

function answerTo(messages: readonly Text[], seed: number, order: 'in order' | 'reversed') {
  const pick = seededRandom(seed);
  const results = messages.map(({ destination, clientMessageId }, index) => ({
    umid: `umid-${index}`,
    destination: destination.slice(1),
    ...(clientMessageId ? { clientMessageId } : {}),
    status: pick(5) ? { code: 'QUEUED', description: 'accepted' } : { code: 'REJECTED', description: 'no' },
  }));
  return {
    batchId: 'batch',
    acceptedCount: messages.length,
    rejectedCount: 0,
    messages: order === 'in order' ? results : results.reverse(),
  };
}

describe('a batch of sendAll', () => {
  it.each([1, 40, 900])('sends the same bytes as sendBatch with %d messages', async (count) => {
    const messages = texts(count, count);
    const { url, requests } = await stub8x8([{ body: answerTo(messages, 1, 'in order') }]);
    const { client } = clientOf(url);

    await client.sms.sendAll(messages, { batchSize: 900 });
    const { body = '', headers = {} } = requests[0] ?? {};
    const { clientBatchId } = JSON.parse(body) as { readonly clientBatchId: string };
    await client.sms.sendBatch({ messages, clientBatchId, includeMessagesInResponse: true });

    expect(requests).toHaveLength(2);
    expect(body).toBe(requests[1]?.body);
    expect(headers).toEqual(requests[1]?.headers);
  });

  it('has 500 recipients by default', async () => {
    const { url, requests } = await stub8x8();

    await clientOf(url).client.sms.sendAll(texts(501, 1));

    const sizes = requests.map(
      ({ body }) => (JSON.parse(body) as { readonly messages: unknown[] }).messages.length,
    );
    expect(sizes.sort((one, other) => other - one)).toEqual([500, 1]);
  });

  it.each(['in order', 'reversed'] as const)(
    'reports the results of the response by recipient: %s',
    async (order) => {
      const messages = texts(300, 7);
      const answer = answerTo(messages, 9, order);
      const { url } = await stub8x8([{ body: answer }]);
      const entry = entryById(catalogue, 'sms.send');
      if (!entry) throw new Error('there is no such operation');

      const reported: RecipientResult[] = [];
      await clientOf(url).client.sms.sendAll(messages, { onResult: (result) => reported.push(result) });

      const outcomes = matchResults(entry, messages, JSON.parse(JSON.stringify(answer)));
      expect(new Set(reported.map(({ status }) => status))).toEqual(new Set(['accepted', 'rejected']));
      expect(reported.map(({ index, input, status }) => ({ index, input, status }))).toEqual(
        messages.map((input, index) => ({ index, input, status: outcomes[index]?.status })),
      );
      expect(reported.map((ending) => ('umid' in ending ? ending.umid : undefined))).toEqual(
        messages.map((_, index) => `umid-${index}`),
      );
    },
  );

  it('gives the same results to onResult and to an iteration', async () => {
    const messages = texts(90, 3);
    const { url } = await stub8x8([{ body: answerTo(messages, 5, 'in order') }]);
    const { client } = clientOf(url);

    const reported: RecipientResult[] = [];
    await client.sms.sendAll(messages, { onResult: (result) => reported.push(result) });
    const iterated: RecipientResult[] = [];
    for await (const result of client.sms.sendAll(messages)) iterated.push(result);

    expect(iterated).toEqual(reported);
  });

  it('reports each warning once, with the index of the message', async () => {
    const { url } = await stub8x8();
    const warnings: Warning[] = [];
    const { client } = clientOf(url, { onWarning: (warning) => warnings.push(warning) });

    await client.sms.sendAll([...texts(3, 1), { destination: '+6591234567', text: 'long '.repeat(400) }]);

    expect(warnings.map(({ operation, path }) => ({ operation, path }))).toEqual([
      { operation: 'sms.sendBatch', path: 'messages[3].text' },
    ]);
  });
});
