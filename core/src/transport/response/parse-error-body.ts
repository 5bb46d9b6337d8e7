import { type CodeMeaning, restCodes } from '../../errors/rest-codes';
import { voiceCodes } from '../../errors/voice-codes';

type Body = Readonly<Record<string, unknown>>;

/** What the body of an error says, whichever of 8x8's envelopes it came in. */
export interface ErrorBody {
  readonly code: number | undefined;
  readonly meaning: CodeMeaning | undefined;
  readonly text: string | undefined;
  /** What 8x8's support asks for. */
  readonly errorId: string | undefined;
  readonly timestamp: string | undefined;
}

/**
 * Reads `{ code, message, errorId }`, or voice's `{ statusCode, statusMessage }` with `callFlowRequestId` or `errorId`.
 * Voice writes some codes as text and without their minus: `"1001"` is -1001, and not the 1001 of all others.
 */
export function parseErrorBody(body: Body): ErrorBody {
  const ofVoice = body['code'] === undefined && body['statusCode'] !== undefined;
  const code = ofVoice ? parseVoiceCode(body['statusCode']) : numberOrUndefined(body['code']);
  return {
    code,
    meaning: codeMeaning(code),
    text: nonEmptyString(body[ofVoice ? 'statusMessage' : 'message']),
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

/** What a code in an answer of 8x8 means: those of voice are negative, so the two tables never meet. */
export function codeMeaning(code: number | undefined): CodeMeaning | undefined {
  return code === undefined ? undefined : (restCodes[code] ?? voiceCodes[code]);
}
