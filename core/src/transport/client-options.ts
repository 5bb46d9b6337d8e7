import type { SubAccountKind } from '../catalogue/operation';
import type { SharedRateLimit } from './rate-limit/shared-rate-limit';
import type { AttemptEvent, AttemptStartListener } from './attempt-events';
import type { Region } from './hosts';
import type { ThrottleLimits } from './rate-limit/throttle';

/** The options of a client: the 8x8 account, and how the client sends requests. */
export interface ClientOptions {
  /**
   * The API key, from "API keys" in 8x8 Connect. Sent as a Bearer token and never logged. Omit it only if the HTTP port
   * adds the header.
   */
  readonly apiKey?: string;
  /** The region of the account. Default `asiaPacific`. */
  readonly region?: Region;
  /** The default subaccount of all products that have none in `subAccountIds`. */
  readonly subAccountId?: string;
  /** Default subaccounts by product. Accounts usually have a separate subaccount for each product. */
  readonly subAccountIds?: Partial<Readonly<Record<SubAccountKind, string>>>;
  /** The default account, for prices, balance and webhook configuration. */
  readonly accountId?: string;
  /** The default WhatsApp channel, for templates, Flows and call permissions. 8x8 Connect shows its ID. */
  readonly whatsAppChannelId?: string;
  /** Sends the requests of all products to `{baseUrl}/{product}`, for example `{baseUrl}/sms`. Use it for a proxy or the sandbox. */
  readonly baseUrl?: string;
  /** The timeout of one attempt in milliseconds, including the response body. Default 30,000. */
  readonly timeoutMs?: number;
  /** The time limit of a call in milliseconds, including retries and waits. Default 120,000. */
  readonly deadlineMs?: number;
  /** The maximum number of retries of a failed request. Default 4. */
  readonly maxRetries?: number;
  /** The longest `Retry-After` delay that a call waits for, in milliseconds. A longer one ends the call. Default 60,000. */
  readonly maxRetryAfterMs?: number;
  /**
   * The maximum number of requests per second. The defaults are the limits of 8x8. Set lower limits if other programs use
   * the same subaccount or IP address. `false` disables them, but not the limits of single operations. Each client counts
   * only its own requests, so share one client.
   */
  readonly limits?: ThrottleLimits | false;
  /** A rate limit that several processes share. Called before each attempt. */
  readonly sharedRateLimit?: SharedRateLimit;
  /** Text to append to the `User-Agent` header. Printable ASCII. */
  readonly userAgent?: string;
  /** Aborts all calls of the client, except calls with their own signal. */
  readonly signal?: AbortSignal;
  /** Called for each input that may be wrong but is sent. Its errors are ignored. */
  readonly onWarning?: (warning: Warning) => void;
  /** Called after each attempt, for logs and metrics. Its errors are ignored. */
  readonly onAttempt?: (event: AttemptEvent) => void;
  /**
   * Called when an attempt starts. The function that it returns is called when that attempt ends, for example to end a
   * span (see `traceAttempts`). Errors of both are ignored.
   */
  readonly onAttemptStart?: AttemptStartListener;
}

/** A possible mistake in an input. The request is sent nevertheless. */
export interface Warning {
  /** The operation, for example `sms.send`. */
  readonly operation: string;
  /** The path of the field, for example `messages[3].text`. */
  readonly path: string;
  /** The problem. Reads as a sentence after the field name. */
  readonly message: string;
  /** How to fix the problem, as a sentence. */
  readonly advice: string;
}

/** Options of one call. They override the options of the client. */
export interface CallOptions {
  /** Aborts the call, during a wait or a request. Closes the socket of the request. */
  readonly signal?: AbortSignal;
  /** The timeout of one attempt in milliseconds, including the response body. */
  readonly timeoutMs?: number;
  /** The time limit of the call in milliseconds, including retries and waits. */
  readonly deadlineMs?: number;
  /** The maximum number of retries of a failed request. */
  readonly maxRetries?: number;
}

/** Options of a batch request that `sendAll` sends. */
export interface BatchCallOptions extends CallOptions {
  /**
   * The field that holds the list of messages, if `sendAll` has already validated each message. Then only the first
   * message is validated again.
   */
  readonly validatedList?: string;
}
