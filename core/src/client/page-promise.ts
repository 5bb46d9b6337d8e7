import type { Paging } from '../catalogue/operation';
import { getPath } from '../transport/response/parse-body';
import { ApiPromise, type ApiResponse } from './api-promise';

type Input = Readonly<Record<string, unknown>>;

/**
 * The promise of a call that returns a list in pages. `await` returns one page. `for await` iterates over the items of all
 * pages, and requests each page only when it is needed.
 *
 * @example
 * for await (const contact of client.contacts.search({ groupId: 42 })) console.log(contact.id);
 */
export class PagePromise<Page, Item> extends ApiPromise<Page> implements AsyncIterable<Item> {
  constructor(
    private readonly firstResponse: Promise<ApiResponse<Page>>,
    private readonly paging: Paging,
    private readonly input: Input,
    private readonly fetchPage: (input: Input) => PromiseLike<Page>,
  ) {
    super(firstResponse);
  }

  /** Iterates over the items from this page to the last. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* this.getItems(page);
  }

  /** Iterates over the pages from this one to the last. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    let input = this.input;
    let page = (await this.firstResponse).data;
    for (;;) {
      yield page;
      const next = this.nextInput(input, page);
      if (!next) return;
      input = next;
      page = await this.fetchPage(input);
    }
  }

  private getItems(page: Page): readonly Item[] {
    const { items } = this.paging;
    const list = items === '' ? page : getPath(page, items);
    return Array.isArray(list) ? (list as Item[]) : [];
  }

  /** Returns the input of the next page, or `undefined` after the last page. */
  private nextInput(input: Input, page: Page): Input | undefined {
    const { by } = this.paging;
    if (by.kind === 'whole') return undefined;
    if (by.kind === 'cursor') {
      const next = getPath(page, by.next);
      const hasCursor = (typeof next === 'string' && next !== '') || typeof next === 'number';
      // A cursor that does not change would cause an endless loop.
      return hasCursor && next !== input[by.cursor] ? { ...input, [by.cursor]: next } : undefined;
    }
    const itemCount = this.getItems(page).length;
    const size = Number(input[by.size] ?? by.defaultSize);
    const hasMore = by.more === undefined ? itemCount >= size : getPath(page, by.more) === true;
    return itemCount > 0 && hasMore ? { ...input, [by.page]: Number(input[by.page] ?? 0) + 1 } : undefined;
  }
}
