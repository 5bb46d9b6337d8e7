import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';

/** The names of the options of an operation that sends the text of an SMS. */
export const smsOptionNames = {
  maxParts: 'maxParts',
  outputParts: 'outputParts',
  smartEncoding: 'smartEncoding',
} as const;

/** The Smart Encoding option. Estimate SMS Cost has it too. */
export const smartEncodingProperty: INodeProperties = {
  displayName: 'Smart Encoding',
  name: smsOptionNames.smartEncoding,
  type: 'boolean',
  default: true,
  description:
    'Whether to replace typographic quotes, dashes and spaces if that makes the SMS fit the GSM-7 alphabet, which costs less; links stay as they are',
};

/** The options about the parts of an SMS, for which 8x8 charges one by one. */
export function smsProperties(entry: CatalogueEntry): readonly INodeProperties[] {
  if (!hasSmsText(entry)) return [];
  return [
    {
      displayName: 'Include Parts in Output',
      name: smsOptionNames.outputParts,
      type: 'boolean',
      default: true,
      description: 'Whether to add the number of parts and the encoding of the text to the output',
    },
    {
      displayName: 'Max Parts',
      name: smsOptionNames.maxParts,
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 10, numberPrecision: 0 },
      default: 1,
      description: 'Max number of parts of the text, each of which is charged; a longer text is not sent',
    },
    smartEncodingProperty,
  ];
}

/** Whether the operation sends one text as an SMS, without placeholders that 8x8 fills in. */
export function hasSmsText({ operation }: CatalogueEntry): boolean {
  const { text, encoding } = operation.input.properties;
  return text?.type === 'string' && text.format === 'sms-text' && encoding !== undefined;
}
