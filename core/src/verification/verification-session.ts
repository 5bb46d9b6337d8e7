import { ApiError, EightByEightError, TransportError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';
import { withoutUndefined } from '../validation/objects';
import {
  checkResultOf,
  verificationStatusOf,
  type CheckResult,
  type VerificationStatus,
  codeError,
  normalizeCode,
} from './check-result';
import {
  startVerification,
  TooSoonError,
  type SessionResponse,
  type StartSettings,
  type VerificationApi,
} from './start-verification';

/** A verification as JSON. Store it between two requests of a user: in a session or a database. */
export interface SavedVerification {
  /** The ID that 8x8 gave the verification. */
  readonly sessionId: string;
  /** The phone number to verify. */
  readonly destination?: string;
  /** The settings with which the code was last sent. */
  readonly settings?: StartSettings;
  /** The number of wrong codes so far. */
  readonly attempt?: number;
  /** When the code expires, ISO 8601. */
  readonly expiresAt?: string;
  /** When a code can be sent again, ISO 8601. */
  readonly retryAfter?: string;
  /** The URL for Silent Mobile Authentication. */
  readonly verificationUrl?: string;
}

/** What a verifier shares with its sessions. */
export interface SessionContext {
  readonly api: VerificationApi;
  readonly defaults: StartSettings;
  readonly now: () => number;
}

/**
 * The verification of one phone number.
 *
 * It can be saved: `JSON.stringify` it, and continue with `verifier.resume(saved)` in any process.
 */
export class VerificationSession {
  constructor(
    private readonly context: SessionContext,
    private saved: SavedVerification,
  ) {}

  /** The ID that 8x8 gave the verification. It changes if a code is sent after the verification has ended. */
  get sessionId(): string {
    return this.saved.sessionId;
  }

  /** The channel by which the code was sent: the requested one or the fallback. */
  get channel(): string | undefined {
    return this.saved.settings && (this.saved.settings.channel ?? 'sms');
  }

  /** When the code expires, if it is known. */
  get expiresAt(): Date | undefined {
    return parseDate(this.saved.expiresAt);
  }

  /** When the code can be sent again, if it is known. */
  get retryAfter(): Date | undefined {
    return parseDate(this.saved.retryAfter);
  }

  /** For Silent Mobile Authentication: the URL that the phone must open over its mobile data connection. */
  get verificationUrl(): string | undefined {
    return this.saved.verificationUrl;
  }

  /** The state to save between two requests of a user. It does not contain the code. */
  toJSON(): SavedVerification {
    return this.saved;
  }

  /**
   * Checks the code that the user entered. Each wrong code uses an attempt, and the fifth ends the verification, so
   * the request is never repeated. If no response comes, the status is requested, which uses no attempt.
   *
   * A verified number stays verified, whatever code is checked later. Act on `verified` only once.
   *
   * @throws {EightByEightError} if the check certainly did not count: no connection, a wrong API key.
   */
  async check(code: string, options: CallOptions = {}): Promise<CheckResult> {
    const normalizedCode = normalizeCode(code);
    const reason = codeError(normalizedCode);
    if (reason !== undefined) return { status: 'malformed', reason };
    const { attempt: attemptsBefore } = this.saved;
    try {
      const response = await this.context.api.check({ ...this.sessionPath(), code: normalizedCode }, options);
      this.update(response);
      return checkResultOf(response);
    } catch (error) {
      if (isNotFound(error)) return { status: 'expired' };
      if (!isOutcomeUnknown(error)) throw error;
      return this.resolveUnknownCheck(error, attemptsBefore, options);
    }
  }

  /** Requests the status of the verification. It uses no attempt. */
  async status(options: CallOptions = {}): Promise<VerificationStatus> {
    try {
      return verificationStatusOf(await this.fetchStatus(options));
    } catch (error) {
      if (isNotFound(error)) return { status: 'expired' };
      throw error;
    }
  }

  /**
   * Sends the same code again, and extends its validity.
   *
   * @param changes - Settings that differ from the last time, such as another channel.
   * @throws {TooSoonError} if the resending interval has not passed. The error says when to try again.
   */
  async resend(changes: StartSettings = {}, options: CallOptions = {}): Promise<void> {
    const { api, defaults, now } = this.context;
    // A session that was resumed by its ID does not know its phone number.
    if (this.saved.destination === undefined) await this.fetchStatus(options);
    const { retryAfter } = this;
    if (retryAfter && now() < retryAfter.getTime()) throw new TooSoonError(retryAfter, 'not-sent');
    const settings = { ...(this.saved.settings ?? defaults), ...changes };
    const { destination = '' } = this.saved;
    const response = await startVerification({ api, now }, destination, settings, options);
    this.saved = mergeSession(response, { sessionId: this.sessionId, destination, settings });
  }

  /** Finds out whether a check without a response was counted. */
  private async resolveUnknownCheck(
    error: EightByEightError,
    attemptsBefore: number | undefined,
    options: CallOptions,
  ): Promise<CheckResult> {
    try {
      const response = await this.fetchStatus(options);
      const { attempt = 0 } = response;
      const result = checkResultOf(response);
      if (result.status !== 'wrong') return result;
      return attemptsBefore !== undefined && attempt > attemptsBefore
        ? result
        : { status: 'unknown', attemptsLeft: result.attemptsLeft, error };
    } catch (statusError) {
      if (isNotFound(statusError)) return { status: 'expired' };
      return { status: 'unknown', error };
    }
  }

  private async fetchStatus(options: CallOptions): Promise<SessionResponse> {
    const response = await this.context.api.getStatus(this.sessionPath(), options);
    this.update(response);
    return response;
  }

  private update(response: SessionResponse): void {
    this.saved = mergeSession(response, this.saved);
  }

  private sessionPath(): { readonly sessionId: string; readonly subAccountId?: string | undefined } {
    const { subAccountId } = this.saved.settings ?? this.context.defaults;
    return { sessionId: this.sessionId, subAccountId };
  }
}

/** Updates a saved verification with the fields that a response has. */
export function mergeSession(response: SessionResponse, saved: SavedVerification): SavedVerification {
  const { sessionId, destination, attempt, expiresAt, retryAfter, sma } = response;
  const updates = {
    sessionId,
    destination: saved.destination ?? destination,
    attempt,
    expiresAt,
    retryAfter,
    verificationUrl: sma?.verificationUrl,
  };
  return {
    ...saved,
    ...withoutUndefined(updates),
  };
}

function parseDate(text: string | undefined): Date | undefined {
  const date = text === undefined ? undefined : new Date(text);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** Whether a check can have been counted. A check that the caller aborted is not followed up. */
function isOutcomeUnknown(error: unknown): error is EightByEightError {
  if (error instanceof TransportError && error.reason === 'aborted') return false;
  return error instanceof EightByEightError && error.outcome === 'unknown';
}
