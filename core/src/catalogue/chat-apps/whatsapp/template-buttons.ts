import type { Condition } from '../../../validation/json-schema';
import { when } from '../conditions';

const text = {
  type: 'string',
  title: 'Text',
  description:
    'Label of the button; optional for the types OTP, COPY_CODE, VOICE_CALL and REQUEST_CONTACT_INFO',
  minLength: 1,
  maxLength: 25,
  examples: ['Track order'],
} as const;

const phoneNumber = {
  type: 'string',
  title: 'Phone Number',
  description: 'The number that a tap calls, for the type PHONE_NUMBER',
  format: 'msisdn',
  examples: ['+6561234567'],
} as const;

const country = {
  type: 'string',
  title: 'Country',
  description: 'Two-letter ISO 3166 code of the country of a number that is given in national form',
  minLength: 2,
  maxLength: 2,
  examples: ['SG'],
} as const;

const url = {
  type: 'string',
  title: 'URL',
  description:
    'The address that a tap opens, for the type URL; it may end with one variable, as in https://example.com/{{1}}',
  examples: ['https://example.com/orders/{{1}}'],
} as const;

const example = {
  type: 'array',
  title: 'Example',
  description: 'What the variable of the address, or the code to copy, may be, for those who approve it',
  items: { type: 'string' },
  examples: [['1001']],
} as const;

const flowId = {
  type: 'string',
  title: 'Flow ID',
  description: 'The published WhatsApp Flow that a tap opens, for the type FLOW',
  examples: ['912345678901234'],
} as const;

const flowAction = {
  type: 'string',
  title: 'Flow Action',
  description:
    'How the Flow begins, for the type FLOW: with a screen of its own, or with one that your endpoint names',
  enum: ['navigate', 'data_exchange'],
  default: 'navigate',
} as const;

const navigateScreen = {
  type: 'string',
  title: 'First Screen',
  description: 'ID of the screen that the Flow begins with, for the Flow action navigate',
  default: 'FIRST_ENTRY_SCREEN',
} as const;

const ttlMinutes = {
  type: 'integer',
  title: 'Time to Live (Minutes)',
  description: 'Minutes for which the button can be tapped, for the type VOICE_CALL: 1 to 30 days',
  minimum: 1_440,
  maximum: 43_200,
  examples: [1_440],
} as const;

/** The types of a template's buttons. */
export const templateButtonTypes = [
  'PHONE_NUMBER',
  'URL',
  'QUICK_REPLY',
  'OTP',
  'COPY_CODE',
  'FLOW',
  'VOICE_CALL',
  'REQUEST_CONTACT_INFO',
] as const;

const type = {
  type: 'string',
  title: 'Type',
  description: 'What a tap does',
  enum: templateButtonTypes,
} as const;

const needs = (kind: string, fields: readonly string[]): Condition =>
  when('type', kind, { required: fields });

/** The fields that each type of button needs, in a template and on a card. */
const requiredFields: readonly Condition[] = [
  needs('PHONE_NUMBER', ['text', 'phoneNumber']),
  needs('URL', ['text', 'url']),
  needs('QUICK_REPLY', ['text']),
];

/** A button of a template, shown below the message. */
export const templateButton = {
  type: 'object',
  properties: {
    type,
    text,
    phoneNumber,
    country,
    url,
    example,
    flowId,
    flowAction,
    navigateScreen,
    ttlMinutes,
  },
  required: ['type'],
  allOf: [...requiredFields, needs('FLOW', ['text', 'flowId'])],
} as const;

/** A button of a carousel card. */
export const cardButton = {
  type: 'object',
  properties: {
    type: { ...type, enum: ['PHONE_NUMBER', 'URL', 'QUICK_REPLY', 'OTP', 'COPY_CODE'] },
    text,
    phoneNumber,
    country,
    url,
    example,
  },
  required: ['type'],
  allOf: requiredFields,
} as const;
