import type { CatalogueEntry } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { nextUuid } from '../engine/ids';
import { createVoiceErrorResponse } from '../voice/voice-errors';
import { ApiError } from './api-error';
import { jsonResponse, type HttpResponse } from './http-response';

/** Creates the error response in 8x8's common format, or in Voice's own format. */
export function errorResponse(
  context: SandboxContext,
  error: ApiError,
  entry?: CatalogueEntry,
): HttpResponse {
  const { status, code, message, headers } = error;
  const voiceResponse =
    entry?.apiName === 'voice' ? createVoiceErrorResponse(context, entry, error) : undefined;
  if (voiceResponse) return jsonResponse(voiceResponse.status, voiceResponse.body, headers);
  const errorId = nextUuid(context.state, 'error');
  return jsonResponse(status, { code, message, errorId, timestamp: currentTimestamp(context) }, headers);
}

/** An unexpected error is a bug of the sandbox and becomes a 500. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(500, 2000, `Internal error of the sandbox: ${errorMessage(error)}`);
}
