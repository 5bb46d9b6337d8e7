/** How a list comes: page by page, of which 8x8 has two ways, or whole. */
export interface Paging {
  /** Dotted path to the rows in the output; empty where the output is the list itself. */
  readonly items: string;
  /** Which of 8x8's ways: counted pages, a cursor, or all at once. */
  readonly by: PageNumber | Cursor | Whole;
}

/** Pages are counted: 8x8 calls the number `offset`, but it is an index of pages, from 0. */
export interface PageNumber {
  readonly kind: 'page';
  /** The input field with the number of the page. */
  readonly page: string;
  /** The input field with the rows a page. */
  readonly size: string;
  /** The rows a page when that field is left out. */
  readonly defaultSize: number;
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

/** One page has all. */
export interface Whole {
  readonly kind: 'whole';
}
