import type { CodeMeaning } from '../errors/rest-codes';
import type { ObjectSchema, Schema } from '../validation/json-schema';

/**
 * One operation of an 8x8 API. This entry is the only place that describes it: the client method, the n8n operation,
 * the NestJS service method, the sandbox's route and the documentation are derived from it.
 */
export interface Operation {
  /** The name in lists, in Title Case: "Send SMS Batch". */
  readonly title: string;
  /** The title as an instruction, in sentence case and without an article: "Send SMS batch". */
  readonly action: string;
  /** What the operation does, in one sentence without a full stop. */
  readonly summary: string;
  /** The group under which n8n and the documentation list the operation: "SMS", "Contact Group". */
  readonly resource: string;
  /** The HTTP method. */
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** The path of the URL. `{name}` is replaced by an input field, `{+name}` by one that keeps its slashes. */
  readonly path: `/${string}`;
  /** The schema of the input: one flat object with the fields of path, query and body. */
  readonly input: ObjectSchema;
  /** The input fields that are sent in the query string. */
  readonly query?: readonly string[];
  /** The input field that is the whole body. By default, the body is an object of the remaining fields. */
  readonly body?: string;
  /** True if the body is sent as multipart/form-data. Fields of format `binary` are sent as files. */
  readonly multipart?: true;
  /** The HTTP status of success. With 302, the client downloads the file from the `Location` header. */
  readonly success: number;
  /** Other HTTP statuses of success: 200 for "merged" beside 201 for "created". */
  readonly otherSuccess?: readonly number[];
  /** The HTTP statuses of failure that 8x8 documents. */
  readonly errors?: readonly number[];
  /**
   * The schema of the output. A file is a string of format `binary`. Absent if 8x8 returns an empty body. A success
   * response without its first required field is an error: it is the one by which the caller follows up.
   */
  readonly output?: Schema;
  /** The output field that is missing in the body and taken from the last segment of the `Location` header. */
  readonly idFromLocation?: string;
  /** A boolean that the client adds to the output. */
  readonly outputFlag?: OutputFlag;
  /** Whether the client can repeat the request after a failure. */
  readonly safety: Safety;
  /** True if the operation deletes something or cannot be undone. */
  readonly destructive?: boolean;
  /** The case in which the caller must confirm the operation, because it deletes many things at once. */
  readonly consent?: Consent;
  /** How a success response says that 8x8 refused the request. */
  readonly rejection?: Rejection;
  /** How many inputs of this operation are sent in one request of a batch operation. */
  readonly batching?: Batching;
  /** The CSV file of the input that has phone numbers, which the client cleans and checks. */
  readonly numbersInFile?: NumbersInFile;
  /** True if an unsafe operation sends nothing to a person: it only changes what 8x8 stores. */
  readonly contactsNobody?: true;
  /** The output fields that matter most, for an output with many fields. Of a list, the fields of a row. */
  readonly summaryFields?: readonly string[];
  /**
   * The optional input fields that are used most, in the order in which forms show them beside the required ones. `a.b` is
   * a field of the object `a`; forms show the fields of such an object one by one.
   */
  readonly mainFields?: readonly string[];
  /** The input fields whose values another operation lists. They take precedence over the choices of the API. */
  readonly choices?: Choices;
  /** How the pages of a list are requested. */
  readonly paging?: Paging;
  /** How the job that the operation starts is followed. */
  readonly job?: Job;
  /** The rate limit that 8x8 sets for this operation alone. */
  readonly rateLimit?: RateLimit;
  /** Which of 8x8's documents this entry follows, where they contradict each other or are incomplete. */
  readonly discrepancy?: string;
  /** The page of the operation in 8x8's API reference: the last segment of its URL. */
  readonly docs: string;
  /** The operation in 8x8's OpenAPI files. The conformance tests compare this entry with it. */
  readonly openApi: OpenApiSource;
  /** The same operation in other OpenAPI files: 8x8 publishes number masking as a copy of voice. */
  readonly alsoPublishedAs?: readonly OpenApiSource[];
  /** How the request is authorized. By default, by the API key. */
  readonly authorization?: Authorization;
  /** The server of the operation. By default, the host of the API's product. */
  readonly server?: `https://${string}`;
}

/**
 * What happens when a request is sent twice.
 *
 * - `read`: it changes nothing. The client repeats it after temporary failures.
 * - `idempotent`: the second request changes nothing more. The client repeats it after temporary failures.
 * - `unsafe`: it can take effect twice, such as a message or a charge. The client repeats it only if the first request
 *   certainly had no effect.
 */
export type Safety = 'read' | 'idempotent' | 'unsafe';

/** A boolean in the output that the body of 8x8 does not have: whether another field of the output has a value. */
export interface OutputFlag {
  /** The output field that the client adds. */
  readonly field: string;
  /** The output field that decides. */
  readonly from: string;
  /** The value for which the flag is true. Case does not matter. */
  readonly is: string;
}

/** The confirmation that an operation needs in one case. The input field `confirm` is not sent to 8x8. */
export interface Consent {
  /** The case: the input field has this value or, without `is`, is left out. */
  readonly when: { readonly field: string; readonly is?: boolean | string };
  /** The text that the input field `confirm` must have. */
  readonly word: string;
  /** What the operation does in this case, to follow "This": "deletes every contact of the account". */
  readonly warning: string;
}

