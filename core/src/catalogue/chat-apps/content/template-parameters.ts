import type { Condition } from '../../../validation/json-schema';
import { when } from '../conditions';
import { location } from './location';

const text = {
  type: 'string',
  title: 'Text',
  description: 'The words, for the type text',
  examples: ['Mei'],
} as const;

const url = {
  type: 'string',
  title: 'URL',
  description:
    'Address of the media, for the types image, gif (which takes a video file), video and document',
  examples: ['https://example.com/picture.jpg'],
} as const;

const payload = {
  type: 'string',
  title: 'Payload',
  description: 'What the webhook brings back when the button is tapped, for the type payload',
  examples: ['confirm-1001'],
} as const;

const couponCode = {
  type: 'string',
  title: 'Coupon Code',
  description: 'The code that a tap copies, for the type couponCode',
  examples: ['AUTUMN25'],
} as const;

const name = {
  type: 'string',
  title: 'Name',
  description: 'Name of the variable, where the template has named ones, as those of Zalo Notification do',
  examples: ['otp'],
} as const;

const flowActionData = {
  type: 'object',
  title: 'Flow Action Data',
  description:
    'Where the Flow begins and what it begins with, for the type action; passed on just as it is given',
  properties: {
    screen: {
      type: 'string',
      title: 'Screen',
      description: 'ID of the first screen',
      default: 'FIRST_ENTRY_SCREEN',
    },
    data: {
      type: 'object',
      title: 'Data',
      description: 'Values for the first screen, by name; not empty',
      properties: {},
      additionalProperties: {},
    },
  },
  additionalProperties: {},
} as const;

const ttlMinutes = {
  type: 'integer',
  title: 'Time to Live (Minutes)',
  description: 'Minutes for which a VoiceCall button can be tapped, for the type ttlMinutes; default: 7 days',
  minimum: 1,
  maximum: 43_200,
  default: 10_080,
} as const;

const needs = (type: string, field: string): Condition => when('type', type, { required: [field] });

/** The field that each type requires. `action` and `ttlMinutes` require none. */
const requiredFieldByType: readonly Condition[] = [
  needs('text', 'text'),
  needs('image', 'url'),
  needs('video', 'url'),
  needs('document', 'url'),
  needs('location', 'location'),
  needs('payload', 'payload'),
  needs('couponCode', 'couponCode'),
];

const type = {
  type: 'string',
  title: 'Type',
  description: 'Which of the fields below holds the value',
} as const;

/** The value of one variable of a template. */
const parameter = {
  type: 'object',
  properties: {
    type: {
      ...type,
      enum: [
        'text',
        'image',
        'gif',
        'video',
        'document',
        'location',
        'payload',
        'couponCode',
        'action',
        'ttlMinutes',
      ],
    },
    name,
    text,
    url,
    location,
    payload,
    couponCode,
    flowActionData,
    ttlMinutes,
  },
  required: ['type'],
  allOf: [...requiredFieldByType, needs('gif', 'url')],
} as const;

/**
 * The value of one variable on a card of a carousel template. Cards take neither names nor the types gif, action and
 * ttlMinutes.
 */
const cardParameter = {
  type: 'object',
  properties: {
    type: {
      ...type,
      enum: ['text', 'image', 'video', 'document', 'location', 'payload', 'couponCode'],
    },
    text,
    url,
    location,
    payload,
    couponCode,
  },
  required: ['type'],
  allOf: requiredFieldByType,
} as const;

export const parameters = {
  type: 'array',
  title: 'Parameters',
  description: 'Values for the variables of the component, in order',
  items: parameter,
} as const;

export const cardParameters = { ...parameters, items: cardParameter } as const;
