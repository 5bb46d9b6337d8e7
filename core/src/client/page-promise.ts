import type { Paging } from '../catalogue/operation';
import { getPath } from '../transport/response/parse-body';
import { ApiPromise, type ApiResponse } from './api-promise';

type Input = Readonly<Record<string, unknown>>;

/**
 * A call that brings a list: `await` it for one page, or go through all of it with `for await`, which asks for further
 * pages as they are needed. Breaking off asks for no more.
 *
 * @example
 * for await (const contact of client.contacts.search({ groupId: 42 })) console.log(contact.id);
 */
export class PagePromise<Page, Item> extends ApiPromise<Page> implements AsyncIterable<Item> {
  constructor(
    private readonly first: Promise<ApiResponse<Page>>,
    private readonly paging: Paging,
    private readonly input: Input,
    private readonly ask: (input: Input) => PromiseLike<Page>,
  ) {
    super(first);
  }

  /** Every row, from this page to the last. */
  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    for await (const page of this.pages()) yield* this.getItems(page);
  }

  /** Page after page, each as `await` gives it. */
  async *pages(): AsyncGenerator<Page, void, undefined> {
    let input = this.input;
    let page = (await this.first).data;
    for (;;) {
      yield page;
      const next = this.nextInput(input, page);
      if (!next) return;
      input = next;
      page = await this.ask(input);
    }
  }

  private getItems(page: Page): readonly Item[] {
    const { items } = this.paging;
    const found = items === '' ? page : getPath(page, items);
    return Array.isArray(found) ? (found as Item[]) : [];
  }

  /** The input for the page after this one, or `undefined` after the last. */
  private nextInput(input: Input, page: Page): Input | undefined {
    const { by } = this.paging;
    if (by.kind === 'whole') return undefined;
    if (by.kind === 'cursor') {
      const next = getPath(page, by.next);
      // A cursor that does not move would go round for ever.
      const goesOn = (typeof next === 'string' && next !== '') || typeof next === 'number';
      return goesOn && next !== input[by.cursor] ? { ...input, [by.cursor]: next } : undefined;
    }
    const rows = this.getItems(page).length;
    const size = Number(input[by.size] ?? by.defaultSize);
    const more = by.more === undefined ? rows >= size : getPath(page, by.more) === true;
    return rows > 0 && more ? { ...input, [by.page]: Number(input[by.page] ?? 0) + 1 } : undefined;
  }
}
