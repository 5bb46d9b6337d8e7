import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../core/src';
import { apiKey } from './client-of';
import { libraryClient } from './library';
import { closeStubs, stub8x8, type Reaction } from './stub-8x8';

afterEach(closeStubs);

async function libraryWith(reactions: readonly Reaction[]) {
  const stub = await stub8x8(reactions);
  const books = libraryClient({ apiKey, baseUrl: stub.url, maxRetries: 0 });
  return { stub, books, paths: () => stub.requests.map(({ url }) => url) };
}

const page = (ids: readonly number[], hasNextPage: boolean) => ({
  body: { items: ids.map((id) => ({ id })), hasNextPage },
});

describe('a list', () => {
  it('returns one page if it is awaited', async () => {
    const { books, paths } = await libraryWith([page([1, 2], true)]);

    const { items } = await books.getBooks();

    expect(items).toEqual([{ id: 1 }, { id: 2 }]);
    expect(paths()).toEqual(['/video/books']);
  });

  it('requests page after page while it is iterated', async () => {
    const { books, paths } = await libraryWith([page([1, 2], true), page([3, 4], true), page([5], false)]);

    const ids: (number | undefined)[] = [];
    for await (const { id } of books.getBooks({ limit: 2 })) ids.push(id);

    expect(ids).toEqual([1, 2, 3, 4, 5]);
    expect(paths()).toEqual([
      '/video/books?limit=2',
      '/video/books?limit=2&offset=1',
      '/video/books?limit=2&offset=2',
    ]);
  });

  it('requests no page after the loop ends', async () => {
    const { books, paths } = await libraryWith([page([1, 2], true)]);

    for await (const { id } of books.getBooks()) if (id === 2) break;

    expect(paths()).toHaveLength(1);
  });

  it('ends after a page that is not full if the response has no hasNextPage', async () => {
    const full = { body: [{ id: 1 }, { id: 2 }] };
    const { books, paths } = await libraryWith([full, { body: [{ id: 3 }] }]);

    const ids: (number | undefined)[] = [];
    for await (const { id } of books.getShelf()) ids.push(id);

    expect(ids).toEqual([1, 2, 3]);
    expect(paths()).toEqual(['/video/shelf', '/video/shelf?offset=1']);
  });

  it('yields the rows before a failed page, then throws the error of that page', async () => {
    const { books } = await libraryWith([page([1], true), { status: 500, body: { code: 500 } }]);

    const ids: (number | undefined)[] = [];
    const all = (async () => {
      for await (const { id } of books.getBooks()) ids.push(id);
    })();

    await expect(all).rejects.toBeInstanceOf(ApiError);
    expect(ids).toEqual([1]);
  });
});

describe('a list that needs a token', () => {
  const card = (token: string) => ({ body: { token } });
  const loans = (id: number, nextCursor: string) => ({ body: { list: [{ id }], nextCursor } });

  it('requests the token once, follows the cursors, and does not send the API key with the token', async () => {
    const { books, stub } = await libraryWith([card('one'), loans(1, 'next'), loans(2, '')]);

    const ids: (number | undefined)[] = [];
    for await (const { id } of books.getLoans()) ids.push(id);

    expect(ids).toEqual([1, 2]);
    expect(stub.requests.map(({ url, headers }) => [url, headers['x-token'], headers.authorization])).toEqual(
      [
        ['/video/cards', undefined, `Bearer ${apiKey}`],
        ['/video/loans', 'one', undefined],
        ['/video/loans?cursor=next', 'one', undefined],
      ],
    );
  });

  it('requests a new token if 8x8 refuses the first', async () => {
    const refused = { status: 401, body: { code: 401 } };
    const { books, stub } = await libraryWith([
      card('one'),
      loans(1, ''),
      refused,
      card('two'),
      loans(2, ''),
    ]);

    await books.getLoans();
    const { list } = await books.getLoans();

    expect(list).toEqual([{ id: 2 }]);
    expect(stub.requests.map(({ headers }) => headers['x-token'])).toEqual([
      undefined,
      'one',
      'one',
      undefined,
      'two',
    ]);
  });

  it('does not request a second token if 8x8 refuses a new one', async () => {
    const refused = { status: 401, body: { code: 401, message: 'token one is not known' } };
    const { books, stub } = await libraryWith([card('one'), refused]);

    await expect(books.getLoans()).rejects.toMatchObject({
      status: 401,
      message: expect.not.stringContaining('one'),
    });
    expect(stub.requests).toHaveLength(2);
  });
});
