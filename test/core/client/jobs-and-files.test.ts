import { afterEach, describe, expect, it } from '@jest/globals';
import { JobError, ValidationError } from '../../../core/src';
import { parseBody } from '../../../sandbox/src/server/request-body';
import { apiKey } from './client-of';
import { libraryClient } from './library';
import { closeStubs, stub8x8, type Reaction } from './stub-8x8';

afterEach(closeStubs);

async function libraryWith(reactions: readonly Reaction[]) {
  const stub = await stub8x8(reactions);
  return { stub, books: libraryClient({ apiKey, baseUrl: stub.url }) };
}

const started = { status: 202, body: { jobId: 'J1' } };
const state = (status: string, pages = 0) => ({ body: { status, pages } });
const file = { name: 'a "tale".txt', content: 'Once upon a time' };

describe('a job', () => {
  it('is started when awaited', async () => {
    const { books, stub } = await libraryWith([started]);

    expect(await books.addBook({ file })).toEqual({ jobId: 'J1' });
    expect(stub.requests).toHaveLength(1);
  });

  it('is polled until it completes, and reports its progress', async () => {
    const { books, stub } = await libraryWith([
      started,
      state('queued'),
      state('inProgress', 3),
      state('Completed', 7),
    ]);

    const told: string[] = [];
    const end = await books
      .addBook({ file })
      .completed({ firstPauseMs: 5, onProgress: (progress) => told.push(progress.state) });

    expect(end.pages).toBe(7);
    expect(told).toEqual(['queued', 'inProgress', 'Completed']);
    expect(stub.requests.map(({ method, url }) => `${method} ${url}`).slice(1)).toEqual(
      Array(3).fill('GET /video/jobs/J1'),
    );
  });

  it('throws a JobError with the job ID and the result if it fails', async () => {
    const { books } = await libraryWith([started, state('failed', 2)]);

    const ended = books.addBook({ file }).completed();

    await expect(ended).rejects.toBeInstanceOf(JobError);
    await expect(ended).rejects.toMatchObject({ reason: 'failed', jobId: 'J1', result: { pages: 2 } });
  });

  it('keeps running at 8x8 after the wait is aborted', async () => {
    const { books } = await libraryWith([started, state('queued')]);
    const giveUp = new AbortController();

    const ended = books
      .addBook({ file })
      .completed({ signal: giveUp.signal, onProgress: () => setTimeout(() => giveUp.abort(), 20) });

    await expect(ended).rejects.toMatchObject({
      reason: 'aborted',
      advice: expect.stringContaining('continues at 8x8'),
    });
  });

  it('throws a timeout error after maxWaitMs', async () => {
    const { books } = await libraryWith([started, state('queued')]);

    const ended = books.addBook({ file }).completed({ firstPauseMs: 10, maxWaitMs: 50 });

    await expect(ended).rejects.toMatchObject({ reason: 'timeout', state: 'queued' });
  });
});

