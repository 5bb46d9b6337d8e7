import { setTimeout } from 'node:timers/promises';
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
import type { IBinaryKeyData } from 'n8n-workflow';
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

const waitForBatch = async (batchId: string): Promise<void> => {
  for (;;) {
    const { status } = await client.contacts.getBatch({ batchId });
    if (status === 'completed' || status === 'failed') return;
    await setTimeout(20);
  }
};

const names = async (): Promise<unknown[]> =>
  (await client.contacts.search()).items.map(({ firstName }) => firstName);

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
    const { id: contactId } = await client.contacts.create({ addresses: { email: 'mei@example.com' } });
    await client.contacts.update({
      contactId,
      patch: [{ op: 'replace', path: '/addresses', value: { msisdn: destination.replace('4567', '4568') } }],
    });
    expect((await client.contacts.get({ contactId })).addresses.msisdn).toContain('6591234568');
    const [action] = callFlowAnswer([bridge({ source: '+6580880888', destination })]).callflow;
    expect(action).toMatchObject({ params: { destination: expect.stringMatching(/^\+?6591234567$/) } });
  });

  it.each<[string, () => PromiseLike<unknown>]>([
    ['SMS', () => client.sms.send({ destination: withPoint, text: 'Hello' })],
    ['verification', () => client.verification.start({ destination: withPoint })],
    ['number lookup', () => client.numberLookup.lookup({ phoneNumber: withPoint })],
    ['contacts', () => client.contacts.create({ addresses: { msisdn: withPoint } })],
    [
      'changes of a contact',
      () =>
        client.contacts.update({
          contactId: 1,
          patch: [{ op: 'add', path: '/addresses/msisdn', value: withPoint }],
        }),
    ],
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

  it.each<[string, string | Uint8Array, object]>([
    ['commas', `firstName,msisdn\nAli,6591234568\nMei,${withPoint}\n`, {}],
    ['semicolons, quotes and a mark', `\ufefffirstName;"Phone Number"\r\n"A;li";x\r\nMei;"${withPoint}"`, {}],
    ['UTF-16', Buffer.from(`\ufefffirstName\tmobile\nAli\t\nMei\t${withPoint}`, 'utf16le'), {}],
    ['Windows-1252', Buffer.from(`firstName,msisdn\nJos\u00e9,\nMei,${withPoint}`, 'latin1'), {}],
    ['no header', `Ali,\nMei,${withPoint}`, { fileHasHeader: false, fileColumns: ['firstName', 'msisdn'] }],
  ])(
    'refuses an upload of contacts with a decimal point, and names the row: %s',
    async (_, content, options) => {
      const upload = client.contacts.uploadBatch({ file: { name: 'contacts.csv', content }, ...options });

      await expect(upload).rejects.toBeInstanceOf(ValidationError);
      await expect(upload).rejects.toThrow(
        /: file has a phone number in row 2 \(line [23]\) that has a decimal point in it \("6591234567\.0"\)/,
      );
      expect((await client.contacts.getBatches()).items).toEqual([]);
    },
  );

  it('refuses an upload of contacts with a wrong quote, after which it cannot read the numbers', async () => {
    const content = `firstName,msisdn\n"Ali,6591234568\nMei,${withPoint}`;

    await expect(client.contacts.uploadBatch({ file: { name: 'a.csv', content } })).rejects.toThrow(
      'file has a wrong quote in line 2',
    );
  });

  it('cleans the numbers in an upload of contacts, and leaves the rest of the file as it is', async () => {
    const rows = written.map((number, index) => `"Say ""hi"", ${index}","${number}",10000000.5\r\n`);
    const header = '\ufeffNote,msisdn,Balance\r\n';
    const file = { name: 'contacts.csv', content: Buffer.from(header + rows.join('')) };
    const { data } = await client.contacts.uploadBatch({ file }).withResponse();

    const cleaned = written.map((number, index) => {
      const digits = number === '(65) 9123-4567' ? '6591234567' : '+6591234567';
      return `"Say ""hi"", ${index}",${digits},10000000.5\r\n`;
    });
    const stored = await (await fetch(data.fileLocation ?? '')).arrayBuffer();
    expect(Buffer.from(stored).toString()).toBe(header + cleaned.join(''));
  });

  it('leaves numbers that cannot mean another one to 8x8, which lists their rows in the result', async () => {
    const content = 'firstName,msisdn\nAli,none\nRavi,12\nMei,6591234567\n';
    const batch = await client.contacts.uploadBatch({ file: { name: 'a.csv', content } }).completed();

    expect(JSON.stringify(batch)).toContain('"errorRows":2');
    expect(await names()).toEqual(['Mei']);
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
    // The client would refuse the file.
    const content = `${withPoint},Mei\n65 9123 4568,Ali`;
    const columns = { fileHasHeader: false, fileColumns: ['msisdn', 'firstName'] };
    const form = new FormData();
    form.set('file', new Blob([content]), 'contacts.csv');
    for (const [name, value] of Object.entries(columns)) form.set(name, String(value));
    const response = await fetch(
      `${sandbox.url}/contacts/api/v1/accounts/${sandbox.accountId}/contacts/batches/createContacts`,
      { method: 'POST', headers: { authorization: `Bearer ${sandbox.apiKey}` }, body: form },
    );
    const { id } = (await response.json()) as { readonly id: string };
    await waitForBatch(id);

    expect(await names()).toEqual(['Ali']);
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

  it('refuses a file of contacts with an ambiguous number before it uploads any', async () => {
    const file = (phone: string): IBinaryKeyData => ({
      data: {
        data: Buffer.from(
          `msisdn,firstName
${phone},Mei
`,
        ).toString('base64'),
        mimeType: 'text/csv',
        fileName: 'contacts.csv',
      },
    });
    const { error } = await runAction({
      operation: 'contacts.uploadBatch',
      parameters: { file: 'data' },
      items: [{}, {}],
      binary: [file('+65 9123 4567'), file(withPoint)],
      credentials: credentialsOf(sandbox),
    });

    expect(error?.message).toBe(
      'Input Binary Field for File has a phone number in row 1 (line 2) that has a decimal point in it ("6591234567.0")',
    );
    expect(error?.context?.['itemIndex']).toBe(1);
    expect((await client.contacts.getBatches()).items).toEqual([]);
  });
});
