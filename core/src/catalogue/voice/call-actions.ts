import type { ObjectSchema } from '../../validation/json-schema';

const phoneNumber = (title: string, description: string) =>
  ({ type: 'string', title, description, format: 'msisdn', examples: ['+6591234567'] }) as const;

const voiceProfile = {
  type: 'string',
  title: 'Voice Profile',
  description: 'Voice and language in which the text is said',
  minLength: 1,
  examples: ['en-GB-Emma'],
} as const;

const spokenText = (title: string, description: string, example = 'Your parcel is on its way.') =>
  ({
    type: 'string',
    title,
    description,
    maxLength: 3_000,
    examples: [example],
  }) as const;

const repetition = {
  type: 'integer',
  title: 'Repetition',
  description: 'How many times it is played, from 1 to 3',
  minimum: 1,
  maximum: 3,
  default: 1,
} as const;

const speed = {
  type: 'number',
  title: 'Speed',
  description: 'Speed of the voice, from 0.5 (half as fast) to 2 (twice as fast)',
  minimum: 0.5,
  maximum: 2,
  default: 1,
} as const;

/** A number of at least 1, with 8x8's default. The guide has other defaults than 8x8's OpenAPI file, which is followed. */
const count = (title: string, description: string, value: number, maximum?: number) =>
  ({
    type: 'integer',
    title,
    description,
    minimum: 1,
    ...(maximum === undefined ? {} : { maximum }),
    default: value,
  }) as const;

/** The field that tells the actions apart. */
const actionName = <const A extends string>(name: A) =>
  ({ type: 'string', title: 'Action', description: 'Type of action', const: name }) as const;

const params = { title: 'Parameters', description: 'Settings of the action' } as const;

/** Who is called, and from which number. */
export const callParties = {
  source: phoneNumber(
    'From',
    'Phone number that the recipient sees as the caller; 8x8 must allow it for the subaccount',
  ),
  destination: phoneNumber('To', 'Phone number to call, with its country code'),
} as const;

/** Calls a number. A second call in a flow is connected with the first. */
const makeCall = {
  type: 'object',
  properties: {
    action: actionName('makeCall'),
    params: { type: 'object', ...params, properties: callParties, required: ['source', 'destination'] },
  },
  required: ['action', 'params'],
} as const;

/** In the response to a webhook, a call can also be recorded. */
const makeRecordedCall = {
  type: 'object',
  properties: {
    action: actionName('makeCall'),
    params: {
      type: 'object',
      ...params,
      properties: {
        ...callParties,
        callRecording: {
          type: 'boolean',
          title: 'Call Recording',
          description: 'Whether to record the connected call',
          default: false,
        },
      },
      required: ['source', 'destination'],
    },
  },
  required: ['action', 'params'],
} as const;

export const say = {
  type: 'object',
  properties: {
    action: actionName('say'),
    params: {
      type: 'object',
      ...params,
      properties: {
        text: spokenText('Text', 'Text to say, up to 3,000 characters'),
        voiceProfile,
        repetition,
        speed,
      },
      required: ['text', 'voiceProfile'],
    },
  },
  required: ['action', 'params'],
} as const;

export const sayAndCapture = {
  type: 'object',
  properties: {
    action: actionName('sayAndCapture'),
    params: {
      type: 'object',
      ...params,
      properties: {
        promptMessage: spokenText(
          'Prompt',
          'Text to say before the keys are captured, up to 3,000 characters',
          'For sales, press 1. For support, press 2.',
        ),
        voiceProfile,
        speed,
        minDigits: count('Min Digits', 'Minimum number of keys; needs Max Digits', 1),
        maxDigits: count(
          'Max Digits',
          'Maximum number of keys, up to 25; the capture ends after them',
          1,
          25,
        ),
        digitTimeout: {
          type: 'integer',
          title: 'Digit Timeout (ms)',
          description:
            'Maximum time to wait for the next key, in milliseconds; needs Overall Timeout, and must be shorter',
          minimum: 1,
          examples: [3000],
        },
        overallTimeout: count(
          'Overall Timeout (ms)',
          'Maximum time to wait for all keys, in milliseconds',
          5000,
        ),
        completeOnHash: {
          type: 'boolean',
          title: 'Complete on Hash',
          description: 'Whether the hash key ends the capture; if not, Max Digits is required',
          default: true,
        },
        noOfTries: count('Number of Tries', 'How many times the prompt is said if no key is pressed', 1),
        successMessage: spokenText(
          'Success Message',
          'Text to say after the keys were captured',
          'Thank you.',
        ),
        failureMessage: spokenText(
          'Failure Message',
          'Text to say if no keys or too few were pressed',
          'We did not get your choice.',
        ),
      },
      required: ['promptMessage', 'voiceProfile'],
      dependentRequired: { minDigits: ['maxDigits'], digitTimeout: ['overallTimeout'] },
      format: 'key-capture',
    },
  },
  required: ['action', 'params'],
} as const;

export const playFile = {
  type: 'object',
  properties: {
    action: actionName('playFile'),
    params: {
      type: 'object',
      ...params,
      properties: {
        fileUrl: {
          type: 'string',
          title: 'File URL',
          description: 'Public URL of an MP3 or WAV file, up to 5 MB; 8x8 caches it for one hour',
          format: 'uri',
          examples: ['https://example.com/welcome.mp3'],
        },
        repetition,
      },
      required: ['fileUrl'],
    },
  },
  required: ['action', 'params'],
} as const;

const hangup = {
  type: 'object',
  properties: { action: actionName('hangup') },
  required: ['action'],
} as const;

const discriminator = { propertyName: 'action' } as const;

/** One action of a call flow that Make Call takes. */
export const callAction = {
  discriminator,
  anyOf: [makeCall, say, sayAndCapture, playFile, hangup],
} as const;

/** One action of a call flow in the response to a call action webhook. */
const answerAction = {
  discriminator,
  anyOf: [makeRecordedCall, say, sayAndCapture, playFile, hangup],
} as const;

/** The schema of the response to a call action webhook. */
export const callFlowAnswerSchema = {
  type: 'object',
  description: 'Response to a call action webhook (`voice.callAction`), as JSON with HTTP status 200',
  properties: {
    clientActionId: {
      type: 'string',
      title: 'Client Action ID',
      description: 'Your own reference, which the next call action webhook repeats',
    },
    callflow: {
      type: 'array',
      title: 'Call Flow',
      description: 'Next actions of the call, in order',
      format: 'call-flow-answer',
      minItems: 1,
      items: answerAction,
    },
  },
  required: ['callflow'],
} as const satisfies ObjectSchema;
