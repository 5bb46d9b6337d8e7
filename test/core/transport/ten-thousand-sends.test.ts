import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createSandbox, type FaultRequest, type Message, type Sandbox } from '8x8-sandbox';
import { createClient, EightByEightError, RejectedError, TransportError } from 'cpaas-8x8';
import { closedPort } from '../client/stub-8x8';

jest.setTimeout(300_000);

const sends = 10_000;
const atATime = 150;
const seed = 'faults';

/** The simulated faults, with their probabilities. A stall is longer than the timeout of the client. */
const simulatedFaults: readonly (readonly [probability: number, FaultRequest['effect']])[] = [
  [0.04, { kind: 'tooManyRequests', retryAfter: null }],
  [0.0005, { kind: 'tooManyRequests', retryAfter: 1 }],
  [0.03, 'unavailable'],
  [0.01, 'internalError'],
  [0.01, { kind: 'internalError', processed: true }],
  [0.03, 'resetBefore'],
  [0.03, 'resetAfter'],
  [0.01, { kind: 'resetAfter', processed: false }],
  [0.005, { kind: 'stall', ms: 6_000 }],
  [0.005, { kind: 'stall', ms: 6_000, processed: false }],
  [0.03, 'halfBody'],
  [0.01, 'html'],
  [0.01, { kind: 'slow', ms: 50 }],
  [0.03, 'rejected'],
];

type Outcome = 'accepted' | 'rejected' | 'not sent' | 'unknown';

interface Sent {
  readonly reference: string;
  readonly outcome: Outcome;
  readonly umid: unknown;
  /** Whether the attempt timed out. On a busy machine, more attempts time out than the faults cause. */
  readonly isLate: boolean;
}

const outcomeOf = (error: unknown): Outcome => {
  if (error instanceof RejectedError) return 'rejected';
  if (!(error instanceof EightByEightError)) throw error;
  return error.outcome === 'unknown' ? 'unknown' : 'not sent';
};

const isLate = (error: unknown): boolean => error instanceof TransportError && error.reason === 'timeout';

/** Thousands of wrong sends would bury the message of a failed test. */
const firstFew = <T>(wrong: readonly T[]): readonly T[] => wrong.slice(0, 5);

function byReference(messages: readonly Message[]): Map<string, Message[]> {
  const books = new Map<string, Message[]>();
  for (const message of messages) {
    const { clientMessageId = '' } = message;
    books.set(clientMessageId, [...(books.get(clientMessageId) ?? []), message]);
  }
  return books;
}

describe('ten thousand sends with simulated faults', () => {
  let sandbox: Sandbox;
  const ended: Sent[] = [];
  const struck: Record<string, number> = {};
  let books: ReadonlyMap<string, readonly Message[]>;
  let seconds = 0;

  beforeAll(async () => {
    sandbox = await createSandbox({ seed, clock: 'manual' });
    for (const [probability, effect] of simulatedFaults) {
      sandbox.addFault({ target: 'sms.send', trigger: { probability }, effect });
    }
    const start = performance.now();
    await sendAll();
    seconds = (performance.now() - start) / 1_000;
    for (const { effect, struck: times } of sandbox.faults()) {
      struck[effect.kind] = (struck[effect.kind] ?? 0) + times;
    }
    books = byReference(sandbox.messages());
    process.stdout.write(`${table()}\n`);
  });

  afterAll(() => sandbox.close());

  async function sendAll(): Promise<void> {
    const { apiKey, url, subAccountIds } = sandbox;
    const options = { apiKey, subAccountIds, timeoutMs: 3_000 };
    const client = createClient({ ...options, baseUrl: url });
    // The connection of one in fifty sends is refused, so nothing is written.
    const offline = createClient({ ...options, baseUrl: await closedPort(), maxRetries: 1 });
    let next = 0;
    const sendOn = async (): Promise<void> => {
      while (next < sends) {
        const index = next++;
        const reference = `send-${index}`;
        const sms = { destination: '+6591234567', text: `Order ${index}`, clientMessageId: reference };
        const end = await (index % 50 === 49 ? offline : client).sms.send(sms).then(
          (result) => ({ outcome: 'accepted' as const, umid: result.umid, isLate: false }),
          (error: unknown) => ({ outcome: outcomeOf(error), umid: undefined, isLate: isLate(error) }),
        );
        ended.push({ reference, ...end });
      }
    };
    await Promise.all(Array.from({ length: atATime }, sendOn));
  }

  const booked = ({ reference }: Sent): readonly Message[] => books.get(reference) ?? [];

  function table(): string {
    const faults = Object.entries(struck).map(([kind, times]) => `${kind} ${times}`);
    const rows = (['accepted', 'rejected', 'not sent', 'unknown'] as const).map((outcome) => {
      const of = ended.filter((sent) => sent.outcome === outcome);
      const count = (times: number): number => of.filter((sent) => booked(sent).length === times).length;
      const more = of.filter((sent) => booked(sent).length > 1).length;
      return [outcome, of.length, count(1), count(0), more];
    });
    const head = ['ended as', 'sends', 'in the books', 'not there', 'twice there'];
    const lines = [head, ...rows].map(([first, ...cells]) =>
      [String(first).padEnd(10), ...cells.map((cell) => String(cell).padStart(14))].join(''),
    );
    return [`${sends} sends in ${seconds.toFixed(1)} s; struck: ${faults.join(', ')}`, ...lines].join('\n');
  }

  it('all end with one of four outcomes', () => {
    expect(ended).toHaveLength(sends);
    expect(new Set(ended.map(({ outcome }) => outcome))).toEqual(
      new Set(['accepted', 'rejected', 'not sent', 'unknown']),
    );
  });

  it('send no message twice', () => {
    const wrong = [...books.entries()].filter(([, messages]) => messages.length > 1);

    expect(firstFew(wrong.map(([reference, messages]) => `${reference}: ${messages.length} times`))).toEqual(
      [],
    );
  });

  it('have sent nothing if they end as not sent', () => {
    const wrong = ended.filter((sent) => sent.outcome === 'not sent' && booked(sent).length > 0);

    expect(firstFew(wrong)).toEqual([]);
  });

  it('have sent the message with the returned message ID if they end as accepted', () => {
    const wrong = ended.filter((sent) => sent.outcome === 'accepted' && booked(sent)[0]?.umid !== sent.umid);

    expect(firstFew(wrong)).toEqual([]);
  });

  it('end as rejected if 8x8 rejects the message with HTTP 200', () => {
    const wrong = ended.filter(
      (sent) =>
        (sent.outcome === 'rejected') !== (booked(sent)[0]?.status.state === 'rejected') &&
        sent.outcome !== 'unknown',
    );

    expect(firstFew(wrong)).toEqual([]);
  });

  it('end as unknown only after faults without a response, or after a timeout', () => {
    const answered = ['tooManyRequests', 'slow', 'rejected', 'stall'];
    const silent = Object.entries(struck).filter(([kind]) => !answered.includes(kind));
    const most = silent.reduce((sum, [, times]) => sum + times, 0);

    const unknown = ended.filter(({ outcome, isLate }) => outcome === 'unknown' && !isLate);
    expect(unknown.length).toBeLessThanOrEqual(most);
  });
});
