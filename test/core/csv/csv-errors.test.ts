import { afterEach, describe, expect, it } from '@jest/globals';
import { CsvError, fromCsv, ValidationError, type CsvMapping, type RecipientResult } from 'cpaas-8x8';
import { inspect } from 'node:util';
import { clientOf, closeSandboxes, gathered, reached, startSandbox } from '../bulk/bulk-test-client';

afterEach(closeSandboxes);

const errorOf = (text: string | Uint8Array, mapping?: CsvMapping): Promise<unknown> =>
  gathered(fromCsv(text, mapping ? { mapping } : {})).catch((error: unknown) => error);

describe('a CSV that cannot be read', () => {
  it.each([
    ['a missing column', 'Phone,Text\n1,2', { text: 'Message' }, 'column', 'Message'],
    ['two columns with the same name', 'Phone,Phone\n1,2', undefined, 'header', undefined],
    ['an unclosed quote in the header', '"Phone,Text\n1,2', undefined, 'header', undefined],
  ])(
    'throws a CsvError with the fault, the line and the column: %s',
    async (_what, text, mapping, fault, column) => {
      const error = await errorOf(text, mapping);

      expect(error).toBeInstanceOf(CsvError);
      expect(error).toMatchObject({ name: 'CsvError', fault, line: 1 });
      expect((error as CsvError).column).toBe(column);
    },
  );

  it('throws a CsvError with the cause if it is not UTF-8', async () => {
    const error = await errorOf(Buffer.from('a,b\nZürich,2', 'latin1'));

    expect(error).toMatchObject({ name: 'CsvError', fault: 'encoding', cause: { name: 'TypeError' } });
  });

  it('rejects only the invalid row, with its line number and row number', async () => {
    const sandbox = await startSandbox();
    const text = 'destination,text\n+6591234567,"Hi\nAnn"\n+6591234568,a,b\n+6591234569,Bye';
    const results: RecipientResult[] = [];

    await clientOf(sandbox).sms.sendAll(fromCsv(text), { onResult: (result) => results.push(result) });

    expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'accepted']);
    const [, refused] = results;
    expect(refused).toMatchObject({
      line: 4,
      reason: 'line 4 has 3 cells for 2 columns',
      error: { name: 'CsvError', fault: 'row', line: 4, row: 2 },
    });
  });
});

describe('an error of a CSV contains no cell', () => {
  it.each<[string, string, CsvMapping | undefined]>([
    ['too many cells', 'Phone,Text\n+6591234567,secret,secret', undefined],
    ['text after a closing quote', 'Phone,Text\n"+6591234567"secret,secret', undefined],
    ['a quote that is not closed', 'Phone,Text\n+6591234567,"secret', undefined],
    ['no header', '+6591234567,secret\n+6591234568,secret', undefined],
    ['no header, and the same text twice', 'secret,secret\n+6591234567,+6591234567', undefined],
    ['no header, with a mapping', '+6591234567,secret\n+6591234568,secret', { destination: 'Phone' }],
    [
      'text in place of JSON',
      'Phone,Text\n+6591234567,secret',
      ({ Text }) => JSON.parse(Text ?? '') as object,
    ],
  ])('if it has %s', async (_what, text, mapping) => {
    const rows = await gathered(fromCsv(text, mapping ? { mapping } : {})).catch((error: unknown) => [
      { error },
    ]);

    const [{ error } = {}] = rows as { readonly error?: unknown }[];
    expect(error).toBeInstanceOf(CsvError);
    expect(inspect(error, { depth: Infinity })).not.toMatch(/6591234567|secret/);
  });
});

describe('a bulk send of a CSV', () => {
  it.each(['\n', '\r\n', '\r'])('sends each line that ends with %j', async (newline) => {
    const sandbox = await startSandbox();
    const text = ['destination,text', '+6591234567,Hi', '+6591234568,Ho', ''].join(newline);

    const summary = await clientOf(sandbox).sms.sendAll(fromCsv(text));

    expect(summary).toMatchObject({ accepted: 2, rejected: 0 });
  });

  it.each([1, 4])(
    'sends the rows before an unreadable line, and ends with an error that names the line (concurrency %d)',
    async (concurrency) => {
      const sandbox = await startSandbox();
      const rows = ['+6591234561,1', '+6591234562,2', '+6591234563,3', '+6591234564,"4', '+6591234565,5'];
      const results: RecipientResult[] = [];

      const run = clientOf(sandbox).sms.sendAll(fromCsv(['destination,text', ...rows].join('\n')), {
        batchSize: 2,
        concurrency,
        onResult: (result) => results.push(result),
      });

      await expect(Promise.resolve(run)).rejects.toMatchObject({
        name: 'CsvError',
        line: 5,
        row: 4,
        message: expect.stringContaining('Nothing from this line on was read'),
      });
      expect(results.map(({ line, status }) => [line, status])).toEqual([
        [2, 'accepted'],
        [3, 'accepted'],
        [4, 'accepted'],
      ]);
      expect(reached(sandbox).toSorted()).toEqual(['1', '2', '3']);
    },
  );

  it('rejects a file of one line without a header', async () => {
    const sandbox = await startSandbox();

    const run = clientOf(sandbox).sms.sendAll(fromCsv('+6591234567,Hi\n'));

    await expect(Promise.resolve(run)).rejects.toMatchObject({ name: 'CsvError', fault: 'header', line: 1 });
  });
});

describe('a mapping to a field that the operation does not have', () => {
  const list = 'Phone,Message\n+6591234567,Hi\n+6591234568,Ho';

  it.each<[string, CsvMapping, string, string]>([
    ['a typo', { destinaton: 'Phone', text: 'Message' }, 'destinaton', 'Did you mean destination?'],
    ['an unknown field', { destination: 'Phone', xyz: 'Message' }, 'xyz', 'It has subAccountId, '],
    [
      'a field of a string',
      { destination: 'Phone', 'text.body': 'Message' },
      'text.body',
      'Map a column to text',
    ],
  ])(
    'is refused before anything is sent, and the error names the field: %s',
    async (_what, mapping, path, advice) => {
      const sandbox = await startSandbox();
      const run = clientOf(sandbox).sms.sendAll(fromCsv(list, { mapping }), { batchSize: 1 });

      const error: unknown = await Promise.resolve(run).catch((reason: unknown) => reason);

      expect(error).toBeInstanceOf(ValidationError);
      expect((error as ValidationError).message).toContain(`nothing was sent: in the CSV mapping: ${path}`);
      expect((error as ValidationError).advice).toContain(advice);
      expect(reached(sandbox)).toEqual([]);
    },
  );

  it('is refused with the most similar nested field as advice', async () => {
    const sandbox = await startSandbox();
    const mapping = { 'user.msisnd': 'Phone', type: 'Message' };

    const run = clientOf(sandbox).chatApps.sendAll(fromCsv(list, { mapping }));

    await expect(Promise.resolve(run)).rejects.toMatchObject({
      advice: expect.stringContaining('Did you mean user.msisdn?'),
    });
  });

  it('does not occur if the operation has every mapped field', async () => {
    const sandbox = await startSandbox();
    const mapping = { destination: 'Phone', text: 'Message' };
    const summary = await clientOf(sandbox).sms.sendAll(fromCsv(list, { mapping }));
    expect(summary.accepted).toBe(2);
  });
});
