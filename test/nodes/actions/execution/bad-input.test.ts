import { credentialsOf, runAction, type ActionRun } from '../run-action';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

const sms = { destination: '+6591234567', text: 'Hello' };
const day = 86_400_000;
const fromNow = (ms: number): string => new Date(Date.now() + ms).toISOString();

async function run(
  operation: string,
  parameters: INodeParameters,
  credentials: ICredentialDataDecryptedObject = {},
): Promise<ActionRun> {
  const before = sandbox.requests().length;
  const result = await runAction({
    operation,
    parameters,
    credentials: { ...credentialsOf(sandbox), ...credentials },
  });
  expect(sandbox.requests()).toHaveLength(before);
  return result;
}

const cases: readonly (readonly [string, string, INodeParameters, string, RegExp])[] = [
  [
    'a number with the decimal point of a spreadsheet',
    'sms.send',
    { ...sms, destination: '6591234567.0' },
    'To has a decimal point in it ("6591234567.0")',
    /format the column as text/,
  ],
  [
    'a national number without its country',
    'sms.send',
    { ...sms, destination: '091234567' },
    'To is a national number ("091234567")',
    /country code/,
  ],
  [
    'no number at all',
    'sms.send',
    { ...sms, destination: 'Mei' },
    'To is not a phone number ("Mei")',
    /7 to 15 digits/,
  ],
  ['an empty text', 'sms.send', { ...sms, text: '={{ "" }}' }, 'Text is missing', /Give it a value/],
  [
    'a sender of twelve letters',
    'sms.send',
    { ...sms, source: 'ExampleCo123' },
    'Sender ID has 12 characters ("ExampleCo123")',
    /at most 11 characters/,
  ],
  [
    'messages and destinations at once',
    'sms.sendBatch',
    {
      messages: '[{"destination":"+6591234567","text":"Hi"}]',
      destinations: '+6591234567',
      additionalFields: { template: { values: { text: 'Hi' } } },
    },
    'The input has both Messages and Destinations',
    /Give only one: Messages or Destinations/,
  ],
  [
    '10,001 messages in one request',
    'sms.sendBatch',
    { messages: `={{ Array.from({ length: 10001 }, () => ({ destination: '+6591234567', text: 'Hi' })) }}` },
    'Messages has 10,001 entries',
    /at most 10,000: split it/,
  ],
  [
    'JSON that is none',
    'sms.sendBatch',
    { messages: '[{' },
    'Messages is not JSON',
    /commas, quotes and brackets/,
  ],
  [
    'one bad number among the messages of a batch',
    'sms.sendBatch',
    { messages: '[{"destination":"+6591234567","text":"Hi"},{"destination":"x","text":"Hi"}]' },
    'Message 2: To is not a phone number ("x")',
    /7 to 15 digits/,
  ],
  [
    'a message without a recipient',
    'chatApps.send',
    { recipient: '={{ "" }}', text: 'Hi' },
    'Phone Number is missing',
    /Give it a value/,
  ],
  [
    'a button with too many letters',
    'chatApps.send',
    {
      recipient: '+6591234567',
      contentType: 'replyButtons',
      bodyText: 'Deliver tomorrow?',
      buttons: { values: [{ title: 'Yes, at any time of the day' }] },
    },
    'Button 1: Title has 27 characters',
    /at most 20/,
  ],
  [
    'content that is a list',
    'chatApps.send',
    { recipient: '+6591234567', contentType: 'json', messageType: 'text', contentJson: '[1]' },
    'Content (JSON) is not an object',
    /in braces/,
  ],
  [
    'an ID that is none',
    'sms.getDetails',
    { umid: 'abc' },
    'Message ID (UMID) is not an 8x8 ID ("abc")',
    /as 8x8 returned it/,
  ],
];

test.each(cases)('%s', async (_, operation, parameters, message, advice) => {
  const { error, json } = await run(operation, parameters);

  expect(json).toEqual([]);
  expect(error).toMatchObject({ name: 'NodeOperationError', message, context: { itemIndex: 0 } });
  expect(error?.description).toMatch(advice);
  expect(`${error?.message} ${error?.description}`).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
});

test('a schedule more than seven days ahead, or in the past', async () => {
  const send = (scheduled: string): Promise<ActionRun> =>
    run('sms.send', { ...sms, additionalFields: { scheduled } });

  expect((await send(fromNow(8 * day))).error?.message).toMatch(/^Send At is more than 7 days ahead/);
  expect((await send(fromNow(-day))).error?.message).toMatch(/^Send At is in the past/);
});

describe('what the credential lacks', () => {
  test('a subaccount', async () => {
    const { error } = await run('sms.send', sms, { smsSubAccountId: '' });

    expect(error).toMatchObject({
      message: 'Subaccount ID is missing',
      failure: { cause: 'configuration-invalid' },
    });
    expect(error?.description).toContain('Enter it in the credential');
  });

  test('a base URL that is one', async () => {
    const { error } = await run('sms.send', sms, { baseUrl: 'localhost:8888' });

    expect(error?.message).toMatch(/^In the credential, Base URL is not a usable HTTP or HTTPS URL/);
    expect(error?.failure).toEqual({ cause: 'configuration-invalid' });
  });
});

