import { isJsonObject } from '../../../../core/src/validation';
import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';
import type { Values } from '../../fields/field';

const textOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';

/**
 * Who will reply to the message of a valid input, as inbound messages name the sender: a phone number with plus, or the ID on the channel. The option Customer ID on Channel takes precedence over the recipient.
 *
 * @throws {NodeOperationError} if the message could not be answered, or if the number lacks its country code.
 */
export function customerOf(
  context: IExecuteFunctions,
  { source, destination, country, user }: Values,
): string {
  if (/[A-Za-z]/.test(textOf(source)))
    throw inputError(
      context,
      'An SMS with a sender name cannot be answered',
      'Use a virtual number of your account as Sender ID, or leave it out if the subaccount has one.',
    );
  const customerId = textOf(context.getNodeParameter('options.customerId', 0, ''));
  if (customerId !== '') return customerId;
  const recipient = isJsonObject(user) ? user : { msisdn: destination, country };
  const { msisdn, country: countryCode, ...ids } = recipient;
  const number = textOf(msisdn);
  if (number === '') return textOf(Object.values(ids)[0]);
  if (number.startsWith('+')) return number;
  if (textOf(countryCode) !== '')
    throw inputError(
      context,
      'The phone number needs its country code here',
      'Write it in full, such as +6591234567, because 8x8 tells by it who replies. Remove Country.',
    );
  return `+${number}`;
}

/** The channels on which the reply can come. */
export function readReplyChannels(
  context: IExecuteFunctions,
  id: 'sms.send' | 'chatApps.send',
): readonly string[] {
  if (id === 'sms.send') return ['sms'];
  const value: unknown = context.getNodeParameter('replyChannels', 0, []);
  const channels = (Array.isArray(value) ? value : textOf(value).split(','))
    .map((channel) => textOf(channel).toLowerCase())
    .filter((channel) => channel !== '');
  if (channels.length > 0) return [...new Set(channels)];
  throw inputError(context, 'Reply Channels is empty', 'Choose where the customer can answer.');
}

const inputError = (context: IExecuteFunctions, message: string, advice: string): NodeOperationError =>
  new NodeOperationError(context.getNode(), message, {
    description: `${advice} Nothing was sent.`,
    itemIndex: 0,
  });
