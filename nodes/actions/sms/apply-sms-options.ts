import type { CatalogueEntry } from '../../../core/src/catalogue';
import {
  estimateSms,
  smartEncoding,
  smsSegments,
  type EstimateOptions,
  type SmsSegmentsOptions,
} from '../../../core/src/text';
import { isJsonObject } from '../../../core/src/validation';
import { hasSmsText, smsOptionNames } from './sms-options';
import type { ReadContext, Values } from '../fields/field';

/** An input after the SMS options, and what they add to the output. */
interface SmsInput {
  readonly input: Values;
  readonly outputFields?: Values;
}

/** Applies Smart Encoding, Max Parts and Include Parts in Output to the input of an operation that sends an SMS. */
export function applySmsOptions(
  entry: CatalogueEntry,
  input: Values,
  options: unknown,
  reportIssue: ReadContext['reportIssue'],
): SmsInput {
  const { text } = input;
  if (!isJsonObject(options) || typeof text !== 'string' || !hasSmsText(entry)) return { input };
  const encoding = toEncoding(input['encoding']);
  const sent = toSentText(text, { smart: options[smsOptionNames.smartEncoding] === true, encoding });
  const maxParts = Number(options[smsOptionNames.maxParts] ?? Infinity);
  const { segments, encoding: used } = smsSegments(sent, { encoding });
  if (segments > maxParts) {
    reportIssue(
      'text',
      `takes ${countParts(segments)} in ${encodingNames[used]}, and Max Parts allows ${maxParts}`,
      used === 'UCS2' ? ucs2Advice(sent) : 'Shorten it, or allow more parts.',
    );
  }
  return {
    input: sent === text ? input : { ...input, text: sent },
    ...(options[smsOptionNames.outputParts] === true
      ? { outputFields: { parts: segments, encoding: used } }
      : {}),
  };
}

/** The text after Smart Encoding, if that is switched on. */
export const toSentText = (text: string, { smart, accents, encoding }: EstimateOptions): string =>
  smart === true && encoding !== 'UCS2' ? smartEncoding(text, { accents }).text : text;

/** Names of the encodings in texts. */
const encodingNames = { GSM7: 'GSM-7', UCS2: 'UCS-2' } as const;

const countParts = (count: number): string => (count === 1 ? '1 part' : `${count} parts`);

/** The encoding to count with. Other values are reported by the check of the input. */
export const toEncoding = (value: unknown): NonNullable<SmsSegmentsOptions['encoding']> =>
  value === 'GSM7' || value === 'UCS2' ? value : 'AUTO';

/** Names the characters that need UCS-2. Errors must not repeat the text of a message, because n8n stores them. */
function ucs2Advice(text: string): string {
  const characters = estimateSms(text)
    .nonGsmCharacters.slice(0, 5)
    .map(({ character }) => character);
  return characters.length === 0
    ? 'Choose the encoding Automatic, shorten the text, or allow more parts.'
    : `Replace ${characters.join(' ')} by characters of the GSM-7 alphabet, shorten the text, or allow more parts.`;
}
