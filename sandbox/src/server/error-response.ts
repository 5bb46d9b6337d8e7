import type { CatalogueEntry } from 'cpaas-8x8';

import { errorMessage } from '../engine/error-message';
import { createVoiceErrorResponse } from '../voice/voice-errors';
import { nextUuid } from '../engine/ids';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { jsonResponse, type HttpResponse } from './http-response';
import { ApiError } from './api-error';

/** A problem in the envelope of 8x8's errors, or in that of the operation's API. */
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

/** Whatever was thrown, as a problem: what is none is a fault of the sandbox itself. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  return new ApiError(500, 2000, `The sandbox has a fault of its own: ${errorMessage(error)}`);
}
