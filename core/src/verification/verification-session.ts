import { ApiError, EightByEightError, TransportError } from '../errors/errors';
import type { CallOptions } from '../transport/client-options';
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

/** A verification as JSON, to be kept between two requests of a user: in a session, in a database. */
export interface SavedVerification {
  /** 8x8's ID of the verification. */
  readonly sessionId: string;
  /** The number that is verified. */
  readonly destination?: string;
  /** What the code was last sent with. */
  readonly settings?: StartSettings;
  /** How many wrong codes there had been, when it was saved. */
  readonly attempt?: number;
  /** When the code ends, ISO 8601. */
  readonly expiresAt?: string;
  /** When a code may be sent again, ISO 8601. */
  readonly retryAfter?: string;
  /** The address that 8x8 gave for silent mobile authentication. */
  readonly verificationUrl?: string;
}

/** What a session needs of the verifier that made it. */
export interface SessionContext {
  readonly api: VerificationApi;
  readonly defaults: StartSettings;
  readonly now: () => number;
}

/**
 * A number that is being verified.
 *
 * It holds nothing that cannot be saved: `JSON.stringify` it, and go on with `verifier.resume(saved)`, anywhere.
 */
export class VerificationSession {
  constructor(
    private readonly makings: SessionContext,
    private saved: SavedVerification,
  ) {}

  /** 8x8's ID, the same when the code is sent again; a new one when it is sent after the verification has ended. */
  get sessionId(): string {
    return this.saved.sessionId;
  }

  /** How the code was sent: what was asked for, or what was fallen back to. */
  get channel(): string | undefined {
    return this.saved.settings && (this.saved.settings.channel ?? 'sms');
  }

  /** When the code ceases to be valid, as far as is known. */
  get expiresAt(): Date | undefined {
    return parseDate(this.saved.expiresAt);
  }

  /** From when on the code may be sent again, as far as is known. */
  get retryAfter(): Date | undefined {
    return parseDate(this.saved.retryAfter);
  }

  /** Of Silent Mobile Authentication: what the phone must open over its mobile data connection. */
  get verificationUrl(): string | undefined {
    return this.saved.verificationUrl;
  }

  /** What is to be kept between two requests of a user: no code is in it. */
  toJSON(): SavedVerification {
    return this.saved;
  }

  /**
   * Checks what the user has entered. The request is made once: a wrong code counts, and the fifth ends the
   * verification. When no answer comes, 8x8 is asked how the verification stands, which costs no attempt.
   *
   * A number that was verified stays so, whatever code is checked afterwards: act on `verified` once.
   *
   * @throws {EightByEightError} when the code certainly was not counted: no connection, a wrong API key.
   */
  async check(code: string, options: CallOptions = {}): Promise<CheckResult> {
    const entered = normalizeCode(code);
    const reason = codeError(entered);
    if (reason !== undefined) return { status: 'malformed', reason };
    const { attempt: before } = this.saved;
    try {
      const answer = await this.makings.api.check({ ...this.place(), code: entered }, options);
      this.learn(answer);
      return checkResultOf(answer);
    } catch (error) {
      if (isNotFound(error)) return { status: 'expired' };
      if (!isOutcomeUnknown(error)) throw error;
      return this.afterDoubt(error, before, options);
    }
  }

  /** How the verification stands; costs no attempt. */
  async status(options: CallOptions = {}): Promise<VerificationStatus> {
    try {
      return verificationStatusOf(await this.ask(options));
    } catch (error) {
      if (isNotFound(error)) return { status: 'expired' };
      throw error;
    }
  }

  /**
   * Sends the same code again, and makes it valid for longer; with `changes`, by another channel, say.
   *
   * @throws {TooSoonError} before the resending interval is over; it says when to try again.
   */
  async resend(changes: StartSettings = {}, options: CallOptions = {}): Promise<void> {
    const { api, defaults, now } = this.makings;
    // Who resumes by the ID alone knows neither the number nor the time.
    if (this.saved.destination === undefined) await this.ask(options);
    const { retryAfter } = this;
    if (retryAfter && now() < retryAfter.getTime()) throw new TooSoonError(retryAfter, 'not-sent');
    const settings = { ...(this.saved.settings ?? defaults), ...changes };
    const { destination = '' } = this.saved;
    const answer = await startVerification({ api, now }, destination, settings, options);
    this.saved = mergeSession(answer, { sessionId: this.sessionId, destination, settings });
  }

  /** No answer came to a check: did it count? */
  private async afterDoubt(
    error: EightByEightError,
    before: number | undefined,
    options: CallOptions,
  ): Promise<CheckResult> {
    try {
      const answer = await this.ask(options);
      const { attempt = 0 } = answer;
      const result = checkResultOf(answer);
      if (result.status !== 'wrong') return result;
      return before !== undefined && attempt > before
        ? result
        : { status: 'unknown', attemptsLeft: result.attemptsLeft, error };
    } catch (failure) {
      if (isNotFound(failure)) return { status: 'expired' };
      return { status: 'unknown', error };
    }
  }

  private async ask(options: CallOptions): Promise<SessionResponse> {
    const answer = await this.makings.api.getStatus(this.place(), options);
    this.learn(answer);
    return answer;
  }

  private learn(answer: SessionResponse): void {
    this.saved = mergeSession(answer, this.saved);
  }

  private place(): { readonly sessionId: string; readonly subAccountId?: string | undefined } {
    const { subAccountId } = this.saved.settings ?? this.makings.defaults;
    return { sessionId: this.sessionId, subAccountId };
  }
}

/** What is known after an answer: what it says, and else what was known before. */
export function mergeSession(answer: SessionResponse, before: SavedVerification): SavedVerification {
  const { sessionId, destination, attempt, expiresAt, retryAfter, sma } = answer;
  const said = {
    sessionId,
    destination: before.destination ?? destination,
    attempt,
    expiresAt,
    retryAfter,
    verificationUrl: sma?.verificationUrl,
  };
  return {
    ...before,
    ...Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)),
  };
}

function parseDate(moment: string | undefined): Date | undefined {
  const date = moment === undefined ? undefined : new Date(moment);
  return date && !Number.isNaN(date.getTime()) ? date : undefined;
}

const isNotFound = (error: unknown): boolean => error instanceof ApiError && error.status === 404;

/** Who ends a check knows that it is in doubt, and does not wait for more. */
function isOutcomeUnknown(error: unknown): error is EightByEightError {
  if (error instanceof TransportError && error.reason === 'aborted') return false;
  return error instanceof EightByEightError && error.outcome === 'unknown';
}