/** Where the phone numbers of an uploaded CSV file are. */
export interface NumbersInFile {
  /** The input field of the file. */
  readonly file: string;
  /** The input field that is false if the file has no header. */
  readonly hasHeader: string;
  /** The input field with the column names of a file without a header. */
  readonly columns: string;
  /** The columns with phone numbers, in lower case. Only letters and digits of a name count. */
  readonly numberColumns: readonly string[];
}

/** Where a success response (HTTP 200) says that the request was refused. */
export interface Rejection {
  /** Dotted path to the deciding value in the output: `status.code`. */
  readonly at: string;
  /** The values that mean "refused". Case does not matter. */
  readonly values: readonly string[];
  /** Dotted path to the reason as text. */
  readonly reason?: string;
  /** Dotted path to 8x8's error code. */
  readonly code?: string;
  /** The meanings of the codes. By default, those of REST errors. */
  readonly meanings?: Readonly<Record<number, CodeMeaning>>;
}

/** The operation that lists the values of an input field, by the name of the field; for an object, by its fields. */
export interface Choices {
  readonly [field: string]: string | Choices;
}

/** How inputs of a single operation are combined into one request of a batch operation. */
export interface Batching {
  /** The name of the batch operation in the same API. */
  readonly operation: string;
  /** The array in the batch's input that takes the single inputs. */
  readonly items: string;
  /** The array in the batch's output with one result for each input. A result has the shape of the single output. */
  readonly results: string;
  /** The fields that a batch has only once. Inputs with different values are sent in different batches. */
  readonly shared?: readonly string[];
}

/** How a list is returned. */
export interface Paging {
  /** Dotted path to the rows in the output, or an empty string if the output is the list. */
  readonly items: string;
  /** How the next page is requested. */
  readonly by: PageNumberPaging | CursorPaging | SinglePage;
}

/** Pages are numbered from 0. 8x8 calls the page number `offset`. */
export interface PageNumberPaging {
  /** Marks page numbers. */
  readonly kind: 'page';
  /** The input field of the page number. */
  readonly page: string;
  /** The input field of the page size. */
  readonly size: string;
  /** The page size if the field is left out. */
  readonly defaultSize: number;
  /** Dotted path to a boolean that says whether more pages follow. By default, a page that is not full is the last. */
  readonly more?: string;
}

/** Each page has the cursor of the next page. */
export interface CursorPaging {
  /** Marks cursors. */
  readonly kind: 'cursor';
  /** The input field of the cursor. */
  readonly cursor: string;
  /** Dotted path to the next cursor in the output. It is missing or empty on the last page. */
  readonly next: string;
}

/** One response has all rows. */
export interface SinglePage {
  /** Marks a list on one page. */
  readonly kind: 'whole';
}

/** A job that an operation starts at 8x8, and how its state is requested. */
export interface Job {
  /** The name of the operation in the same API that returns the state of the job. */
  readonly status: string;
  /** Dotted path to the job ID in the output of the starting operation. */
  readonly id: string;
  /** The input field of the status operation that takes the job ID. */
  readonly idField: string;
  /** Dotted path to the state in the output of the status operation. */
  readonly state: string;
  /** The states in which the job has succeeded. Case does not matter. */
  readonly done: readonly string[];
  /** The states in which the job has failed. Case does not matter. */
  readonly failed: readonly string[];
  /** Dotted path to the links of the created files in the output of the status operation. */
  readonly files?: string;
}

/** A rate limit of one operation. It applies beside the general limits: 1,800/s for a subaccount, 3,000/s for an IP. */
export interface RateLimit {
  /** How many requests 8x8 accepts in the period. */
  readonly requests: number;
  /** The period, in seconds. */
  readonly perSeconds: number;
  /** Whether 8x8 counts the requests of a subaccount or of an API key. */
  readonly scope: 'subAccount' | 'apiKey';
  /** The name of the limit, if several operations share it. */
  readonly shared?: string;
}

/** An operation in one of 8x8's OpenAPI files. */
export interface OpenApiSource {
  /** The name of the file. */
  readonly file: string;
  /** The operation ID in the file. */
  readonly operationId: string;
}

/**
 * How a request is authorized other than by the API key.
 *
 * - `none`: the request has no credentials.
 * - `token`: another operation returns a token. The client keeps it, and requests a new one when 8x8 refuses it.
 */
export type Authorization =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'token';
      /** The request header that carries the token. */
      readonly header: string;
      /** The name of the operation in the same API that returns a token. It is called without input. */
      readonly operation: string;
      /** Dotted path to the token in its output. */
      readonly at: string;
    };

/** The operations of one 8x8 API. */
export interface Api {
  /** The name in lists, in Title Case. */
  readonly title: string;
  /** What the API is for, in one sentence without a full stop. */
  readonly summary: string;
  /** The product whose hosts serve the API. Of several, the input field `product` chooses one; the first is the default. */
  readonly product: Product | readonly [Product, ...Product[]];
  /** The configured subaccount that is used by default. */
  readonly subAccount?: SubAccountKind;
  /** The input fields of any of its operations whose values another operation lists. */
  readonly choices?: Choices;
  /** The operations, by the names of their client methods. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/** A product of 8x8. Each has its own hosts. */
export type Product =
  | 'sms'
  | 'chatapps'
  | 'contacts'
  | 'automation'
  | 'verify'
  | 'lookup'
  | 'voice'
  | 'video';

/** The subaccounts that can be configured. Accounts usually have one subaccount for each product. */
export type SubAccountKind = 'sms' | 'chatApps' | 'voice' | 'verification';

/** All APIs, by their names on the client. */
export type Catalogue = Readonly<Record<string, Api>>;
