import type { ObjectSchema } from '../../validation/json-schema';
import { clientIp, country, encoding, source, subAccountId } from '../shared/fields';

/** 8x8 takes the number as people write it, and strips what is not part of it. */
export const verificationDestination = {
  type: 'string',
  title: 'To',
  description:
    'Phone number to verify, spaces and brackets allowed, e.g. +65 9123 4567; a national number needs Country',
  format: 'phone',
  examples: ['+65 9123 4567'],
} as const;

/** The languages of voices and templates, as the verification API lists them; their case counts. */
export const languages = [
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
  description: 'How the code is sent by SMS',
  properties: { source, encoding: encodingWithoutDefault },
  examples: [{ source: 'ExampleCo' }],
} as const;

const call = {
  type: 'object',
  title: 'Call',
  description: 'How the code is spoken in a call',
  properties: {
    source: {
      type: 'string',
      title: 'Caller ID',
      description: 'Number that the recipient sees as the caller',
      examples: ['+6580880888'],
    },
    speed: {
      type: 'number',
      title: 'Speed',
      description: 'How fast it is spoken, from 0.5 to 2; 0.8 when left out',
      minimum: 0.5,
      maximum: 2,
      examples: [0.8],
    },
    repetition: {
      type: 'integer',
      title: 'Repetition',
      description: 'How often it is spoken, 1 to 3 times; twice when left out',
      minimum: 1,
      maximum: 3,
      examples: [2],
    },
    voiceProfile: {
      type: 'string',
      title: 'Voice Profile',
      description: 'Voice that speaks; left out, one of the language',
      maxLength: 50,
      examples: ['en-US-Kimberly'],
    },
  },
  examples: [{ repetition: 3 }],
} as const;

const whatsapp = {
  type: 'object',
  title: 'WhatsApp',
  description: 'How the code is sent on WhatsApp; needed for that channel',
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

/** What a verification is started with. */
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
        'How the code reaches the user, SMS when left out; sma verifies the phone over its mobile data connection, without a code',
      enum: ['sms', 'call', 'whatsapp', 'viber', 'sma'],
    },
    brand: {
      type: 'string',
      title: 'Brand',
      description: 'Name that stands in the text: it replaces {brand}',
      maxLength: 30,
      examples: ['ExampleCo'],
    },
    codeLength: {
      type: 'integer',
      title: 'Code Length',
      description: 'How many characters the code has, 3 to 10; 4 when left out',
      minimum: 3,
      maximum: 10,
      examples: [6],
    },
    codeValidity: {
      type: 'integer',
      title: 'Code Validity (Seconds)',
      description: 'How many seconds the code is valid, 30 to 7,200; 300 when left out',
      minimum: 30,
      maximum: 7200,
      examples: [600],
    },
    codeType: {
      type: 'string',
      title: 'Code Type',
      description:
        'What the code is made of: digits, digits with a dash in the middle, letters and digits, or these in capitals, perhaps without I, O, Q, S and Z',
      enum: ['NUMERIC', 'NUMERIC_WITH_DASH', 'ALPHANUMERIC', 'ALPHANUMERIC_CAPITALS', 'ALPHANUMERIC_EASY'],
    },
    template: {
      type: 'string',
      title: 'Text',
      description: 'Text for SMS and calls, in which {code} and {brand} are replaced',
      format: 'code-template',
      examples: ['{brand}: {code} is your code. Tell it to nobody.'],
    },
    language: {
      type: 'string',
      title: 'Language',
      description:
        'Language of the voice, which a text of your own needs, or of the WhatsApp template, exactly as it is listed',
      enum: languages,
    },
    resetSession: {
      type: 'boolean',
      title: 'Reset Session',
      description:
        'Whether a new code is made while one is pending; else the same is sent again, and valid for longer',
    },
    resendingInterval: {
      type: 'integer',
      title: 'Resending Interval (Seconds)',
      description:
        'How many seconds must have passed since the last code to the same number, 10 to 7,200; 10 when left out',
      minimum: 10,
      maximum: 7200,
      examples: [30],
    },
    callbackUrl: {
      type: 'string',
      title: 'Callback URL',
      description:
        'Address to which 8x8 posts how the verification goes, in a form that it does not document',
      format: 'uri',
      examples: ['https://example.com/verification'],
    },
    sms,
    call,
    whatsapp,
    clientIp: {
      ...clientIp,
      description: 'IP address of the user: for a limit per address, and to verify at once by SMA',
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
