import { restCodes, type CodeMeaning } from './rest-codes';
import { voiceCodes } from './voice-codes';

/** What a code in an answer of 8x8 means: those of voice are negative, so the two tables never meet. */
export function codeMeaning(code: number | undefined): CodeMeaning | undefined {
  return code === undefined ? undefined : (restCodes[code] ?? voiceCodes[code]);
}
