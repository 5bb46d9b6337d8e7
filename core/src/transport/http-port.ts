import type { CsvRow } from '../csv/csv-row';

/** An HTTP request that the client passes to the {@link Http} port. */
export interface HttpRequest {
  /** The HTTP method in upper case. */
  readonly method: string;
  /** The absolute URL. */
  readonly url: string;
  /** The headers. Their names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, long JSON as UTF-8 bytes, or a multipart form as bytes. Absent if the request has no body. */
  readonly body?: string | Uint8Array;
  /** Set if a 2xx response is a file. The port then returns its body as `bytes`, and other bodies as text. */
  readonly responseType?: 'bytes';
  /** Set if the port must not add the API key. */
  readonly omitApiKey?: true;
  /** The time limit from connecting to the last byte of the response body, in milliseconds. */
  readonly timeoutMs: number;
  /** Aborts the request and closes its socket. */
  readonly signal?: AbortSignal;
}

/** An HTTP response with its complete body. */
export interface HttpResponse {
  /** The HTTP status code. */
  readonly status: number;
  /** The headers. Their names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as UTF-8 text. */
  readonly body: string;
  /** The body of a 2xx response to a request with `responseType: 'bytes'`. `body` is then empty. */
  readonly bytes?: Uint8Array;
}

/**
 * Sends one request and returns the complete response with any status. Does not follow redirects.
 *
 * @throws {HttpFailure} if no complete response arrived.
 */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** A request for a file whose URL needs no other authorization. */
export interface DownloadRequest {
  /** The absolute URL. */
  readonly url: string;
  /** The headers. Their names are in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Aborts the download. */
  readonly signal?: AbortSignal;
}

/**
 * Downloads a file in chunks.
 *
 * @throws {HttpFailure} if the download fails or the status is not 200.
 */
export type Download = (request: DownloadRequest) => AsyncIterable<Uint8Array>;

/** Reads CSV text row by row, as `fromCsv` does. */
export type ReadCsv = (text: AsyncIterable<string | Uint8Array>) => AsyncIterable<CsvRow>;

/** The network, timers, clock and random numbers that the client uses. `nodePorts()` implements them for Node.js. */
export interface Ports {
  /** Sends one request. */
  readonly http: Http;
  /** Downloads export files in chunks. Without it, `http` reads each file into memory. */
  readonly download?: Download;
  /** Reads the rows of export files: `fromCsv`. Without it, `rows()` throws. The n8n nodes read no rows. */
  readonly readCsv?: ReadCsv;
  /** Waits for a number of milliseconds. Rejects if the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Returns the time in milliseconds since 1970. */
  readonly now: () => number;
  /** Returns a random number from 0 (included) to 1 (excluded). */
  readonly random: () => number;
}
