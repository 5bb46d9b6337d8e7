/** How a list comes page by page. 8x8 has two ways; where it has none, the list comes whole. */
export interface Paging {
  /** Dotted path to the rows in the output; empty where the output is the list itself. */
  readonly items: string;
  readonly by: PageNumber | Cursor;
}

/** Pages are counted: 8x8 calls the number `offset`, but it is an index of pages, from 0. */
export interface PageNumber {
  readonly kind: 'page';
  /** The input field with the number of the page. */
  readonly page: string;
  /** The input field with the rows a page. */
  readonly size: string;
  /** Dotted path to whether there is another page; left out, a page that is not full is the last. */
  readonly more?: string;
}

/** Each page names the next. */
export interface Cursor {
  readonly kind: 'cursor';
  /** The input field that takes it. */
  readonly cursor: string;
  /** Dotted path to the next one in the output; missing or empty on the last page. */
  readonly next: string;
}
