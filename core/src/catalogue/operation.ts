import type { CodeMeaning } from '../codes/rest-codes';
import type { ObjectSchema, Schema } from '../schema/json-schema';

/** 8x8's products, each with hosts of its own (see `transport/hosts.ts`). */
export type Product =
  | 'sms'
  | 'chatapps'
  | 'contacts'
  | 'automation'
  | 'verify'
  | 'lookup'
  | 'voice'
  | 'video';

/**
 * What may happen when a request is sent twice.
 *
 * - `read`: nothing; it may be repeated at will.
 * - `idempotent`: the second changes nothing more; it may be repeated after any failure.
 * - `unsafe`: it may take effect twice (a message, a charge); it is repeated only when it certainly did not
 *   take effect.
 */
export type Safety = 'read' | 'idempotent' | 'unsafe';

/** A limit that 8x8 puts on one operation, beside the 1,800/s a subaccount and 3,000/s an IP has in all. */
export interface RateLimit {
  /** How many requests 8x8 takes. */
  readonly requests: number;
  /** In how many seconds. */
  readonly perSeconds: number;
  /** Whose requests are counted together. */
  readonly scope: 'subAccount' | 'apiKey';
  /** Name of the limit, where several operations fill it together. */
  readonly shared?: string;
}

/** Where a success response (HTTP 200) says that the request was refused all the same. */
export interface Rejection {
  /** Dotted path to the value that tells: `status.code`. */
  readonly at: string;
  /** Values that mean "refused", compared without regard to case. */
  readonly values: readonly string[];
  /** Dotted path to the reason in words, when there is one. */
  readonly reason?: string;
  /** Dotted path to 8x8's code, when there is one. */
  readonly code?: string;
  /** What the codes mean, where they are not those of REST errors: numbers overlap. */
  readonly meanings?: Readonly<Record<number, CodeMeaning>>;
}

/** How many inputs of a single operation travel in one request of another. */
export interface Batching {
  /** The operation of the same API that takes many. */
  readonly operation: string;
  /** The array in its input that holds the single inputs. */
  readonly items: string;
  /** The array in its output that holds one result an input, in the same shape as the single output. */
  readonly results: string;
  /** Fields of the single input that the batch takes once for all: inputs must agree on them to travel together. */
  readonly shared?: readonly string[];
}

/**
 * An operation that may wipe an account is carried out only when the input field `confirm` says the word. The field
 * stays here: 8x8 never sees it.
 */
export interface Consent {
  /** The case that needs it: this field has this value; without `is`, the field is left out. */
  readonly when: { readonly field: string; readonly is?: boolean | string };
  /** What `confirm` must be. */
  readonly word: string;
  /** What is about to happen, to follow "This": "deletes every contact of the account". */
  readonly warning: string;
}

/** Work that an operation only starts: another tells how far it is. */
export interface Job {
  /** The operation of the same API that tells. */
  readonly status: string;
  /** Dotted path to the job's ID in the output of this operation. */
  readonly id: string;
  /** The input field of the other operation that takes the ID. */
  readonly idField: string;
  /** Dotted path to the state in the output of the other operation. */
  readonly state: string;
  /** States in which it has ended well; compared without regard to case. */
  readonly done: readonly string[];
  /** States in which it has ended otherwise. */
  readonly failed: readonly string[];
  /** Dotted path to the links of the files that it made, in the output of the other operation. */
  readonly files?: string;
}

/** How a list comes: page by page, of which 8x8 has two ways, or whole. */
export interface Paging {
  /** Dotted path to the rows in the output; empty where the output is the list itself. */
  readonly items: string;
  /** Which of 8x8's ways: counted pages, a cursor, or all at once. */
  readonly by: PageNumberPaging | CursorPaging | SinglePage;
}

