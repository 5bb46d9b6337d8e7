import type { ServerResponse } from 'node:http';

import type { SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import type { SandboxState } from '../engine/state/state';
import { ApiError } from './api-error';
import { jsonResponse, sendResponse, type HttpResponse } from './http-response';

/** Sends a response when everything that it acknowledges is saved. If it cannot be saved, sends 503 with the reason. */
export async function sendSaved(
  { state }: Pick<SandboxContext, 'state'>,
  response: ServerResponse,
  answer: HttpResponse,
): Promise<void> {
  let saved = answer;
  try {
    // While saving fails, reading still works.
    if (!state.failure) await state.saved();
  } catch (error) {
    saved = jsonResponse(503, { code: 2000, message: errorMessage(error) });
  }
  sendResponse(response, saved);
}

/** Refuses changes while the last one could not be saved. @throws {ApiError} 503 */
export function assertCanSave({ failure }: SandboxState): void {
  if (failure) throw new ApiError(503, 2000, failure.message);
}
