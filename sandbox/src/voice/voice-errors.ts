import type { CatalogueEntry } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import type { ApiError } from '../server/api-error';
import type { OwnErrorResponse } from '../server/operations/api-traits';

/**
 * Creates an error response in one of voice's own formats. A rejected call flow has the session status NOT_CREATED, with
 * HTTP 400 for `codesWithStatus400` and HTTP 422 for other codes of voice. In other operations, invalid input has HTTP
 * 422, and the code is a text. Returns `undefined` for log exports, which use the common format.
 */
export function createVoiceErrorResponse(
  context: SandboxContext,
  { name }: CatalogueEntry,
  { status, code, message }: ApiError,
): OwnErrorResponse | undefined {
  if (name === 'sendCallFlow') return createNotCreatedResponse(context, status, code, message);
  if (name.endsWith('LogExport')) return undefined;
  const commonFields = { errorId: nextUuid(context.state, 'error'), timestamp: currentTimestamp(context) };
  // 8x8 sends no errorId for a number of another subaccount.
  if (name === 'checkNumber' && status === 404)
    return {
      status,
      body: { statusCode: status, statusMessage: message, timestamp: commonFields.timestamp },
    };
  return status === 400
    ? { status: 422, body: { ...commonFields, statusCode: '1001', statusMessage: message } }
    : { status, body: { ...commonFields, statusCode: String(status), statusMessage: message } };
}

/** Codes that 8x8's samples send with status 400. */
const codesWithStatus400 = [-1001, -1007, -1009];

function createNotCreatedResponse(
  context: SandboxContext,
  status: number,
  code: number,
  statusMessage: string,
): OwnErrorResponse {
  const voiceCode = code < 0 ? code : status === 400 ? -1001 : undefined;
  return {
    status: voiceCode === undefined || codesWithStatus400.includes(voiceCode) ? status : 422,
    body: {
      sessionStatus: 'NOT_CREATED',
      callFlowRequestId: nextUuid(context.state, 'error'),
      statusCode: voiceCode ?? status,
      statusMessage,
    },
  };
}