test('a text over ten parts is sent, with a warning beside the result', async () => {
  const { run: result, json } = await runAction({
    operation: 'sms.send',
    parameters: { ...sms, text: '={{ $json.text }}' },
    items: [{ text: 'x'.repeat(1600) }, { text: 'short' }, { text: 'y'.repeat(1600) }],
    credentials: credentialsOf(sandbox),
  });

  expect(json).toMatchObject([{ status: { code: 'QUEUED' } }, {}, {}]);
  const hints = result.tasks['8x8']?.hints ?? [];
  expect(hints).toMatchObject([{ type: 'warning', location: 'outputPane' }]);
  expect(hints[0]?.message).toMatch(
    /^Text takes 11 SMS segments in GSM7, and 8x8 sends at most 10.* \(items 0, 2\)$/,
  );
});

describe('several items of which some are bad', () => {
  const items = ['+6591234567', 'Mei', '+6591234568', ''].map((to) => ({ to }));
  const parameters = { ...sms, destination: '={{ $json.to }}' };

  test('nothing is sent, and the first bad one is named with the others', async () => {
    const before = sandbox.requests().length;
    const { error } = await runAction({
      operation: 'sms.send',
      parameters,
      items,
      credentials: credentialsOf(sandbox),
    });

    expect(error).toMatchObject({ message: 'To is not a phone number ("Mei")', context: { itemIndex: 1 } });
    expect(error?.description).toBe(
      'Write 7 to 15 digits with the country code and an optional + in front, e.g. +6591234567. Item 3 needs attention too. Nothing was sent. To send the other items all the same, set On Error to Continue on the Settings tab.',
    );
    expect(sandbox.requests()).toHaveLength(before);
  });

  test.each(['continueRegularOutput', 'continueErrorOutput'] as const)(
    'with %s the good ones go, and the bad ones become items that say why',
    async (onError) => {
      const { run: result, json } = await runAction({
        operation: 'sms.send',
        parameters,
        items,
        credentials: credentialsOf(sandbox),
        settings: { onError },
      });

      const [first = [], second = []] = result.outputs['8x8'] ?? [];
      const all = [...first, ...second].sort((a, b) => itemOf(a.pairedItem) - itemOf(b.pairedItem));
      expect(all.map(({ pairedItem }) => itemOf(pairedItem))).toEqual([0, 1, 2, 3]);
      expect(all.map(({ json: { error } }) => (error as IDataObject | undefined)?.['message'])).toEqual([
        undefined,
        'To is not a phone number ("Mei")',
        undefined,
        'To is missing',
      ]);
      if (onError === 'continueErrorOutput') expect([first.length, second.length]).toEqual([2, 2]);
      else expect(json.map((each) => 'umid' in each)).toEqual([true, false, true, false]);
    },
  );
});

function itemOf(pairedItem: unknown): number {
  return typeof pairedItem === 'object' && pairedItem !== null && 'item' in pairedItem
    ? Number(pairedItem.item)
    : -1;
}

test('an expression that cannot be evaluated names its item', async () => {
  const { error } = await runAction({
    operation: 'sms.send',
    parameters: { ...sms, text: '={{ $json.order.id }}' },
    items: [{ order: { id: 1 } }, {}],
    credentials: credentialsOf(sandbox),
    settings: { onError: 'stopWorkflow' },
  });

  expect(error?.context).toMatchObject({ itemIndex: 1 });
});

test('numbers from a spreadsheet, lists and dates of n8n are taken as they come', async () => {
  const { json, error } = await runAction({
    operation: 'sms.send',
    parameters: {
      destination: '={{ $json.phone }}',
      text: '={{ $json.code }}',
      additionalFields: { scheduled: '={{ $now.plus({ hours: 1 }) }}', clientMessageId: '={{ $json.code }}' },
    },
    items: [{ phone: 6591234567, code: 1001 }],
    credentials: credentialsOf(sandbox),
  });

  expect(error).toBeUndefined();
  expect(json).toMatchObject([{ clientMessageId: '1001', destination: '6591234567' }]);
});

test.each([
  ['contentType', 'Content Type'],
  ['recipientType', 'Send To'],
])('%s as an expression is refused: the fields to fill in depend on it', async (name, label) => {
  const { error } = await run('chatApps.send', {
    ...{ recipientType: 'msisdn', recipient: '+6591234567', contentType: 'text', text: 'Hello' },
    [name]: '={{ "unknown" }}',
  });

  expect(error?.message).toMatch(new RegExp(`^${label} is .* which is not in its list`));
  expect(error?.description).toMatch(/Nothing was sent\.$/);
});
