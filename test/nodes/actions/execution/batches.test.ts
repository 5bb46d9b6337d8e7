import { everythingShown, nodeName, runAction, type Action, type ActionRun } from '../run-action';
import { stubServer, type SeenRequest, type StubAnswer, type StubServer } from '../../engine/stub-server';
import { afterEach, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';

let stub: StubServer | undefined;
afterEach(async () => {
  await stub?.close();
  stub = undefined;
});

interface Sms {
  readonly destination: string;
  readonly text?: string;
  readonly clientMessageId?: string;
}

interface SmsResult {
  readonly umid: string;
  readonly destination: string;
  readonly status: object;
}

/** What 8x8 answers for one SMS; numbers that end in 9 are refused. */
function resultOf({ destination, clientMessageId }: Sms): SmsResult {
  const digits = destination.slice(1);
  return {
    umid: `umid-${digits}`,
    destination: digits,
    status: digits.endsWith('9')
      ? { code: 'REJECTED', description: 'Number is on the blocklist' }
      : { code: 'QUEUED', description: 'Accepted' },
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
  };
}

/** 8x8, as far as these tests need it. */
function answerSms({ body, path }: SeenRequest, count: number): StubAnswer {
  if (!path.endsWith('/batch')) return { body: resultOf(body as Sms) };
  const { messages } = body as { messages: Sms[] };
  const results = messages.map(resultOf);
  const rejectedCount = results.filter(({ umid }) => umid.endsWith('9')).length;
  return {
    body: {
      batchId: `batch-${count}`,
      acceptedCount: results.length - rejectedCount,
      rejectedCount,
      messages: results,
    },
  };
}

const numbers = (...ends: number[]): IDataObject[] =>
  ends.map((end) => ({ to: `+65912345${String(end).padStart(2, '0')}` }));
const sms = { destination: '={{ $json.to }}', text: 'Hi' };

async function send(
  items: readonly IDataObject[],
  more: Partial<Action> = {},
  answer: (request: SeenRequest, count: number) => StubAnswer = answerSms,
): Promise<ActionRun> {
  stub ??= await stubServer(answer);
  return runAction({
    operation: 'sms.send',
    parameters: sms,
    items,
    credentials: { apiKey: 'key-that-nobody-may-see', subAccountId: 'ExampleCo', baseUrl: stub.url },
    ...more,
  });
}

const paths = (): string[] => stub?.requests.map(({ path }) => path) ?? [];
const sizes = (): number[] =>
  stub?.requests.map(({ body }) => (body as { messages?: unknown[] }).messages?.length ?? 1) ?? [];

describe('many items go out as few requests', () => {
  test('in one batch, with results in the order of the items, each linked to its own', async () => {
    const { json, items } = await send(numbers(1, 2, 3));

    expect(paths()).toEqual(['/sms/api/v1/subaccounts/ExampleCo/messages/batch']);
    expect(stub?.requests[0]?.body).toEqual({
      messages: [1, 2, 3].map((end) => ({ destination: `+659123450${end}`, text: 'Hi' })),
      includeMessagesInResponse: true,
    });
    expect(json.map(({ umid }) => umid)).toEqual(['umid-6591234501', 'umid-6591234502', 'umid-6591234503']);
    expect(json[0]).toMatchObject({ batchId: 'batch-1', status: { code: 'QUEUED' } });
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  test('a single item goes out as a single message', async () => {
    await send(numbers(1));

    expect(paths()).toEqual(['/sms/api/v1/subaccounts/ExampleCo/messages']);
  });

  test('those that differ in subaccount or client IP travel apart, and come back in order', async () => {
    const items = [
      { to: '+6591234501', sub: 'A_1', ip: '' },
      { to: '+6591234502', sub: 'B_1', ip: '' },
      { to: '+6591234503', sub: 'A_1', ip: '' },
      { to: '+6591234504', sub: 'A_1', ip: '192.0.2.10' },
      { to: '+6591234505', sub: 'A_1', ip: '192.0.2.10' },
      { to: '+6591234506', sub: 'B_1', ip: '' },
    ];
    const additionalFields = { subAccountId: '={{ $json.sub }}', clientIp: '={{ $json.ip }}' };
    const { json } = await send(items, { parameters: { ...sms, additionalFields } });

    expect(paths()).toEqual([
      '/sms/api/v1/subaccounts/A_1/messages/batch',
      '/sms/api/v1/subaccounts/B_1/messages/batch',
      '/sms/api/v1/subaccounts/A_1/messages/batch',
    ]);
    expect(stub?.requests[2]?.body).toMatchObject({ clientIp: '192.0.2.10' });
    expect(json.map(({ destination }) => destination)).toEqual(items.map(({ to }) => to.slice(1)));
  });

  test('10,001 items make a batch of 10,000 and one more', async () => {
    const items = Array.from({ length: 10_001 }, (_, index) => ({ to: `+65${80_000_000 + index * 10}` }));
    const { json } = await send(items);

    expect(sizes()).toEqual([10_000, 1]);
    expect(json).toHaveLength(10_001);
    expect(json.at(-1)).toMatchObject({ destination: '6580100000' });
  }, 60_000);

  test('Batch Size and Client Batch ID are taken from the options', async () => {
    await send(numbers(1, 2, 3, 4, 5), {
      parameters: { ...sms, options: { batchSize: 2, clientBatchId: 'autumn' } },
    });

    expect(sizes()).toEqual([2, 2, 1]);
    expect(stub?.requests[0]?.body).toMatchObject({ clientBatchId: 'autumn' });
  });

  test('One Request per Item does what it says', async () => {
    const { json } = await send(numbers(1, 2), { parameters: { ...sms, options: { sendAs: 'single' } } });

    expect(paths()).toEqual(Array(2).fill('/sms/api/v1/subaccounts/ExampleCo/messages'));
    expect(json).toHaveLength(2);
  });

  test('results in another order are told by the number', async () => {
    const { json } = await send(numbers(1, 2, 3), {}, (request, count) => {
      const { body } = answerSms(request, count) as { body: { messages: unknown[] } };
      return { body: { ...body, messages: [...body.messages].reverse() } };
    });

    expect(json.map(({ destination }) => destination)).toEqual(['6591234501', '6591234502', '6591234503']);
  });
});

describe('some of them are refused', () => {
  test('all the others are sent, and one error names the refused and keeps the accepted', async () => {
    const { error, json } = await send(numbers(1, 9, 3, 19), {
      parameters: { ...sms, options: { batchSize: 2 } },
    });

    expect(sizes()).toEqual([2, 2]);
    expect(json).toEqual([]);
    expect(error).toMatchObject({
      name: 'NodeApiError',
      message: 'Send SMS: 2 refused, 2 accepted, of 4 items',
      context: {
        refused: [1, 3],
        unknown: [],
        notSent: [],
        accepted: [
          { item: 0, umid: 'umid-6591234501', batchId: 'batch-1' },
          { item: 2, umid: 'umid-6591234503', batchId: 'batch-2' },
        ],
      },
    });
    expect(error?.description).toMatch(
      /^Refused: items 1, 3\. Item 1: .*blocklist.*Do not send the accepted ones again/,
    );
  });

  test('with Continue On Fail they become items with the reason and the result', async () => {
    const { json, items } = await send(numbers(1, 9, 3), { settings: { onError: 'continueRegularOutput' } });

    expect(json[1]).toMatchObject({
      error: {
        message: 'Send SMS was rejected by 8x8: Number is on the blocklist',
        description: 'It was not sent. Correct what 8x8 rejected, then send it again.',
        outcome: 'refused',
        result: { umid: 'umid-6591234509', status: { code: 'REJECTED' } },
      },
    });
    expect(json.map(({ umid }) => umid)).toEqual(['umid-6591234501', undefined, 'umid-6591234503']);
    expect(items.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
  });

  test('with an output for errors they go there', async () => {
    const { run } = await send(numbers(1, 9, 3), { settings: { onError: 'continueErrorOutput' } });

    const [good = [], bad = []] = run.outputs[nodeName] ?? [];
    expect(good.map(({ json }) => json['umid'])).toEqual(['umid-6591234501', 'umid-6591234503']);
    expect(bad).toMatchObject([
      { json: { error: { outcome: 'refused', result: { umid: 'umid-6591234509' } } } },
    ]);
  });
});

describe('the answer leaves something open', () => {
  const listingOnly =
    (...ends: number[]) =>
    (request: SeenRequest, count: number): StubAnswer => {
      const { body } = answerSms(request, count) as { body: { messages: SmsResult[] } };
      const messages = body.messages.filter(({ destination }) =>
        ends.includes(Number(destination.slice(-2))),
      );
      return { body: { ...body, messages, acceptedCount: messages.length } };
    };

  test('messages that it does not list are unknown, and said to be', async () => {
    const { error } = await send(numbers(1, 2, 3), {}, listingOnly(1, 3));

    expect(error).toMatchObject({
      message: 'Send SMS: 1 with unknown outcome, 2 accepted, of 3 items',
      context: { unknown: [1], accepted: [{ item: 0 }, { item: 2 }] },
    });
    expect(error?.description).toContain('check the message log before sending it again');
  });

  test('with Continue On Fail they say so in their item', async () => {
    const { json } = await send(
      numbers(1, 2),
      { settings: { onError: 'continueRegularOutput' } },
      listingOnly(1),
    );

    expect(json[1]).toMatchObject({
      error: {
        outcome: 'unknown',
        message: expect.stringMatching(
          /^Send SMS may have taken effect: the response of 8x8 does not include/,
        ),
      },
    });
  });
});

describe('a whole request goes wrong', () => {
  test('one reason for all items is told once', async () => {
    const { error } = await send(numbers(1, 2, 3), {}, () => ({
      status: 401,
      body: { code: 1200, message: 'No' },
    }));

    expect(error).toMatchObject({
      message: '8x8 answered Send SMS with 401 (code 1200): No',
      httpCode: '401',
      failure: { cause: 'credential-invalid' },
      context: { refused: [0, 1, 2], accepted: [] },
    });
    expect(error?.context).not.toHaveProperty('itemIndex');
    expect(error?.description).toContain('This is the same for all 3 items.');
  });

  test('what was sent before is kept, and nothing is sent after', async () => {
    const { error } = await send(
      numbers(1, 2, 3, 4, 5, 6),
      { parameters: { ...sms, options: { batchSize: 2 } } },
      (request, count) => (count === 2 ? { status: 503, body: '{}' } : answerSms(request, count)),
    );

    expect(sizes()).toEqual([2, 2]);
    expect(error).toMatchObject({
      message: 'Send SMS: 2 with unknown outcome, 2 not sent, 2 accepted, of 6 items',
      context: { unknown: [2, 3], notSent: [4, 5], accepted: [{ item: 0 }, { item: 1 }] },
    });
  });

  test('with Continue On Fail the next request is made', async () => {
    const { json } = await send(
      numbers(1, 2, 3, 4),
      { parameters: { ...sms, options: { batchSize: 2 } }, settings: { onError: 'continueRegularOutput' } },
      (request, count) => (count === 1 ? { status: 400, body: { code: 1000 } } : answerSms(request, count)),
    );

    expect(json).toMatchObject([
      { error: { outcome: 'refused' } },
      { error: { outcome: 'refused' } },
      { umid: 'umid-6591234503' },
      { umid: 'umid-6591234504' },
    ]);
  });

  test('one request an item stops at the first that fails, and keeps what was accepted', async () => {
    const { error } = await send(numbers(1, 9, 3), { parameters: { ...sms, options: { sendAs: 'single' } } });

    expect(paths()).toHaveLength(2);
    expect(error).toMatchObject({
      message: 'Send SMS: 1 refused, 1 not sent, 1 accepted, of 3 items',
      context: { refused: [1], notSent: [2], accepted: [{ item: 0, umid: 'umid-6591234501' }] },
    });
  });
});

describe('the node runs again with the same items', () => {
  /** The second message is refused at first, and accepted when it comes again. */
  const refusedOnce = (request: SeenRequest, count: number): StubAnswer =>
    count === 1
      ? answerSms(request, count)
      : { body: { ...resultOf({ destination: '+6591234501' }), umid: 'second' } };
  const bodies = (): unknown[] => stub?.requests.map(({ body }) => body) ?? [];

  test.each(['stopWorkflow', 'continueRegularOutput'] as const)(
    'when it is set to retry (%s), only what was not accepted is sent again',
    async (onError) => {
      const { json, error } = await send(
        numbers(9, 1, 2),
        { settings: { onError, retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
        refusedOnce,
      );

      expect(error).toBeUndefined();
      expect(sizes()).toEqual([3, 1]);
      expect(bodies()[1]).toMatchObject({ destination: '+6591234509' });
      expect(json.map(({ umid }) => umid)).toEqual(['second', 'umid-6591234501', 'umid-6591234502']);
    },
  );

  test('what may have been sent is not sent again either', async () => {
    const { error } = await send(
      numbers(1, 2),
      { settings: { retryOnFail: true, maxTries: 2, waitBetweenTries: 0 } },
      () => ({ status: 503, body: '{}' }),
    );

    expect(sizes()).toEqual([2]);
    expect(error?.message).toBe(
      'Send SMS may have taken effect: an earlier try may have sent it, so it was not sent again',
    );
  });

  test('a person retries the execution: only the rest is sent', async () => {
    const first = await send(numbers(1, 9), {}, refusedOnce);
    const { data } = first.run.run;
    delete data.resultData.error;
    data.resultData.runData = {};
    const stored = JSON.parse(JSON.stringify(data)) as typeof data;
    const again = await send([], { resume: stored });

    expect(sizes()).toEqual([2, 1]);
    expect(again.json.map(({ umid }) => umid)).toEqual(['umid-6591234501', 'second']);
  });
});

describe('a batch that a person writes as one item', () => {
  const batch = (...ends: number[]): Partial<Action> => ({
    operation: 'sms.sendBatch',
    parameters: {
      messages: JSON.stringify(numbers(...ends).map(({ to }) => ({ destination: to, text: 'Hi' }))),
    },
  });

  test('is shown with a warning when some of its messages are refused', async () => {
    const { json, run } = await send([{}], batch(1, 9));

    expect(json).toMatchObject([{ acceptedCount: 1, rejectedCount: 1 }]);
    expect(run.tasks[nodeName]?.hints?.[0]?.message).toMatch(
      /^1 of the messages were rejected by 8x8, 1 were accepted/,
    );
  });

  test('is no success when all are', async () => {
    const { error } = await send([{}], batch(9, 19));

    expect(error?.message).toBe('Send SMS Batch was rejected by 8x8: all 2 messages');
    expect(error?.context).toMatchObject({ outcome: 'refused', result: { rejectedCount: 2 } });
  });
});

test('neither the output nor an error holds the key', async () => {
  const runs = [
    await send(numbers(1, 9, 2)),
    await send(numbers(1, 9, 2), { settings: { onError: 'continueRegularOutput' } }),
  ];

  for (const run of runs) expect(everythingShown(run)).not.toContain('key-that-nobody-may-see');
});

test('messages of chat apps travel in batches too', async () => {
  const { json } = await send(
    [{ to: '+6591234501' }, { to: '+6591234502' }],
    { operation: 'chatApps.send', parameters: { recipient: '={{ $json.to }}', text: 'Hi {{ $json.to }}' } },
    ({ body }) => ({
      body: {
        batchId: 'b',
        acceptedCount: 2,
        rejectedCount: 0,
        messages: (body as { messages: { user: object }[] }).messages.map(({ user }, index) => ({
          umid: `u${index}`,
          user,
          status: { state: 'queued' },
        })),
      },
    }),
  );

  expect(paths()).toEqual(['/chatapps/api/v1/subaccounts/ExampleCo/messages/batch']);
  expect(json).toMatchObject([{ umid: 'u0' }, { umid: 'u1' }]);
});
