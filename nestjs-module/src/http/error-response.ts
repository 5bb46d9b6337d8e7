import { HttpStatus } from '@nestjs/common';
import {
  ApiError,
  describeIssue,
  JobError,
  RejectedError,
  TooSoonError,
  TransportError,
  ValidationError,
  type EightByEightError,
} from 'cpaas-8x8';

/** How an HTTP request is answered whose handler 8x8 failed. */
export interface HttpAnswer {
  readonly status: number;
  /** A list where several fields are wrong, as `ValidationPipe` has it. */
  readonly message: string | readonly string[];
  /** In how many milliseconds it may be tried again, where that is known. */
  readonly retryAfterMs?: number | undefined;
}

const {
  BAD_REQUEST,
  NOT_FOUND,
  CONFLICT,
  UNPROCESSABLE_ENTITY,
  TOO_MANY_REQUESTS,
  BAD_GATEWAY,
  SERVICE_UNAVAILABLE,
  GATEWAY_TIMEOUT,
} = HttpStatus;

/** What is said of a call that may have taken effect: the client must not simply send it again. */
const maybeDone = 'It may have taken effect all the same: look before you send it again.';

/**
 * The answer that an error of 8x8 calls for. It says nothing of the app's key; a value that is no number or no date is
 * quoted, and what 8x8 says of a refusal is passed on.
 */
export function httpAnswer(error: EightByEightError, now: number): HttpAnswer {
  if (error instanceof ValidationError) {
    return { status: BAD_REQUEST, message: error.issues.map(describeIssue) };
  }
  if (error instanceof RejectedError) return { status: UNPROCESSABLE_ENTITY, message: error.message };
  if (error instanceof TooSoonError) {
    const retryAfterMs = error.retryAt.getTime() - now;
    return { status: TOO_MANY_REQUESTS, message: error.message, retryAfterMs };
  }
  if (error instanceof ApiError) return ofApi(error);
  if (error instanceof TransportError) return ofTransport(error);
  const timeout = error instanceof JobError && error.reason === 'timeout';
  return { status: timeout ? GATEWAY_TIMEOUT : BAD_GATEWAY, message: `${error.message}. ${error.advice}` };
}

/** 8x8's codes for a key, or a subaccount of it, that is not taken: what comes with them is about the app, not its client. */
const ofCredentials: readonly (number | undefined)[] = [1001, 1200, 1201];

/** Refusals that say as much to the app's client as they said to the app. */
const passedOn: readonly number[] = [NOT_FOUND, CONFLICT];

function ofApi({ operation, message, status, code, outcome, retryAfterMs }: ApiError): HttpAnswer {
  // Neither 503 nor Retry-After: both ask to be tried again.
  if (outcome === 'unknown') {
    const answer = `8x8 failed at ${operation} with ${status}. ${maybeDone}`;
    return { status: status === 408 ? GATEWAY_TIMEOUT : BAD_GATEWAY, message: answer };
  }
  if (status === 429) {
    const busy = `${operation} was not carried out: 8x8 takes no more requests just now. Try again later.`;
    return { status: SERVICE_UNAVAILABLE, message: busy, retryAfterMs };
  }
  if (status === 401 || status === 403 || ofCredentials.includes(code)) {
    return {
      status: BAD_GATEWAY,
      message: `${operation} was not carried out: 8x8 does not take the credentials of this app, or not for this.`,
    };
  }
  if (status >= 400 && status < 500 && status !== 408) {
    return { status: passedOn.includes(status) ? status : UNPROCESSABLE_ENTITY, message };
  }
  const what = `${operation} was not carried out: 8x8 answered with ${status}. Try again later.`;
  if (status === 503) return { status: SERVICE_UNAVAILABLE, message: what, retryAfterMs };
  return { status: status === 408 ? GATEWAY_TIMEOUT : BAD_GATEWAY, message: what, retryAfterMs };
}

function ofTransport({ operation, reason, outcome }: TransportError): HttpAnswer {
  const ending = outcome === 'unknown' ? maybeDone : 'Nothing was changed: try again later.';
  switch (reason) {
    case 'timeout':
      return { status: GATEWAY_TIMEOUT, message: `${operation} did not end in time. ${ending}` };
    case 'aborted': {
      const status = outcome === 'unknown' ? BAD_GATEWAY : SERVICE_UNAVAILABLE;
      return { status, message: `${operation} was broken off. ${ending}` };
    }
    default:
      return { status: BAD_GATEWAY, message: `${operation} got no answer of 8x8. ${ending}` };
  }
}
