import { afterEach, describe, expect, it } from '@jest/globals';
import { CsvError, fromCsv, ValidationError, type CsvMapping, type RecipientResult } from 'cpaas-8x8';
import { clientOf, closeSandboxes, gathered, reached, startSandbox } from '../bulk/bulk-test-client';

afterEach(closeSandboxes);

const errorOf = (text: string | Uint8Array, mapping?: CsvMapping): Promise<unknown> =>
  gathered(fromCsv(text, mapping ? { mapping } : {})).catch((error: unknown) => error);

describe('a CSV that cannot be read', () => {
  it.each([
    ['a missing column', 'Phone,Text\n1,2', { text: 'Message' }, 'column', 'Message'],
    ['two columns with the same name', 'Phone,Phone\n1,2', undefined, 'header', 'Phone'],
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
