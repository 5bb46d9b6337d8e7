import { catalogue, entryById } from '../../../core/src/catalogue';
import type { SmsGetPricesOutput } from '../../../core/src/generated';
import {
  estimateCost,
  estimateSms,
  MAX_SMS_SEGMENTS,
  smsSegments,
  type CostEstimate,
  type EstimateOptions,
} from '../../../core/src/text';
import { cleanPhoneNumber, isJsonObject } from '../../../core/src/validation';
import {
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
} from 'n8n-workflow';
import { clientFor, clientOptions } from '../../shared/client';
import { failAllItems, failedItem } from '../../shared/failed-item';
import { toNodeError } from '../../shared/node-error';
import { smartEncodingProperty, smsOptionNames } from './sms-options';
import { createParameterReader, type ParameterReader } from '../execution/parameters';
import { toEncoding, toSentText } from './apply-sms-options';
import { createField } from '../fields/field-from-schema';
import { toText } from '../fields/text';
import type { LocalOperation } from '../local-operations/local-operation';

/** The fields are those of Send SMS, so that users find the same titles and limits. */
const { text, destination, country, encoding, subAccountId } =
  entryById(catalogue, 'sms.send')?.operation.input.properties ?? {};
const createSmsField = (name: string, schema: typeof text): INodeProperties =>
  createField(name, schema ?? {}).property;

/**
 * The operation Estimate SMS Cost: tells the parts, the encoding and the price of an SMS without sending it, so that a
 * workflow can shorten a text or stop before it spends money.
 */
export const estimateSmsCost: LocalOperation = {
  id: 'estimateSmsCost',
  resource: 'SMS',
  title: 'Estimate SMS Cost',
  action: 'Estimate SMS cost',
  summary:
    'Tells how many parts a text makes, which characters make it longer, and its price from the price list of the account; sends nothing',
  properties: [
    {
      ...createSmsField('destination', destination),
      description:
        'Phone number of the recipient, which decides on the price; without one, only the parts are counted',
    },
    { ...createSmsField('text', text), required: true },
    {
      displayName: 'Include Price',
      name: 'includePrice',
      type: 'boolean',
      default: true,
      description: "Whether to get the price from the account's price list, with one request for all items",
    },
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add Option',
      default: {},
      options: [
        createSmsField('country', country),
        createSmsField('encoding', encoding),
        {
          displayName: 'Remove Accents',
          name: 'accents',
          type: 'boolean',
          default: true,
          description:
            'Whether Smart Encoding may also remove accents that GSM-7 does not have; the text is misspelt then',
        },
        smartEncodingProperty,
        {
          ...createSmsField('subAccountId', subAccountId),
          description: 'Subaccount whose prices are used instead of the one in the credential',
        },
      ],
    },
  ],
  async execute(context) {
    const parameters = createParameterReader(context);
    try {
      const prices = await readPrices(context, parameters);
      return [context.getInputData().map((_, index) => estimateItem(context, parameters, index, prices))];
    } catch (thrown) {
      if (!context.continueOnFail()) throw toNodeError(context.getNode(), thrown);
      return [failAllItems(context, thrown)];
    }
  },
};

/** The price list of the account, if an item needs it. */
async function readPrices(
  context: IExecuteFunctions,
  parameters: ParameterReader,
): Promise<PriceList | undefined> {
  const isNeeded = context
    .getInputData()
    .some((_, index) => wantsPrice(parameters, index) && readNumber(parameters, index) !== '');
  if (!isNeeded) return undefined;
  const client = await clientFor(context);
  const { subAccountIds, subAccountId: defaultSubAccountId } = await clientOptions(context);
  return {
    prices: await client.sms.getPrices({ direction: 'outbound' }),
    subAccountId: subAccountIds?.sms ?? defaultSubAccountId,
  };
}

interface PriceList {
  readonly prices: SmsGetPricesOutput;
  /** The subaccount of the credential. */
  readonly subAccountId: string | undefined;
}