/** Pages are counted: 8x8 calls the number `offset`, but it is an index of pages, from 0. */
export interface PageNumberPaging {
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
export interface CursorPaging {
  readonly kind: 'cursor';
  /** The input field that takes it. */
  readonly cursor: string;
  /** Dotted path to the next one in the output; missing or empty on the last page. */
  readonly next: string;
}

/** One page has all. */
export interface SinglePage {
  readonly kind: 'whole';
}

/** Where 8x8 describes the operation in its own OpenAPI files; the conformance test follows it. */
export interface OpenApiSource {
  /** The name of 8x8's OpenAPI file. */
  readonly file: string;
  /** The operation's ID in that file. */
  readonly operationId: string;
}

/**
 * One operation of 8x8, described once. Every face (a method of the client, a choice in a list, a documentation row)
 * is derived from it.
 */
export interface Operation {
  /** What a person calls it, Title Case for lists: "Send SMS Batch". */
  readonly title: string;
  /** The same as an instruction, sentence case, no article: "Send SMS batch". */
  readonly action: string;
  /** What it does, one sentence without a full stop. */
  readonly summary: string;
  /** The thing it works on, under which a person would look for it. */
  readonly resource: string;
  /** The HTTP method. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /**
   * Path with `{names}`; each name is a field of the input. The value of `{+name}` is itself a path: its slashes stay.
   */
  readonly path: `/${string}`;
  /** Everything the operation takes, flat, wherever it travels. */
  readonly input: ObjectSchema;
  /** Input fields that travel in the query string. */
  readonly query?: readonly string[];
  /** The one input field that *is* the body, where 8x8 wants a bare array. Else the rest of the input is. */
  readonly body?: string;
  /**
   * True where the body travels as multipart/form-data: the fields of format `binary` as files, the others as texts.
   */
  readonly multipart?: true;
  /** The HTTP status of success; 302 where the answer is a file that lies elsewhere, which is then fetched. */
  readonly success: number;
  /** Further statuses of success, where they mean something else: 200 "merged" beside 201 "created". */
  readonly otherSuccess?: readonly number[];
  /** The HTTP statuses of failure that 8x8 documents. */
  readonly errors?: readonly number[];
  /** What comes back; absent where 8x8 answers with an empty body. A file is a string of format `binary`. */
  readonly output?: Schema;
  /** The field of the output that 8x8 gives only as the last segment of the `Location` header. */
  readonly idFromLocation?: string;
  /** Whether it may be repeated. */
  readonly safety: Safety;
  /** True for what cannot be undone, or deletes. */
  readonly destructive?: boolean;
  /** The case in which it wipes more than one thing, and needs the caller's explicit word. */
  readonly consent?: Consent;
  /** Where a success response may say that the request was refused. */
  readonly rejection?: Rejection;
  /** The operation by which many of these travel in one request. */
  readonly batching?: Batching;
  /** How the list comes, where it brings one. */
  readonly paging?: Paging;
  /** The job that it starts, where it starts one. */
  readonly job?: Job;
  /** The limit that 8x8 puts on this operation alone. */
  readonly rateLimit?: RateLimit;
  /** Which reading of contradicting documents is taken, and why. */
  readonly discrepancy?: string;
  /** Path of 8x8's page, below `apiReference`. */
  readonly docs: string;
  /** Where 8x8 describes it. */
  readonly openApi: OpenApiSource;
  /** The same operation where 8x8 publishes it a second time: number masking repeats voice. */
  readonly alsoPublishedAs?: readonly OpenApiSource[];
  /** How the request is authorized, where it is not by the API key. */
  readonly authorization?: Authorization;
  /** The server, where it is not that of the product. */
  readonly server?: `https://${string}`;
}

/**
 * - `none`: whoever has the address may have it.
 * - a token: got from another operation of the same API, kept, and got anew when it is no longer accepted.
 */
export type Authorization =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'token';
      readonly header: string;
      /** The operation that gives it, called without input. */
      readonly operation: string;
      /** Dotted path to the token in its output. */
      readonly at: string;
    };

/** The operations of one 8x8 API. */
export interface Api {
  /** What a person calls it, Title Case. */
  readonly title: string;
  /** What it is for, one sentence without a full stop. */
  readonly summary: string;
  /** One product, or those whose hosts all offer the API; then the input field `product` chooses (the first is the default). */
  readonly product: Product | readonly [Product, ...Product[]];
  /** Which of the configured subaccounts is the default. */
  readonly subAccount?: SubAccountKind;
  /** Its operations, by the names that their methods have. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/** Accounts at 8x8 commonly have one subaccount a product. */
export type SubAccountKind = 'sms' | 'chatApps' | 'voice' | 'verification';

/** All APIs by the name they have on the client. */
export type Catalogue = Readonly<Record<string, Api>>;
