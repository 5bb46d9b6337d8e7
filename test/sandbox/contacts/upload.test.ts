import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, type Started } from '../started-sandbox';
import { workbook } from './workbook';

type Upload = Parameters<Started['client']['contacts']['uploadBatch']>[0];

const csv = (content: string | Buffer) => ({ name: 'contacts.csv', content });

describe('an upload of contacts', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ clock: 'manual' });
  });
  afterEach(() => started.close());

  const contacts = () => started.client.contacts;
  const finished = async (upload: Upload) => {
    const { id } = await contacts().uploadBatch(upload);
    await started.sandbox.advance(2_000);
    return contacts().getBatch({ batchId: id });
  };
  /** Posts a form as those do who use no client, which refuses a file that it cannot read. */
  const post = (form: FormData): Promise<Response> => {
    const { url, accountId, apiKey } = started.sandbox;
    return fetch(`${url}/contacts/api/v1/accounts/${accountId}/contacts/batches/createContacts`, {
      method: 'POST',
      headers: { authorization: `Bearer ${apiKey}` },
      body: form,
    });
  };
  const finishedWithoutClient = async (content: string | Buffer, name = 'contacts.csv') => {
    const form = new FormData();
    form.set('file', new Blob([content]), name);
    const { id } = (await (await post(form)).json()) as { readonly id: string };
    await started.sandbox.advance(2_000);
    return contacts().getBatch({ batchId: id });
  };
  const book = async (): Promise<unknown[]> =>
    (await contacts().search()).items.map(({ firstName, addresses, customAttributes }) => [
      firstName,
      addresses,
      customAttributes,
    ]);
  const textAt = async (address: string | undefined): Promise<string> => (await fetch(address ?? '')).text();

  it('is queued, then in progress, then completed', async () => {
    const { data, response } = await contacts()
      .uploadBatch({ file: csv('msisdn,firstName\n+6591234567,Mei') })
      .withResponse();
    const states = [data.status];
    for (let step = 0; step < 2; step++) {
      await started.sandbox.advance(500);
      states.push((await contacts().getBatch({ batchId: data.id })).status);
    }

    expect(response.status).toBe(202);
    expect(data).toMatchObject({ type: 'createContacts', fileName: 'contacts.csv', fileType: 'csv' });
    expect(states).toEqual(['queued', 'inProgress', 'completed']);
    expect(await book()).toEqual([['Mei', { msisdn: '6591234567' }, {}]]);
    expect(await textAt(data.fileLocation)).toBe('msisdn,firstName\n+6591234567,Mei');
  });

  it('merges with existing contacts, counts the rows by result, and returns the invalid ones', async () => {
    const { id } = await contacts().createGroup({ name: 'Newsletter' });
    await contacts().create({ addresses: { msisdn: '+6591234567' }, lastName: 'Tan' });

    const batch = await finished({
      file: csv(
        'Phone,First Name,Country\n+65 9123-4567,Mei,SG\n0123456789,Ravi,MY\n12,Bad,SG\n,"No, one",\n\n',
      ),
      groups: [id],
    });

    expect(batch).toMatchObject({
      status: 'completed',
      totalRows: 4,
      duplicatedRows: 1,
      insertedRows: 1,
      errorRows: 2,
      contactGroups: 1,
    });
    expect((await contacts().search({ groupId: id })).items).toMatchObject([
      { firstName: 'Mei', lastName: 'Tan', addresses: { msisdn: '6591234567' } },
      { firstName: 'Ravi', addresses: { msisdn: '60123456789' } },
    ]);
    const [header, first, second] = (await textAt(batch.invalidFileLocation)).split('\r\n');
    expect(header).toBe('Phone,First Name,Country,error');
    expect(first).toMatch(/^12,Bad,SG,.*msisdn/);
    expect(second).toMatch(/^,"No, one",,.*none of/);
  });

  it.each([
    ['commas and quotes', 'msisdn,firstName,note\n6591234567,"Tan, ""Mei""","two\nlines"'],
    ['semicolons', 'msisdn;firstName;note\r\n6591234567;"Tan, ""Mei""";"two\nlines"\r\n'],
    ['tabs', 'msisdn\tfirstName\tnote\n6591234567\t"Tan, ""Mei"""\t"two\nlines"\n'],
    [
      'a separator that Excel announces',
      'sep=|\nmsisdn|firstName|note\n6591234567|"Tan, ""Mei"""|"two\nlines"',
    ],
    ['line ends that are CR alone', 'msisdn,firstName,note\r6591234567,"Tan, ""Mei""","two\nlines"\r'],
    ['a byte order mark', '\ufeffmsisdn,firstName,note\n6591234567,"Tan, ""Mei""","two\nlines"'],
  ])('reads a file with %s', async (_what, content) => {
    expect(await finished({ file: csv(content) })).toMatchObject({ status: 'completed', insertedRows: 1 });
    expect(await book()).toEqual([['Tan, "Mei"', { msisdn: '6591234567' }, { note: 'two\nlines' }]]);
  });

  it('reads Windows-1252, which Excel writes as “CSV”', async () => {
    const content = Buffer.from('msisdn;firstName\r\n6591234567;\xc9lodie \x80', 'latin1');

    expect(await finished({ file: csv(content) })).toMatchObject({ insertedRows: 1 });
    expect(await book()).toEqual([['Élodie €', { msisdn: '6591234567' }, {}]]);
  });

  it('reads UTF-16, the format of “Unicode text” in Excel', async () => {
    const content = Buffer.from('\ufeffmsisdn\tfirstName\r\n6591234567\tÉlodie', 'utf16le');

    expect(await finished({ file: csv(content) })).toMatchObject({ insertedRows: 1 });
    expect(await book()).toEqual([['Élodie', { msisdn: '6591234567' }, {}]]);
  });

  it('reads a file without a header when the request names the columns', async () => {
    const batch = await finished({
      file: csv('6591234567,Mei\n6598765432,Ana'),
      fileHasHeader: false,
      fileColumns: ['msisdn', ' firstName'],
    });

    expect(batch).toMatchObject({ totalRows: 2, insertedRows: 2 });
    expect(await book()).toEqual([
      ['Mei', { msisdn: '6591234567' }, {}],
      ['Ana', { msisdn: '6598765432' }, {}],
    ]);
  });

  it('reads an Excel workbook: its first sheet, shared texts, long numbers, empty cells', async () => {
    const content = workbook([
      ['msisdn', 'firstName', 'email', 'city'],
      [6591234567, 'Mei & Co', '', 'Ipoh'],
      ['+6598765432', '<Ana>', 'ana@example.com'],
    ]);

    const batch = await finished({ file: { name: 'contacts.xlsx', content } });

    expect(batch).toMatchObject({ status: 'completed', fileType: 'xls', insertedRows: 2 });
    expect(await book()).toEqual([
      ['Mei & Co', { msisdn: '6591234567' }, { city: 'Ipoh' }],
      ['<Ana>', { msisdn: '6598765432', email: 'ana@example.com' }, {}],
    ]);
  });

  it('reads the dates and the yes and no of a workbook as text', async () => {
    const content = workbook([
      ['msisdn', 'born', 'seen', 'member', 'score'],
      [6591234567, new Date('1990-05-06'), new Date('2026-03-02T14:30:00Z'), true, 1.5],
    ]);

    await finished({ file: { name: 'contacts.xlsx', content } });

    expect(await book()).toEqual([
      [
        undefined,
        { msisdn: '6591234567' },
        { born: '1990-05-06', seen: '2026-03-02T14:30:00', member: 'true', score: '1.5' },
      ],
    ]);
  });

  it('reads a workbook without a header when the request names the columns', async () => {
    const batch = await finished({
      file: { name: 'contacts.xlsx', content: workbook([[6591234567, 'Mei']]) },
      fileHasHeader: false,
      fileColumns: ['msisdn', 'firstName'],
    });

    expect(batch).toMatchObject({ totalRows: 1, insertedRows: 1 });
    expect(await book()).toEqual([['Mei', { msisdn: '6591234567' }, {}]]);
  });

  it('refuses a number with a decimal point in place of taking another one', async () => {
    const batch = await finishedWithoutClient('msisdn\n6581000023.0\n6.581000023E9\n6581000023');

    expect(batch).toMatchObject({ totalRows: 3, errorRows: 2, insertedRows: 1 });
    expect(await book()).toEqual([[undefined, { msisdn: '6581000023' }, {}]]);
  });

  it('refuses a row with too few or too many cells, whose cells may be in the wrong column', async () => {
    const batch = await finished({ file: csv('msisdn,firstName\n6581000023\n6591234567,Mei,Tan') });

    expect(batch).toMatchObject({ totalRows: 2, errorRows: 2 });
    expect(await textAt(batch.invalidFileLocation)).toMatch(/line 2 .*1 cells.*\r\n.*line 3 .*3 cells/);
  });

  it('refuses a small workbook that unpacks to a large one', async () => {
    const content = workbook([['msisdn'], [6591234567]], ' '.repeat(130 * 1024 * 1024));
    expect(content.length).toBeLessThan(1024 * 1024);

    const batch = await finished({ file: { name: 'contacts.xlsx', content } });

    expect(batch).toMatchObject({ status: 'failed' });
    expect(await textAt(batch.invalidFileLocation)).toContain('unpacks to more than 128 MB');
  });

  it('answers other requests while it imports many rows', async () => {
    const rows = Array.from({ length: 20_000 }, (_, index) => `${6_580_000_000 + index},Name ${index}`);
    const { id } = await contacts().uploadBatch({ file: csv(`msisdn,firstName\n${rows.join('\n')}`) });

    const done = started.sandbox.advance(2_000);
    const states = new Set<string>();
    while (!states.has('completed')) states.add((await contacts().getBatch({ batchId: id })).status);
    await done;

    expect([...states]).toContain('inProgress');
    expect(await contacts().getBatch({ batchId: id })).toMatchObject({ insertedRows: 20_000 });
  });

  it.each([
    ['an older Excel workbook', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'contacts.xls', /older \.xls/],
    ['a workbook that is damaged', Buffer.from('PK and no more'), 'contacts.xlsx', /damaged/],
    ['bytes that are no text', Buffer.from([1, 0, 2, 0, 3]), 'contacts.csv', /neither CSV nor Excel/],
    ['a quote that is never closed', 'msisdn\n"6591234567', 'contacts.csv', /Line 2 .* quote/],
    ['text after a closing quote', 'msisdn\n"6591234567"8', 'contacts.csv', /Line 2 .* quote/],
    ['no column with an address', 'firstName,lastName\nMei,Tan', 'contacts.csv', /None of the columns/],
    ['two columns of one name', 'msisdn,MSISDN,msisdn\n1,2,3', 'contacts.csv', /Columns 1 and 3/],
    ['a header alone', 'msisdn,firstName\n', 'contacts.csv', /no rows/],
    ['nothing in it', '\n\n', 'contacts.csv', /no rows/],
  ])('of %s fails, and the file of what was refused says why', async (_what, content, name, reason) => {
    const batch = await finishedWithoutClient(content, name);

    expect(batch.status).toBe('failed');
    expect(await textAt(batch.invalidFileLocation)).toMatch(reason);
    expect((await contacts().search()).totalCount).toBe(0);
  });

  it.each([
    ['a file of another kind', { file: { name: 'contacts.pdf', content: 'x' } }, 1000],
    ['a file of more than 30 MB', { file: csv(Buffer.alloc(30 * 1024 * 1024 + 1)) }, 1010],
    ['a group that is not there', { file: csv('msisdn\n6591234567'), groups: [7] }, 1008],
  ])('with %s is refused', async (_what, upload, code) => {
    await expect(contacts().uploadBatch(upload)).rejects.toMatchObject({ status: 400, code });
  });

  it.each([
    ['without a file', (form: FormData) => form],
    [
      'without a header and without columns',
      (form: FormData) => {
        form.set('file', new Blob(['6591234567']), 'contacts.csv');
        form.set('fileHasHeader', 'false');
        return form;
      },
    ],
    [
      'into eleven groups',
      (form: FormData) => {
        form.set('file', new Blob(['msisdn\n6591234567']), 'contacts.csv');
        form.set('groups', Array.from({ length: 11 }, (_, index) => index).join(','));
        return form;
      },
    ],
  ])('%s is refused of those who come without the client, too', async (_what, fill) => {
    const response = await post(fill(new FormData()));

    expect([response.status, await response.json()]).toMatchObject([400, { code: 1000 }]);
  });

  it('continues after the sandbox was saved and loaded', async () => {
    const { id } = await contacts().uploadBatch({ file: csv('msisdn\n6591234567') });
    const saved: unknown = JSON.parse(JSON.stringify(started.sandbox.exportState()));
    await started.sandbox.reset();

    started.sandbox.importState(saved);
    await started.sandbox.advance(2_000);

    expect(await contacts().getBatch({ batchId: id })).toMatchObject({
      status: 'completed',
      insertedRows: 1,
    });
  });

  it('is finished by the next sandbox when it was saved while the file was read', async () => {
    const { id } = await contacts().uploadBatch({
      file: { name: 'contacts.xlsx', content: workbook([['msisdn'], [6591234567]]) },
    });
    await started.sandbox.advance(500);
    const reading = started.sandbox.advance(500);
    // The worker thread has the file.
    await new Promise((resolve) => setImmediate(resolve));
    const saved: unknown = JSON.parse(JSON.stringify(started.sandbox.exportState()));
    await started.sandbox.reset();
    await reading;
    expect((await contacts().search()).totalCount).toBe(0);

    started.sandbox.importState(saved);
    await started.sandbox.advance(2_000);

    expect(await contacts().getBatch({ batchId: id })).toMatchObject({
      status: 'completed',
      insertedRows: 1,
    });
  });
});