const wantsPrice = (parameters: ParameterReader, index: number): boolean =>
  parameters('includePrice', index) !== false;

const readText = (value: unknown): string => {
  const text = toText(value);
  return typeof text === 'string' ? text : '';
};

const readNumber = (parameters: ParameterReader, index: number): string =>
  readText(parameters('destination', index)).trim();

function estimateItem(
  context: IExecuteFunctions,
  parameters: ParameterReader,
  itemIndex: number,
  prices: PriceList | undefined,
): INodeExecutionData {
  try {
    return { json: estimate(context, parameters, itemIndex, prices), pairedItem: { item: itemIndex } };
  } catch (thrown) {
    const error = toNodeError(context.getNode(), thrown, { itemIndex });
    if (!context.continueOnFail()) throw error;
    return failedItem(context, itemIndex, error, { outcome: 'not-sent' });
  }
}

function estimate(
  context: IExecuteFunctions,
  parameters: ParameterReader,
  itemIndex: number,
  prices: PriceList | undefined,
): IDataObject {
  const originalText = readText(parameters('text', itemIndex));
  const optionsValue = parameters('options', itemIndex);
  const options = isJsonObject(optionsValue) ? optionsValue : {};
  const settings: EstimateOptions = {
    encoding: toEncoding(options['encoding']),
    smart: options[smsOptionNames.smartEncoding] === true,
    accents: options['accents'] === true,
  };
  const sentText = toSentText(originalText, settings);
  const {
    segments,
    encoding: used,
    units,
    unitsPerSegment,
    remaining,
    overLimit,
  } = smsSegments(sentText, settings);
  const { nonGsmCharacters } = estimateSms(originalText, { ...settings, smart: false, encoding: 'AUTO' });
  const number = readNumber(parameters, itemIndex);
  return {
    parts: Math.min(segments, MAX_SMS_SEGMENTS),
    encoding: used,
    characters: [...sentText].length,
    length: units,
    lengthPerPart: unitsPerSegment,
    leftInLastPart: remaining,
    tooLong: overLimit,
    text: sentText,
    ucs2Characters: nonGsmCharacters.map(({ character, first, replacement }) => ({
      character,
      codePoint: codePointOf(character),
      position: first.index + 1,
      replacement: replacement ?? null,
    })),
    ...(prices && number !== '' && wantsPrice(parameters, itemIndex)
      ? { price: priceOf(context, itemIndex, { number, text: sentText, options, settings }, prices) }
      : {}),
  };
}

/** Written out, because some of these characters cannot be seen. */
const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

interface PricedText {
  readonly number: string;
  readonly text: string;
  readonly options: Readonly<Record<string, unknown>>;
  readonly settings: EstimateOptions;
}

function priceOf(
  context: IExecuteFunctions,
  itemIndex: number,
  { number, text: sentText, options, settings }: PricedText,
  { prices, subAccountId: defaultSubAccountId }: PriceList,
): IDataObject {
  const cleaned = cleanPhoneNumber(number);
  if (cleaned === undefined) {
    throw new NodeOperationError(context.getNode(), 'To is not a phone number', {
      itemIndex,
      description: 'Write digits only, with the country code and an optional + in front, e.g. +6591234567.',
    });
  }
  const country = readText(options['country']).trim();
  const subAccount = readText(options['subAccountId']).trim() || defaultSubAccountId;
  const cost = estimateCost(
    [{ destination: cleaned, text: sentText, ...(country === '' ? {} : { country }) }],
    prices,
    { encoding: settings.encoding, subAccountId: subAccount },
  );
  return priceJson(cost);
}

/** A number does not show its operator, so the price is a range: from the cheapest operator to the dearest. */
function priceJson({ countries: [found], currency, low, high, segments }: CostEstimate): IDataObject {
  if (!found) return { found: false };
  return {
    found: true,
    country: found.country,
    currency: currency ?? null,
    low,
    high,
    lowPerPart: low / segments,
    highPerPart: high / segments,
  };
}
