import type { INodeProperties } from 'n8n-workflow';

/** The channels on which a customer can answer a chat message, as inbound messages name them. */
export const replyChannelsProperty: INodeProperties = {
  displayName: 'Reply Channels',
  name: 'replyChannels',
  type: 'multiOptions',
  options: [
    { name: 'LINE', value: 'line' },
    { name: 'RCS', value: 'rcs' },
    { name: 'SMS', value: 'sms', description: 'Where the message can fall back to SMS' },
    { name: 'Viber', value: 'viber' },
    { name: 'WhatsApp', value: 'whatsapp' },
    { name: 'Zalo', value: 'zalo' },
  ],
  default: ['whatsapp'],
  required: true,
  description: 'Where the customer can answer: the channel of the message, and those to which it falls back',
};

/** Needed if inbound messages name the customer by another ID than the recipient of the message. */
export const customerIdProperty: INodeProperties = {
  displayName: 'Customer ID on Channel',
  name: 'customerId',
  type: 'string',
  default: '',
  placeholder: 'e.g. US.13491208655302741918',
  description:
    'The userId of an earlier message of this customer, if your account receives WhatsApp user IDs instead of phone numbers',
};
