import { responseCodeMeaning } from '../../errors/code-meaning';
import type { CodeMeaning } from '../../errors/rest-codes';
import { voiceCodes } from '../../errors/voice-codes';

type Body = Readonly<Record<string, unknown>>;

/** The contents of an error body, in either of 8x8's formats. */
export interface ErrorBody {
  readonly code: number | undefined;
  readonly meaning: CodeMeaning | undefined;
  /** 8x8's error message. */
  readonly text: string | undefined;
  /** The ID that 8x8 support asks for. */
  readonly errorId: string | undefined;
  readonly timestamp: string | undefined;
}

/**
 * Parses `{ code, message, errorId }`, or the format of the voice API: `{ statusCode, statusMessage }` with
 * `callFlowRequestId` or `errorId`. The voice API sends some codes as text and without the minus sign: `"1001"` means
 * -1001, which differs from code 1001 of the other APIs.
 */
export function parseErrorBody(apiName: string, body: Body): ErrorBody {
  const isVoiceError = body['code'] === undefined && body['statusCode'] !== undefined;
  const code = isVoiceError ? parseVoiceCode(body['statusCode']) : numberOrUndefined(body['code']);
  return {
    code,
    meaning: responseCodeMeaning(apiName, code),
    text: nonEmptyString(body[isVoiceError ? 'statusMessage' : 'message']),
    errorId: nonEmptyString(body['errorId']) ?? nonEmptyString(body['callFlowRequestId']),
    timestamp: nonEmptyString(body['timestamp']),
  };
}

function parseVoiceCode(value: unknown): number | undefined {
  const code = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : numberOrUndefined(value);
  return code !== undefined && voiceCodes[-code] ? -code : code;
}

const numberOrUndefined = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

const nonEmptyString = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;
