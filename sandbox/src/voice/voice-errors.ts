import type { CatalogueEntry } from 'cpaas-8x8';
import { nextUuid } from '../engine/ids';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import type { JsonObject } from '../engine/json';
import type { ApiError } from '../server/api-error';

/** An answer to a problem in an envelope other than that of most of 8x8's products. */
interface VoiceErrorResponse {
  readonly status: number;
  readonly body: JsonObject;
}

/**
 * Voice answers in envelopes of its own. A call flow that is refused is NOT_CREATED, with 400 where it cannot be read
 * and 422 where it makes no sense; elsewhere bad input is 422, with a code as text. Exports answer as all others do.
 */
export function createVoiceErrorResponse(
  context: SandboxContext,
  { name }: CatalogueEntry,
  { status, code, message }: ApiError,
): VoiceErrorResponse | undefined {
  if (name === 'sendCallFlow') return createNotCreatedResponse(context, status, code, message);
  if (name.endsWith('LogExport')) return undefined;
  const commonFields = { errorId: nextUuid(context.state, 'error'), timestamp: currentTimestamp(context) };
  // A number of someone else is told without an errorId.
  if (name === 'checkNumber' && status === 404)
    return {
      status,
      body: { statusCode: status, statusMessage: message, timestamp: commonFields.timestamp },
    };
  return status === 400
    ? { status: 422, body: { ...commonFields, statusCode: '1001', statusMessage: message } }
    : { status, body: { ...commonFields, statusCode: String(status), statusMessage: message } };
}

/** Codes that come with 400, as 8x8's samples have it. */
const codesWithStatus400 = [-1001, -1007, -1009];

function createNotCreatedResponse(
  context: SandboxContext,
  status: number,
  code: number,
  statusMessage: string,
): VoiceErrorResponse {
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

/** 8x8's code for what is wrong with a call flow, in the form of `server/issue-codes.ts`. */
export const voiceErrorCodes: Readonly<Record<string, number>> = {
  '': -1009,
  validUntil: -1015,
  'action#first-action': -1013,
  'action#most-calls': -1010,
  'action#last-action': -1012,
  'action#required': -1007,
  'params.source': -1014,
  'params.destination': -1017,
  'params.voiceProfile': -1002,
  'params.maxDigits': -1008,
  'params.maxDigits#dependentRequired': -1003,
  'params.maxDigits#digits': -1003,
  'params.overallTimeout': -1005,
  'callflow#timeouts': -1006,
};
