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

/** The HTTP response for an error of a call to 8x8. */
export interface ErrorResponse {
  readonly status: number;
  /** A list if several fields are invalid, as in the errors of `ValidationPipe`. */
  readonly message: string | readonly string[];
  /** After how many milliseconds the client may try again, if that is known. */
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

const unknownOutcomeNotice = 'It may have taken effect. Check before you send it again.';

/**
 * Maps an error to a response. The message never contains the API key. It can contain an invalid value (a number, a
 * date), and the reason that 8x8 gives for a refusal.
 */
export function toErrorResponse(error: EightByEightError, now: number): ErrorResponse {
  if (error instanceof ValidationError) {
    return { status: BAD_REQUEST, message: error.issues.map(describeIssue) };
  }
  if (error instanceof RejectedError) return { status: UNPROCESSABLE_ENTITY, message: error.message };
  if (error instanceof TooSoonError) {
    const retryAfterMs = error.retryAt.getTime() - now;
    return { status: TOO_MANY_REQUESTS, message: error.message, retryAfterMs };
  }
  if (error instanceof ApiError) return apiErrorResponse(error);
  if (error instanceof TransportError) return transportErrorResponse(error);
  const timeout = error instanceof JobError && error.reason === 'timeout';
  return { status: timeout ? GATEWAY_TIMEOUT : BAD_GATEWAY, message: `${error.message}. ${error.advice}` };
}

/** 8x8's codes for an API key that it does not accept, or not for the subaccount. The app's client cannot mend that. */
const credentialErrorCodes: readonly (number | undefined)[] = [1001, 1200, 1201];

/**
 * Statuses of 8x8 that mean the same to the app's client. 429 does not: 8x8 limits the app, not its client, so the
 * client gets 503.
 */
const forwardedStatuses: readonly number[] = [NOT_FOUND, CONFLICT];

function apiErrorResponse({
  operation,
  message,
  status,
  code,
  outcome,
  retryAfterMs,
}: ApiError): ErrorResponse {
  // No 503 and no Retry-After: both would invite the client to repeat a call that may have taken effect.
  if (outcome === 'unknown') {
    const failure = `8x8 answered ${operation} with ${status}. ${unknownOutcomeNotice}`;
    return { status: status === 408 ? GATEWAY_TIMEOUT : BAD_GATEWAY, message: failure };
  }
  if (status === 429) {
    const tooMany = `${operation} was not carried out: 8x8 accepts no more requests at the moment. Try again later.`;
    return { status: SERVICE_UNAVAILABLE, message: tooMany, retryAfterMs };
  }
  if (status === 401 || status === 403 || credentialErrorCodes.includes(code)) {
    return {
      status: BAD_GATEWAY,
      message: `${operation} was not carried out: 8x8 does not accept the credentials of this app for this operation.`,
    };
  }
  if (status >= 400 && status < 500 && status !== 408) {
    return { status: forwardedStatuses.includes(status) ? status : UNPROCESSABLE_ENTITY, message };
  }
  const failure = `${operation} was not carried out: 8x8 answered with ${status}. Try again later.`;
  if (status === 503) return { status: SERVICE_UNAVAILABLE, message: failure, retryAfterMs };
  return { status: status === 408 ? GATEWAY_TIMEOUT : BAD_GATEWAY, message: failure, retryAfterMs };
}

function transportErrorResponse({ operation, reason, outcome }: TransportError): ErrorResponse {
  const notice = outcome === 'unknown' ? unknownOutcomeNotice : 'Nothing was changed. Try again later.';
  switch (reason) {
    case 'timeout':
      return { status: GATEWAY_TIMEOUT, message: `${operation} timed out. ${notice}` };
    case 'aborted': {
      const status = outcome === 'unknown' ? BAD_GATEWAY : SERVICE_UNAVAILABLE;
      return { status, message: `${operation} was aborted. ${notice}` };
    }
    default:
      return { status: BAD_GATEWAY, message: `${operation} got no response from 8x8. ${notice}` };
  }
}
