import {
  createClient,
  type ApiPromise,
  type Catalogue,
  type ExportPromise,
  type FileInput,
  type FileOutput,
  type JobPromise,
  type NodeClientOptions,
  type Operation,
  type PagePromise,
} from '../../../core/src';

const made = (operation: Pick<Operation, 'method' | 'path' | 'input'> & Partial<Operation>) =>
  ({
    title: 'Made Up',
    action: 'Make up',
    summary: 'Does something that 8x8 does not',
    resource: 'Book',
    success: 200,
    safety: 'read',
    docs: 'made-up',
    openApi: { file: 'none', operationId: 'none' },
    ...operation,
  }) as const;

const books = { type: 'array', items: { type: 'object', properties: { id: { type: 'integer' } } } } as const;
const noInput = { type: 'object', properties: {} } as const;

/**
 * The catalogue of a made-up API. Tests of the client use it for properties of operations in combinations that 8x8
 * does not have.
 */
export const library = {
  library: {
    title: 'Library',
    summary: 'Lends books',
    product: 'video',
    operations: {
      getBooks: {
        ...made({ method: 'GET', path: '/books', input: noInput }),
        input: {
          type: 'object',
          properties: { limit: { type: 'integer' }, offset: { type: 'integer' } },
        },
        output: { type: 'object', properties: { items: books, hasNextPage: { type: 'boolean' } } },
        paging: {
          items: 'items',
          by: { kind: 'page', page: 'offset', size: 'limit', defaultSize: 2, more: 'hasNextPage' },
        },
      },
      getShelf: {
        ...made({ method: 'GET', path: '/shelf', input: noInput }),
        input: {
          type: 'object',
          properties: { limit: { type: 'integer' }, offset: { type: 'integer' } },
        },
        output: books,
        paging: { items: '', by: { kind: 'page', page: 'offset', size: 'limit', defaultSize: 2 } },
      },
      getLoans: {
        ...made({ method: 'GET', path: '/loans', input: noInput }),
        input: { type: 'object', properties: { cursor: { type: 'string' } } },
        output: { type: 'object', properties: { list: books, nextCursor: { type: 'string' } } },
        paging: { items: 'list', by: { kind: 'cursor', cursor: 'cursor', next: 'nextCursor' } },
        authorization: { kind: 'token', header: 'x-token', operation: 'getCard', at: 'token' },
      },
      getCard: {
        ...made({ method: 'POST', path: '/cards', input: noInput }),
        input: { type: 'object', properties: {} },
        output: { type: 'object', properties: { token: { type: 'string' } }, required: ['token'] },
      },
      addBook: {
        ...made({ method: 'POST', path: '/books', input: noInput }),
        input: {
          type: 'object',
          properties: {
            file: { type: 'string', format: 'binary' },
            shelves: { type: 'array', items: { type: 'integer' } },
            lend: { type: 'boolean' },
          },
          required: ['file'],
        },
        multipart: true,
        success: 202,
        output: { type: 'object', properties: { jobId: { type: 'string' } }, required: ['jobId'] },
        safety: 'unsafe',
        job: {
          status: 'getJob',
          id: 'jobId',
          idField: 'jobId',
          state: 'status',
          done: ['completed'],
          failed: ['failed'],
        },
      },
      exportBooks: {
        ...made({ method: 'POST', path: '/exports', input: noInput }),
        input: { type: 'object', properties: {} },
        success: 202,
        output: { type: 'object', properties: { jobId: { type: 'string' } }, required: ['jobId'] },
        job: {
          status: 'getJob',
          id: 'jobId',
          idField: 'jobId',
          state: 'status',
          done: ['completed'],
          failed: ['failed'],
          files: 'files',
        },
      },
      getJob: {
        ...made({ method: 'GET', path: '/jobs/{jobId}', input: noInput }),
        input: { type: 'object', properties: { jobId: { type: 'string' } }, required: ['jobId'] },
        output: { type: 'object', properties: { status: { type: 'string' }, pages: { type: 'integer' } } },
      },
      getPage: {
        ...made({ method: 'GET', path: '/pages/{+link}', input: noInput }),
        input: { type: 'object', properties: { link: { type: 'string' } }, required: ['link'] },
        success: 302,
        output: { type: 'string', format: 'binary' },
      },
      order: {
        ...made({ method: 'POST', path: '/orders', input: noInput }),
        input: { type: 'object', properties: { title: { type: 'string' } } },
        success: 201,
        output: { type: 'object', properties: { orderId: { type: 'string' } }, required: ['orderId'] },
        idFromLocation: 'orderId',
        safety: 'unsafe',
      },
      burn: {
        ...made({ method: 'POST', path: '/fires', input: noInput }),
        input: {
          type: 'object',
          properties: { all: { type: 'boolean' }, confirm: { type: 'string' } },
        },
        safety: 'idempotent',
        consent: { when: { field: 'all', is: true }, word: 'burn all', warning: 'burns every book' },
      },
    },
  },
} as const satisfies Catalogue;

interface Book {
  readonly id?: number;
}

/** The types of the library's methods. They are written by hand, because only the types of 8x8's operations are generated. */
export interface Library {
  getBooks(input?: {
    limit?: number;
    offset?: number;
  }): PagePromise<{ readonly items?: readonly Book[] }, Book>;
  getShelf(input?: { limit?: number; offset?: number }): PagePromise<readonly Book[], Book>;
  getLoans(input?: { cursor?: string }): PagePromise<{ readonly list?: readonly Book[] }, Book>;
  addBook(input: {
    file: FileInput;
    shelves?: readonly number[];
    lend?: boolean;
  }): JobPromise<{ readonly jobId: string }, { readonly status?: string; readonly pages?: number }>;
  exportBooks(): ExportPromise<{ readonly jobId: string }, { readonly status?: string }>;
  getPage(input: { link: string }): ApiPromise<FileOutput>;
  order(input: { title: string }): ApiPromise<{ readonly orderId: string }>;
  burn(input: { all?: boolean; confirm?: string }): ApiPromise<undefined>;
}

/** Creates a client for the library. */
export const libraryClient = (options: NodeClientOptions): Library =>
  createClient(options, library).library as Library;
