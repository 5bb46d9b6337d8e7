import type { ObjectSchema } from '../../validation/json-schema';

/** What a call flow is made of: each action with the parameters it takes. */

const phoneNumber = (title: string, description: string) =>
  ({ type: 'string', title, description, format: 'msisdn', examples: ['+6591234567'] }) as const;

const voiceProfile = {
  type: 'string',
  title: 'Voice Profile',
  description: 'Who speaks, and in which language: a speechProfileCode of Get Many Speech Profiles',
  minLength: 1,
  examples: ['en-GB-Emma'],
} as const;

const spokenText = (title: string, description: string) =>
  ({
    type: 'string',
    title,
    description,
    maxLength: 3_000,
    examples: ['Your parcel is on its way.'],
  }) as const;

const repetition = {
  type: 'integer',
  title: 'Repetition',
  description: 'How often it is played, 1 to 3 times',
  minimum: 1,
  maximum: 3,
  default: 1,
} as const;

const speed = {
  type: 'number',
  title: 'Speed',
  description: 'How fast it is spoken: 0.5 is half as fast, 2 twice as fast',
  minimum: 0.5,
  maximum: 2,
  default: 1,
} as const;

const count = (title: string, description: string, maximum?: number) =>
  ({
    type: 'integer',
    title,
    description,
    minimum: 1,
    ...(maximum === undefined ? {} : { maximum }),
  }) as const;

/** The name by which an action is told apart. */
const actionName = <const A extends string>(name: A) =>
  ({ type: 'string', title: 'Action', description: 'Action to carry out', const: name }) as const;

const params = { title: 'Parameters', description: 'Settings of the action' } as const;

const callParties = {
  source: phoneNumber(
    'From',
    'Number that the called person sees; 8x8 must have allowed it for the subaccount',
  ),
  destination: phoneNumber('To', 'Number to call, with its country code'),
} as const;

/** Calls a number. The second one in a flow is joined with the first. */
const makeCall = {
  type: 'object',
  properties: {
    action: actionName('makeCall'),
    params: { type: 'object', ...params, properties: callParties, required: ['source', 'destination'] },
  },
  required: ['action', 'params'],
} as const;

/** In an answer to a webhook a call may be recorded as well. */
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
          description: 'Whether the two who are joined are recorded',
          default: false,
        },
      },
      required: ['source', 'destination'],
    },
  },
  required: ['action', 'params'],
} as const;

const say = {
  type: 'object',
  properties: {
    action: actionName('say'),
    params: {
      type: 'object',
      ...params,
      properties: {
        text: spokenText('Text', 'What is said, up to 3,000 characters'),
        voiceProfile,
        repetition,
        speed,
      },
      required: ['text', 'voiceProfile'],
    },
  },
  required: ['action', 'params'],
} as const;

const sayAndCapture = {
  type: 'object',
  properties: {
    action: actionName('sayAndCapture'),
    params: {
      type: 'object',
      ...params,
      properties: {
        promptMessage: spokenText(
          'Prompt',
          'Words that are said before the keys are captured, up to 3,000 characters',
        ),
        voiceProfile,
        speed,
        minDigits: count('Min Digits', 'Fewest keys that must be pressed; needs Max Digits'),
        maxDigits: count('Max Digits', 'Number of keys after which the capture ends', 25),
        digitTimeout: count(
          'Digit Timeout (Milliseconds)',
          'How long to wait for the next key, in milliseconds; needs Overall Timeout, and must be shorter',
        ),
        overallTimeout: count(
          'Overall Timeout (Milliseconds)',
          'How long to wait for all keys, in milliseconds; pages of 8x8 give 5,000 and 30,000 as default',
        ),
        completeOnHash: {
          type: 'boolean',
          title: 'Complete on Hash',
          description: 'Whether the hash key ends the capture; if not, Max Digits is needed',
          default: true,
        },
        noOfTries: count(
          'Number of Tries',
          'How often the prompt is said when no key is pressed; pages of 8x8 give 1 and 3 as default',
        ),
        successMessage: spokenText('Success Message', 'Words that are said after the keys were captured'),
        failureMessage: spokenText(
          'Failure Message',
          'Words that are said when no keys, or too few, were pressed',
        ),
      },
      required: ['promptMessage', 'voiceProfile'],
      dependentRequired: { minDigits: ['maxDigits'], digitTimeout: ['overallTimeout'] },
    },
  },
  required: ['action', 'params'],
} as const;

const playFile = {
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
          description: 'Public address of an MP3 or WAV file of at most 5 MB; 8x8 keeps it for an hour',
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

/** One action of a call flow that is sent. */
export const callAction = {
  discriminator,
  anyOf: [makeCall, say, sayAndCapture, playFile, hangup],
} as const;

/** One action of a call flow with which a call action webhook is answered. */
const answerAction = {
  discriminator,
  anyOf: [makeRecordedCall, say, sayAndCapture, playFile, hangup],
} as const;

/** The schema of what a call action webhook is answered with. */
export const callFlowAnswerSchema = {
  type: 'object',
  description:
    'What a call action webhook (`voice.callAction`) is answered with, as JSON and HTTP status 200',
  properties: {
    clientActionId: {
      type: 'string',
      title: 'Client Action ID',
      description: 'Your own reference; the next call action webhook repeats it',
    },
    callflow: {
      type: 'array',
      title: 'Call Flow',
      description: 'What happens next, in order',
      format: 'call-flow-answer',
      minItems: 1,
      items: answerAction,
    },
  },
  required: ['callflow'],
} as const satisfies ObjectSchema;
