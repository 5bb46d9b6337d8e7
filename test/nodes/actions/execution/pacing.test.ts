import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { runAction, type Action, type ActionRun } from '../run-action';

interface Sms {
  readonly destination: string;
  readonly scheduled?: string;
}

const resultOf = ({ destination }: Sms) => ({ umid: `umid-${destination}`, status: { code: 'QUEUED' } });

let stub: StubServer;
let onRequest: () => void = () => undefined;

beforeEach(async () => {
  stub = await stubServer(({ body }) => {
    onRequest();
    const { messages } = body as { messages?: Sms[] };
    if (!messages) return { body: resultOf(body as Sms) };
    return { body: { batchId: 'batch', acceptedCount: messages.length, messages: messages.map(resultOf) } };
  });
});
afterEach(async () => {
  onRequest = () => undefined;
  jest.restoreAllMocks();
  await stub.close();
});

/** The messages of each request. */
const requests = (): readonly (readonly Sms[])[] =>
  stub.requests.map(({ body }) => (body as { messages?: Sms[] }).messages ?? [body as Sms]);

const send = (
  to: readonly string[],
  options: INodeParameters,
  { parameters, ...more }: Partial<Action> = {},
): Promise<ActionRun> =>
  runAction({
    operation: 'sms.send',
    parameters: { destination: '={{ $json.to }}', text: 'Hi', options, ...parameters },
    items: to.map((number): IDataObject => ({ to: number })),
    credentials: { apiKey: 'key-that-nobody-may-see', subAccountId: 'ExampleCo', baseUrl: stub.url },
    ...more,
  });

const hourMs = 3_600_000;
/** The time of day in Singapore, some hours from now. */
const inSingapore = (hours: number): string =>
  new Intl.DateTimeFormat('en-GB', {
    ...{ timeZone: 'Asia/Singapore', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  } as const).format(Date.now() + hours * hourMs);

describe('the option Delivery Window', () => {
  const window = (from: string, to: string, timeZone = '') => ({
    deliveryWindow: { values: { from, to, timeZone } },
  });

  test('schedules messages for the next opening, in the time zone of each recipient', async () => {
    // Tokyo is an hour ahead of Singapore.
    await send(['+6591234567', '+819012345678'], window(inSingapore(2), inSingapore(5)));

    const [singapore = '', tokyo = ''] = requests()[0]?.map(({ scheduled }) => scheduled) ?? [];
    expect(Date.parse(singapore)).toBeGreaterThan(Date.now());
    expect(Date.parse(singapore) - Date.parse(tokyo)).toBe(hourMs);
  });

  test('sends at once while it is open, and leaves a time alone that the message has', async () => {
    const open = window(inSingapore(-2), inSingapore(2));
    await send(['+6591234567'], open);
    const scheduled = new Date(Date.now() + 30 * hourMs).toISOString();
    const parameters = { additionalFields: { scheduled } };
    await send(['+6591234567'], window(inSingapore(2), inSingapore(5)), { parameters });

    expect(requests().map(([sms]) => sms?.scheduled)).toEqual([undefined, scheduled]);
  });

  test('refuses a recipient whose time zone is unknown, unless one is entered', async () => {
    const satellite = '+881612345678';
    const { error } = await send([satellite], window('09:00', '20:00'));
    await send([satellite], window(inSingapore(-2), inSingapore(2), 'Asia/Singapore'));

    expect(error?.message).toContain('Delivery Window never opens for this recipient');
    expect(error?.description).toContain('Enter a Time Zone');
    expect(requests()).toHaveLength(1);
  });

  test.each([
    ['a time that is none', window('9 am', '20:00')],
    ['less than an hour', window('09:00', '09:30')],
    ['an unknown time zone', window('09:00', '20:00', 'Singapore time')],
  ])('refuses %s before anything is sent', async (_, options) => {
    const { error } = await send(['+6591234567'], options);

    expect(error?.message).toContain('Delivery Window');
    expect(error?.description).toContain('09:00');
    expect(requests()).toEqual([]);
  });
});

describe('the option Pace', () => {
  const pace = (messages: number, per: string) => ({ pace: { values: { messages, per } } });
  const four = ['+6591234501', '+6591234502', '+6591234503', '+6591234504'];

  test('never puts more messages into a request than it allows', async () => {
    const { json } = await send(four, pace(3, 'second'));

    expect(requests().map((messages) => messages.length)).toEqual([3, 1]);
    expect(json).toHaveLength(4);
  });

  test.each([['batches'], ['single']])('sends no more when cancelled while it waits: %s', async (sendAs) => {
    const cancellation = new AbortController();
    onRequest = () => {
      setTimeout(() => cancellation.abort(), 300);
    };
    await send(four, { ...pace(1, 'hour'), sendAs }, { cancel: cancellation.signal });

    expect(requests()).toHaveLength(1);
  });

  test.each([['batches'], ['single']])(
    'schedules what leaves after the delivery window has closed: %s',
    async (sendAs) => {
      // The first request takes three hours.
      onRequest = () => {
        const later = Date.now() + 3 * hourMs;
        onRequest = () => undefined;
        jest.spyOn(Date, 'now').mockReturnValue(later);
      };
      const deliveryWindow = {
        values: { from: inSingapore(-2), to: inSingapore(2), timeZone: 'Asia/Singapore' },
      };
      await send(four.slice(0, 2), { ...pace(1, 'hour'), deliveryWindow, sendAs });

      const [first, second] = requests().flat();
      expect(first?.scheduled).toBeUndefined();
      expect(Date.parse(second?.scheduled ?? '')).toBeGreaterThan(Date.now());
    },
  );

  test('says before anything is sent that half a message is none', async () => {
    const { error } = await send(four, pace(0.5, 'minute'));

    expect(error?.message).toBe('Pace needs a whole number of messages');
    expect(requests()).toEqual([]);
  });
});

describe('the option Skip Duplicates', () => {
  const numbers = ['+6591234501', '+65 9123 4502', '6591234501', '+6591234502'];

  test('sends once to each recipient, and leaves the duplicates out', async () => {
    const { items, run } = await send(numbers, { skipDuplicates: true });

    expect(requests()).toEqual([
      [expect.objectContaining({ destination: '+6591234501' }), expect.objectContaining({ text: 'Hi' })],
    ]);
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }]);
    expect(JSON.stringify(run)).toContain('Nothing was sent for items 2, 3');
  });

  test('sends to all items without it', async () => {
    const { items } = await send(numbers, {});

    expect(items).toHaveLength(4);
  });
});
