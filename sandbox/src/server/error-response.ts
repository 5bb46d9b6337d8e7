import { currentTimestamp, type SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { nextUuid } from '../engine/ids';
import { ApiError } from './api-error';
import { jsonResponse, type HttpResponse } from './http-response';
import type { Route } from './operations/routes';

/** Creates the error response in 8x8's common format, or in a format of the API's own. */
export function errorResponse(
  context: SandboxContext,
  error: ApiError,
  route?: Pick<Route, 'entry' | 'traits'>,
): HttpResponse {
  const { status, code, message, headers } = error;
  const own = route?.traits.createErrorResponse?.(context, route.entry, error);
  if (own) return jsonResponse(own.status, own.body, headers);
  const errorId = nextUuid(context.state, 'error');
  return jsonResponse(status, { code, message, errorId, timestamp: currentTimestamp(context) }, headers);
}

/** An unexpected error is a bug of the sandbox and becomes a 500. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(500, 2000, `Internal error of the sandbox: ${errorMessage(error)}`);
}
