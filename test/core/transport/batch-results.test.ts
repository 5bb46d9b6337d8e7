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
  test('are assigned to their messages', () => {
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

  test('are assigned by position if two messages have the same number', () => {
    const answer = { messages: [queued('1', '6591111111'), queued('2', '6591111111')] };

    expect(umids(matchResults(sms, [a, { ...a, text: 'B' }], answer))).toEqual(['1', '2']);
  });

  test('are matched with national numbers by their international form', () => {
    const answer = { messages: [queued('1', '6591234567')] };

    expect(umids(matchResults(sms, [{ destination: '91234567', country: 'SG' }], answer))).toEqual(['1']);
  });

  test('are assigned by position if they have no recipient', () => {
    const answer = { messages: [{ umid: '1', status: { state: 'queued' } }] };

    expect(umids(matchResults(chat, [{ user: { lineUserId: 'U1' } }], answer))).toEqual(['1']);
  });
});

describe('results in another order', () => {
  test('are matched by phone number', () => {
    const answer = { messages: [queued('2', '6592222222'), queued('1', '6591111111')] };

    expect(umids(matchResults(sms, [a, b], answer))).toEqual(['1', '2']);
  });

  test('are matched by clientMessageId if the numbers are the same', () => {
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

  test('are unknown if they are ambiguous', () => {
    const answer = {
      messages: [queued('2', '6592222222'), queued('1', '6591111111'), queued('3', '6591111111')],
    };

    expect(umids(matchResults(sms, [a, a, b], answer))).toEqual(['?', '?', '2']);
  });
});

describe('fewer results than messages', () => {
  test('are matched, and the other messages are unknown', () => {
    const answer = { messages: [queued('1', '6591111111'), queued('3', '6593333333')] };

    expect(umids(matchResults(sms, [a, b, c], answer))).toEqual(['1', '?', '3']);
  });

  test('mean accepted if there are none and the counts say that all were accepted', () => {
    const answer = { acceptedCount: 2, rejectedCount: 0 };

    expect(matchResults(sms, [a, b], answer)).toMatchObject([{ status: 'accepted' }, { status: 'accepted' }]);
  });

  test('mean unknown if there are none and the counts are mixed', () => {
    const answer = { acceptedCount: 1, rejectedCount: 1 };

    expect(matchResults(sms, [a, b], answer)).toEqual([{ status: 'unknown' }, { status: 'unknown' }]);
  });

  test.each([[undefined], ['OK'], [{}], [{ messages: null }]])(
    'mean unknown if the response is invalid: %j',
    (answer) => {
      expect(matchResults(sms, [a], answer)).toEqual([{ status: 'unknown' }]);
    },
  );
});

test('results of chat messages are matched by phone number or user ID', () => {
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

test('ten thousand results in reverse order are matched', () => {
  const inputs = Array.from({ length: 10_000 }, (_, index) => ({ destination: `+65${90_000_000 + index}` }));
  const messages = inputs
    .map(({ destination }, index) => queued(String(index), destination.slice(1)))
    .reverse();

  const outcomes = matchResults(sms, inputs, { messages });

  expect(outcomes.every((outcome) => outcome.status === 'accepted')).toBe(true);
  expect(umids(outcomes)[1]).toBe('1');
});
