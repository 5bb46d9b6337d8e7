import { describe, expect, test } from '@jest/globals';
import { catalogue, entryById, matchResults, type CatalogueEntry } from 'cpaas-8x8/pure';

function entry(id: string): CatalogueEntry {
  const found = entryById(catalogue, id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
}
const sms = entry('sms.send');
const chat = entry('chatApps.send');

const queued = (umid: string, destination: string, more: object = {}): object => ({
  umid,
  destination,
  status: { code: 'QUEUED', description: 'SMS is accepted' },
  encoding: 'AUTO',
  ...more,
});
const refused = (umid: string, destination: string): object => ({
  ...queued(umid, destination),
  status: { code: 'REJECTED', description: 'Invalid destination' },
});
const umids = (outcomes: ReturnType<typeof matchResults>): unknown[] =>
  outcomes.map((outcome) => (outcome.status === 'unknown' ? '?' : (outcome.result as { umid: string }).umid));

const a = { destination: '+6591111111', text: 'A' };
const b = { destination: '+6592222222', text: 'B' };
const c = { destination: '+6593333333', text: 'C' };

describe('results in the order of the messages', () => {
  test('each message gets its own', () => {
    const answer = { messages: [queued('1', '6591111111'), refused('2', '6592222222')] };

    expect(matchResults(sms, [a, b], answer)).toMatchObject([
      { status: 'accepted', result: { umid: '1' } },
      {
        status: 'rejected',
        result: { umid: '2' },
        error: { operation: 'sms.send', reason: 'Invalid destination' },
      },
    ]);
  });

  test('the same number twice is no difficulty', () => {
    const answer = { messages: [queued('1', '6591111111'), queued('2', '6591111111')] };

    expect(umids(matchResults(sms, [a, { ...a, text: 'B' }], answer))).toEqual(['1', '2']);
  });

  test('a national number is recognised in its international form', () => {
    const answer = { messages: [queued('1', '6591234567')] };

    expect(umids(matchResults(sms, [{ destination: '91234567', country: 'SG' }], answer))).toEqual(['1']);
  });

  test('a result that says nothing of whom it is for counts for its place', () => {
    const answer = { messages: [{ umid: '1', status: { state: 'queued' } }] };

    expect(umids(matchResults(chat, [{ user: { lineUserId: 'U1' } }], answer))).toEqual(['1']);
  });
});

describe('results in another order', () => {
  test('are found by the number', () => {
    const answer = { messages: [queued('2', '6592222222'), queued('1', '6591111111')] };

    expect(umids(matchResults(sms, [a, b], answer))).toEqual(['1', '2']);
  });

  test('are found by the reference, where the number is the same', () => {
    const inputs = [
      { ...a, clientMessageId: 'x' },
      { ...a, clientMessageId: 'y' },
    ];
    const answer = {
      messages: [
        queued('2', '6591111111', { clientMessageId: 'y' }),
        queued('1', '6591111111', { clientMessageId: 'x' }),
      ],
    };

    expect(umids(matchResults(sms, inputs, answer))).toEqual(['1', '2']);
  });

  test('are unknown where two might be meant', () => {
    const answer = {
      messages: [queued('2', '6592222222'), queued('1', '6591111111'), queued('3', '6591111111')],
    };

    expect(umids(matchResults(sms, [a, a, b], answer))).toEqual(['?', '?', '2']);
  });
});

describe('fewer results than messages', () => {
  test('those that are there count, the others are unknown', () => {
    const answer = { messages: [queued('1', '6591111111'), queued('3', '6593333333')] };

    expect(umids(matchResults(sms, [a, b, c], answer))).toEqual(['1', '?', '3']);
  });

  test('none, and the counts say that all were accepted', () => {
    const answer = { acceptedCount: 2, rejectedCount: 0 };

    expect(matchResults(sms, [a, b], answer)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
  });

  test('none, and the counts leave it open', () => {
    const answer = { acceptedCount: 1, rejectedCount: 1 };

    expect(matchResults(sms, [a, b], answer)).toEqual([{ status: 'unknown' }, { status: 'unknown' }]);
  });

  test.each([[undefined], ['OK'], [{}], [{ messages: null }]])(
    'an answer that is no answer (%j)',
    (answer) => {
      expect(matchResults(sms, [a], answer)).toEqual([{ status: 'unknown' }]);
    },
  );
});

test('a chat message is told by its phone number or its user ID', () => {
  const inputs = [{ user: { msisdn: '+6591111111' } }, { user: { channelUserId: 'SG.1' } }];
  const answer = {
    messages: [
      { umid: '2', user: { channelUserId: 'SG.1' }, status: { state: 'rejected', errorCode: 1002 } },
      { umid: '1', user: { msisdn: '+6591111111' }, status: { state: 'queued' } },
    ],
  };

  expect(matchResults(chat, inputs, answer)).toMatchObject([
    { status: 'accepted', result: { umid: '1' } },
    { status: 'rejected', result: { umid: '2' }, error: { code: 1002 } },
  ]);
});

test('ten thousand results are matched in a moment, in order or not', () => {
  const inputs = Array.from({ length: 10_000 }, (_, index) => ({ destination: `+65${90_000_000 + index}` }));
  const messages = inputs
    .map(({ destination }, index) => queued(String(index), destination.slice(1)))
    .reverse();

  const outcomes = matchResults(sms, inputs, { messages });

  expect(outcomes.every((outcome) => outcome.status === 'accepted')).toBe(true);
  expect(umids(outcomes)[1]).toBe('1');
});
