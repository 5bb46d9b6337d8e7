/** A request as it goes over the wire. */
export interface HttpRequest {
  /** The HTTP method, in capitals. */
  readonly method: string;
  /** The whole address. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** JSON, as text or, when it is long, as its bytes; or the bytes of a form with files; absent without a body. */
  readonly body?: string | Uint8Array;
  /** `bytes` where a success brings a file: then it is given as `bytes`, and other answers as text all the same. */
  readonly responseType?: 'bytes';
  /** True where the key must not go along, even if the port adds it by itself. */
  readonly omitApiKey?: true;
  /** The whole exchange, from connecting to the last byte of the body, may take this long. */
  readonly timeoutMs: number;
  /** Ends the exchange by closing its socket. */
  readonly signal?: AbortSignal;
}

/** A response with its body read to the end. */
export interface HttpResponse {
  /** The HTTP status. */
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text, UTF-8. */
  readonly body: string;
  /** The body of a success when `bytes` were asked for; `body` is empty then. */
  readonly bytes?: Uint8Array;
}

/** Sends one request and reads the whole response, whatever its status. Throws {@link HttpFailure}. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** A file to fetch, by an address that is authority enough. */
export interface DownloadRequest {
  /** The whole address. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Ends the download. */
  readonly signal?: AbortSignal;
}

/** Fetches a file piece by piece. Throws {@link HttpFailure}, also where the answer is none of HTTP 200. */
export type Download = (request: DownloadRequest) => AsyncIterable<Uint8Array>;

/** All the core needs of the world. `node/` gives it Node's; who has others gives it theirs. */
export interface Ports {
  /** Sends one request. */
  readonly http: Http;
  /** Left out, files are fetched whole, by `http`. */
  readonly download?: Download;
  /** Waits; rejects when the signal aborts. */
  readonly sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 up to, not including, 1. */
  readonly random: () => number;
}
