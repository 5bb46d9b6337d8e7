import { afterEach, describe, expect, it } from '@jest/globals';
import type { AttemptEvent, Warning } from '../../../core/src/transport';
import { clientOf, errorOf, sms } from '../client/client-of';
import { accepted, closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

/** Sends an SMS to a server with these reactions, and returns the events that `onAttempt` receives. */
async function eventsOf(...reactions: readonly Reaction[]): Promise<AttemptEvent[]> {
  const { url } = await stub8x8(reactions);
  const events: AttemptEvent[] = [];
  const { client } = clientOf(url, { onAttempt: (event) => events.push(event), timeoutMs: 100 });
  await Promise.allSettled([client.sms.send(sms)]);
  return events;
}

const start = {
  operation: 'sms.send',
  method: 'POST',
  host: expect.stringMatching(/^127\.0\.0\.1:\d+$/),
  route: '/api/v1/subaccounts/{subAccountId}/messages',
  subAccountId: 'ExampleCo_SMS',
};

describe('onAttempt', () => {
  it('receives each attempt, with the delay before the next one', async () => {
    const events = await eventsOf({ status: 429, body: { code: 429 } }, {});

    expect(events).toEqual([
      {
        ...start,
        attempt: 1,
        durationMs: expect.any(Number),
        status: 429,
        code: 429,
        outcome: 'refused',
        delayMs: 250,
      },
      {
        ...start,
        attempt: 2,
        durationMs: expect.any(Number),
        status: 200,
        umid: accepted.umid,
        outcome: 'done',
      },
    ]);
  });

  it.each<[Reaction, object]>([
    ['reset', { reason: 'reset', outcome: 'unknown' }],
    ['stall', { reason: 'timeout', outcome: 'unknown' }],
    [{ body: '<html>' }, { status: 200, reason: 'not-json', outcome: 'unknown' }],
    [
      { status: 500, body: { code: 2000, errorId: 'e-1' } },
      { status: 500, code: 2000, errorId: 'e-1', outcome: 'unknown' },
    ],
    [
      { body: { ...accepted, status: { code: 'REJECTED' } } },
      { status: 200, umid: accepted.umid, outcome: 'refused' },
    ],
  ])('receives the outcome of an attempt: %j', async (reaction, outcome) => {
    const events = await eventsOf(reaction);

    expect(events).toEqual([{ ...start, attempt: 1, durationMs: expect.any(Number), ...outcome }]);
  });

  it('receives the duration', async () => {
    const [event] = await eventsOf({ afterMs: 50 });

    expect(event?.durationMs).toBeGreaterThanOrEqual(48);
  });

  it('is not called for an invalid input', async () => {
    const { url } = await stub8x8();
    const events: AttemptEvent[] = [];
    const { client } = clientOf(url, { onAttempt: (event) => events.push(event) });

    await errorOf(client.call('sms.send' as string, {}));

    expect(events).toEqual([]);
  });

  it('does not make a call fail if it throws', async () => {
    const { url } = await stub8x8();
    const onAttempt = (): never => {
      throw new Error('the disk of the log is full');
    };

    const answer = await clientOf(url, { onAttempt }).client.sms.send(sms);

    expect(answer).toEqual(accepted);
  });
});

describe('onAttemptStart', () => {
  it('is called before each attempt, and its result after the attempt', async () => {
    const { url, requests } = await stub8x8([{ status: 429 }, {}]);
    const log: unknown[] = [];
    const { client } = clientOf(url, {
      onAttemptStart: ({ attempt }) => {
        log.push(`${attempt} begins after ${requests.length}`);
        return ({ outcome }) => log.push(`${attempt} is ${outcome}`);
      },
    });

    await client.sms.send(sms);

    expect(log).toEqual(['1 begins after 0', '1 is refused', '2 begins after 1', '2 is done']);
  });

  it('does not make a call fail if it or its result throws', async () => {
    const { url } = await stub8x8();
    const no = (): never => {
      throw new Error('no');
    };

    const answers = await Promise.all(
      [no, () => no].map((onAttemptStart) => clientOf(url, { onAttemptStart }).client.sms.send(sms)),
    );

    expect(answers).toEqual([accepted, accepted]);
  });
});

describe('onWarning', () => {
  const long = { ...sms, text: 'x'.repeat(1_531) };

  it('receives the warnings that the response also contains', async () => {
    const { url } = await stub8x8();
    const received: Warning[] = [];
    const { client } = clientOf(url, { onWarning: (warning) => received.push(warning) });

    const { warnings } = await client.sms.send(long).withResponse();

    expect(warnings).toEqual([
      {
        operation: 'sms.send',
        path: 'text',
        message: 'takes 11 SMS segments in GSM7, and 8x8 sends at most 10',
        advice: 'Shorten it to 10 segments: 8x8 may cut it off, or reject the message.',
      },
    ]);
    expect(received).toEqual(warnings);
  });

  it('does not keep a message from being sent if it throws', async () => {
    const { url, requests } = await stub8x8();
    const onWarning = (): never => {
      throw new Error('no');
    };

    await clientOf(url, { onWarning }).client.sms.send(long);

    expect(requests).toHaveLength(1);
  });
});
