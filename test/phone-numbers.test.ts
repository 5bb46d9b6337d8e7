import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  bridge,
  callFlowAnswer,
  createClient,
  fromCsv,
  ValidationError,
  type EightByEightClient,
} from 'cpaas-8x8';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { OperationDto } from 'nestjs-8x8/dto';
import { credentialsOf, runAction } from './nodes/actions/run-action';

/** The ways in which people write +6591234567. */
const written = ['+65 9123 4567', '(65) 9123-4567', '+65.9123.4567', '\u202a+65\u00a09123\u00a04567\u202c'];
/** What a spreadsheet makes of 6591234567. Without its point, it is the number of another person. */
const withPoint = '6591234567.0';

let sandbox: Sandbox;
let client: EightByEightClient;

beforeAll(async () => {
  sandbox = await createSandbox();
  const { apiKey, url, subAccountIds, accountId } = sandbox;
  client = createClient({ apiKey, baseUrl: url, subAccountIds, accountId });
});
afterAll(() => sandbox.close());
beforeEach(() => sandbox.reset());

const recipients = (): string[] =>
  sandbox.messages({ direction: 'outbound' }).map(({ customer }) => customer.replace('+', ''));

const callFlowTo = (destination: string) => [
  { action: 'makeCall', params: { source: '+65 8088 0888', destination } } as const,
];

describe('the client', () => {
  it.each(written)('sends to %j as to +6591234567, whatever the operation', async (destination) => {
    await client.sms.send({ destination, text: 'Hello' });
    await client.chatApps.send({ user: { msisdn: destination }, type: 'text', content: { text: 'Hello' } });
    await client.verification.start({ destination });
    const bulk = client.sms.sendAll(fromCsv(`destination,text\n"${destination}",Hello\n`));
    for await (const { status } of bulk) expect(status).toBe('accepted');

    expect(recipients()).toEqual(Array(4).fill('6591234567'));
    expect(await client.numberLookup.lookup({ phoneNumber: destination })).toMatchObject({
      phoneNumber: expect.stringContaining('6591234567'),
    });
    await client.contacts.create({ addresses: { msisdn: destination } });
    expect((await client.contacts.search()).items[0]?.addresses.msisdn).toContain('6591234567');
    const [action] = callFlowAnswer([bridge({ source: '+6580880888', destination })]).callflow;
    expect(action).toMatchObject({ params: { destination: expect.stringMatching(/^\+?6591234567$/) } });
  });

  it.each<[string, () => PromiseLike<unknown>]>([
    ['SMS', () => client.sms.send({ destination: withPoint, text: 'Hello' })],
    ['verification', () => client.verification.start({ destination: withPoint })],
    ['number lookup', () => client.numberLookup.lookup({ phoneNumber: withPoint })],
    ['contacts', () => client.contacts.create({ addresses: { msisdn: withPoint } })],
    ['blacklist', () => client.contacts.blacklist({ msisdn: withPoint })],
    ['call flows', () => client.voice.sendCallFlow({ callflow: callFlowTo(withPoint) })],
    [
      'chat apps',
      () => client.chatApps.send({ user: { msisdn: withPoint }, type: 'text', content: { text: 'Hello' } }),
    ],
  ])('refuses a decimal point in %s, and sends nothing', async (_, call) => {
    await expect(call()).rejects.toThrow(/has a decimal point in it/);
    await expect(call()).rejects.toBeInstanceOf(ValidationError);
    expect(recipients()).toEqual([]);
  });
});

describe('the sandbox', () => {
  it('does not take a number with a decimal point for another one in a verification', async () => {
    const response = await fetch(
      `${sandbox.url}/verify/api/v2/subaccounts/${sandbox.subAccountIds.verification}/sessions`,
      {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ destination: withPoint }),
      },
    );

    expect(response.status).toBe(400);
    expect(recipients()).toEqual([]);
  });

  it('does not create a contact from a row with a decimal point', async () => {
    const content = `msisdn,firstName\n${withPoint},Mei\n65 9123 4568,Ali`;
    await client.contacts.uploadBatch({ file: { name: 'contacts.csv', content } }).completed();

    const { items } = await client.contacts.search();
    expect(items.map(({ firstName }) => firstName)).toEqual(['Ali']);
  });
});

describe('a DTO', () => {
  class SendSmsDto extends OperationDto('sms.send') {}
  class SendMessageDto extends OperationDto('chatApps.send') {}

  it('cleans a number', async () => {
    const dto = plainToInstance(SendSmsDto, { destination: '+65 9123 4567', text: 'Hello' });

    expect(await validate(dto)).toEqual([]);
    expect(dto.destination).toBe('+6591234567');
  });

  it('cleans a nested number, and refuses one with a decimal point', async () => {
    const dtoOf = (msisdn: string): SendMessageDto =>
      plainToInstance(SendMessageDto, { user: { msisdn }, type: 'text', content: { text: 'Hello' } });
    const [issue] = await validate(dtoOf(withPoint));

    expect(await validate(dtoOf('(65) 9123-4567'))).toEqual([]);
    expect(JSON.stringify(issue)).toContain('has a decimal point in it');
  });
});

describe('in n8n', () => {
  it('sends to numbers of a sheet, and names the item whose number is ambiguous', async () => {
    const run = (numbers: readonly (string | number)[]) =>
      runAction({
        operation: 'sms.send',
        parameters: { destination: '={{ $json.phone }}', text: 'Hello' },
        items: numbers.map((phone) => ({ phone })),
        credentials: credentialsOf(sandbox),
      });

    expect((await run([...written, 6591234567])).error).toBeUndefined();
    expect(recipients()).toEqual(Array(5).fill('6591234567'));

    const { error } = await run(['+65 9123 4567', withPoint]);
    expect(error?.message).toContain('has a decimal point in it');
    expect(error?.context?.['itemIndex']).toBe(1);
    expect(recipients()).toHaveLength(5);
  });
});
