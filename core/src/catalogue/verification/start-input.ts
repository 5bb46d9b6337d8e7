import type { ObjectSchema } from '../../validation/json-schema';
import { clientIp, country, encoding, source, subAccountId } from '../shared/fields';

/** 8x8 accepts spaces, brackets and dashes in this number. */
export const verificationDestination = {
  type: 'string',
  title: 'To',
  description: 'Phone number to verify, e.g. +65 9123 4567; a national number needs Country',
  format: 'phone',
  examples: ['+65 9123 4567'],
} as const;

/** The languages of voices and templates. Case matters. */
const languages = [
  'ar-EG',
  'ar-SA',
  'bg-BG',
  'ca-ES',
  'cs-CZ',
  'da-DK',
  'de-AT',
  'de-CH',
  'de-DE',
  'el-GR',
  'en-AU',
  'en-CA',
  'en-GB',
  'en-IE',
  'en-IN',
  'en-US',
  'es-ES',
  'es-MX',
  'fi-FI',
  'fr-CA',
  'fr-CH',
  'fr-FR',
  'he-IL',
  'hi-IN',
  'hr-HR',
  'hu-HU',
  'id-ID',
  'it-IT',
  'ja-JP',
  'ko-KR',
  'ms-MY',
  'nb-NO',
  'nl-NL',
  'pl-PL',
  'pt-BR',
  'pt-PT',
  'ro-RO',
  'ru-RU',
  'sk-SK',
  'sl-SI',
  'sv-SE',
  'ta-IN',
  'th-TH',
  'tr-TR',
  'vi-VN',
  'zh-CN',
  'zh-HK',
  'zh-TW',
] as const;

const { default: _automatic, ...encodingWithoutDefault } = encoding;

const sms = {
  type: 'object',
  title: 'SMS',
  description: 'Settings for codes by SMS',
  properties: { source, encoding: encodingWithoutDefault },
  examples: [{ source: 'ExampleCo' }],
} as const;

const call = {
  type: 'object',
  title: 'Call',
  description: 'Settings for codes by phone call',
  properties: {
    source: {
      type: 'string',
      title: 'Caller ID',
      description: 'Phone number that the recipient sees as the caller',
      format: 'msisdn',
      examples: ['+6580880888'],
    },
    speed: {
      type: 'number',
      title: 'Speed',
      description: 'Speed of the voice, from 0.5 to 2',
      minimum: 0.5,
      maximum: 2,
      default: 0.8,
    },
    repetition: {
      type: 'integer',
      title: 'Repetition',
      description: 'How many times the code is spoken, from 1 to 3',
      minimum: 1,
      maximum: 3,
      default: 2,
    },
    voiceProfile: {
      type: 'string',
      title: 'Voice Profile',
      description: 'Voice that speaks the code; default: a voice of the language',
      maxLength: 50,
      examples: ['en-US-Kimberly'],
    },
  },
  examples: [{ repetition: 3 }],
} as const;

const whatsapp = {
  type: 'object',
  title: 'WhatsApp',
  description: 'Settings for codes by WhatsApp, which needs them',
  properties: {
    templateName: {
      type: 'string',
      title: 'Template Name',
      description: 'Name of an authentication template of the WhatsApp account',
      minLength: 1,
      examples: ['login_code'],
    },
  },
  examples: [{ templateName: 'login_code' }],
} as const;

/** The input of Start Verification. */
export const startInput = {
  type: 'object',
  properties: {
    subAccountId,
    destination: verificationDestination,
    country,
    channel: {
      type: 'string',
      title: 'Channel',
      description:
        'How the code reaches the user; SMA verifies the phone without a code, over its mobile data connection',
      enum: ['sms', 'call', 'whatsapp', 'viber', 'sma'],
      default: 'sms',
    },
    brand: {
      type: 'string',
      title: 'Brand',
      description: 'Your brand, which replaces {brand} in the text',
      maxLength: 30,
      examples: ['ExampleCo'],
    },
    codeLength: {
      type: 'integer',
      title: 'Code Length',
      description: 'Number of characters of the code, from 3 to 10',
      minimum: 3,
      maximum: 10,
      default: 4,
      examples: [6],
    },
    codeValidity: {
      type: 'integer',
      title: 'Code Validity (Seconds)',
      description: 'How long the code is valid, from 30 to 7,200 seconds',
      minimum: 30,
      maximum: 7200,
      default: 300,
      examples: [600],
    },
    codeType: {
      type: 'string',
      title: 'Code Type',
      description:
        'Characters of the code: digits, digits with a dash in the middle, letters and digits, capitals and digits, or the same without I, O, Q, S and Z',
      enum: ['NUMERIC', 'NUMERIC_WITH_DASH', 'ALPHANUMERIC', 'ALPHANUMERIC_CAPITALS', 'ALPHANUMERIC_EASY'],
    },
    template: {
      type: 'string',
      title: 'Text',
      description: 'Text for SMS and calls, with the placeholders {code} and {brand}',
      format: 'code-template',
      examples: ['{brand}: {code} is your code. Do not share it.'],
    },
    language: {
      type: 'string',
      title: 'Language',
      description:
        'Language of the voice or of the WhatsApp template; your own text in a call needs it; case matters',
      enum: languages,
      default: 'en-US',
    },
    resetSession: {
      type: 'boolean',
      title: 'Reset Session',
      description:
        'Whether to create a new code if one is pending; otherwise the same code is sent again, and its validity is extended',
      default: false,
    },
    resendingInterval: {
      type: 'integer',
      title: 'Resending Interval (Seconds)',
      description: 'Minimum time between two codes to the same number, from 10 to 7,200 seconds',
      minimum: 10,
      maximum: 7200,
      default: 10,
      examples: [30],
    },
    callbackUrl: {
      type: 'string',
      title: 'Callback URL',
      description: 'URL to which 8x8 sends the progress of the verification, in an undocumented format',
      format: 'uri',
      examples: ['https://example.com/verification'],
    },
    sms,
    call,
    whatsapp,
    clientIp: {
      ...clientIp,
      description:
        'IP address of the user, for a limit for each address and for Silent Mobile Authentication (SMA)',
    },
  },
  required: ['destination'],
  allOf: [
    {
      if: { properties: { channel: { const: 'whatsapp' } } },
      then: { required: ['whatsapp'], properties: { whatsapp: { required: ['templateName'] } } },
    },
  ],
} as const satisfies ObjectSchema;