describe('a file', () => {
  it('is uploaded as multipart form data', async () => {
    const { books, stub } = await libraryWith([started]);

    await books.addBook({ file, shelves: [4, 5], lend: true });

    const [request] = stub.requests;
    const { body = '', headers = {} } = request ?? {};
    const sent = await parseBody(Buffer.from(body), headers['content-type']);
    expect(sent).toEqual({
      file: { name: 'a %22tale%22.txt', type: 'text/plain', content: Buffer.from('Once upon a time') },
      shelves: '4,5',
      lend: 'true',
    });
    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it('is refused without a name or content, before anything is sent', async () => {
    const { books, stub } = await libraryWith([started]);

    // @ts-expect-error a file has a name
    await expect(books.addBook({ file: { content: 'x' } })).rejects.toThrow(ValidationError);
    // @ts-expect-error a path is not a file
    await expect(books.addBook({ file: '/tmp/x.csv' })).rejects.toMatchObject({
      advice: expect.stringContaining('{ name, content }'),
    });
    expect(stub.requests).toHaveLength(0);
  });

  it('is downloaded from the redirect target without sending the API key', async () => {
    const bytes = 'bytes, not JSON';
    const disposition = 'attachment; filename="../page 1.txt"';
    const elsewhere = await stub8x8([
      { headers: { 'content-type': 'text/plain', 'content-disposition': disposition }, body: bytes },
    ]);
    const { books, stub } = await libraryWith([
      { status: 302, headers: { location: `${elsewhere.url}/real` }, body: '' },
    ]);

    const page = await books.getPage({ link: '/shelf a/page-1' });

    expect(Buffer.from(page.content).toString()).toBe(bytes);
    expect(page).toMatchObject({ type: 'text/plain', name: 'page 1.txt' });
    expect(stub.requests[0]).toMatchObject({ url: '/video/pages/shelf%20a/page-1' });
    expect(stub.requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(elsewhere.requests[0]?.headers.authorization).toBeUndefined();
  });

  it('throws the ApiError of 8x8 if it does not exist', async () => {
    const { books } = await libraryWith([{ status: 404, body: { code: 1300, message: 'No such page' } }]);

    await expect(books.getPage({ link: 'x' })).rejects.toMatchObject({ status: 404, code: 1300 });
  });

  it('is not requested with a path that contains ..', async () => {
    const { books, stub } = await libraryWith([{}]);

    await expect(books.getPage({ link: 'a/../../cards' })).rejects.toThrow(ValidationError);
    expect(stub.requests).toHaveLength(0);
  });
});

describe('a created resource', () => {
  it('gets its ID from the Location header', async () => {
    const { books } = await libraryWith([{ status: 201, headers: { location: '/orders/77?x=1' }, body: '' }]);

    expect(await books.order({ title: 'Emma' })).toEqual({ orderId: '77' });
  });
});

describe('a bulk deletion', () => {
  it('is not sent without its confirmation, and the error names the confirmation', async () => {
    const { books, stub } = await libraryWith([{ body: '' }]);

    await expect(books.burn({ all: true })).rejects.toMatchObject({
      issues: [{ path: 'confirm', advice: expect.stringContaining('burn all') }],
    });
    expect(stub.requests).toHaveLength(0);
  });

  it('is sent with its confirmation, which is not part of the request', async () => {
    const { books, stub } = await libraryWith([{ body: '' }]);

    await books.burn({ all: true, confirm: 'burn all' });
    await books.burn({ all: false });

    expect(stub.requests.map(({ body }) => body)).toEqual(['{"all":true}', '{"all":false}']);
  });
});

describe('an export', () => {
  it('streams the rows of all files without sending the API key to their servers', async () => {
    const first = await stub8x8([{ body: '\ufeffumid,text\r\nu1,"a, b"\r\nu2,"two\nlines"\r\n' }]);
    const second = await stub8x8([{ body: 'umid,text\nu3,c' }]);
    const files = [`${first.url}/1.csv?sig=x`, `${second.url}/2.csv`];
    const { books } = await libraryWith([started, { body: { status: 'completed', files } }]);

    const rows: Readonly<Record<string, string>>[] = [];
    for await (const row of books.exportBooks().rows()) rows.push(row);

    expect(rows).toEqual([
      { umid: 'u1', text: 'a, b' },
      { umid: 'u2', text: 'two\nlines' },
      { umid: 'u3', text: 'c' },
    ]);
    expect(first.requests[0]).toMatchObject({ url: '/1.csv?sig=x', method: 'GET' });
    expect([first, second].map(({ requests }) => requests[0]?.headers.authorization)).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('throws a TransportError if a file cannot be downloaded', async () => {
    const gone = await stub8x8([{ status: 404, body: '' }]);
    const { books } = await libraryWith([
      started,
      { body: { status: 'completed', files: [`${gone.url}/1.csv`] } },
    ]);

    await expect(books.exportBooks().rows().next()).rejects.toMatchObject({
      name: 'TransportError',
      message: expect.stringContaining('404'),
    });
  });

  it('has no rows if it has no files', async () => {
    const { books } = await libraryWith([started, { body: { status: 'completed' } }]);

    expect(await books.exportBooks().rows().next()).toMatchObject({ done: true });
  });
});
