import { contentByType } from '../chat-apps/content/content';
import { send as chatSend } from '../chat-apps/messages/send';
import { send as smsSend } from '../sms/send';
import { allowExpressions } from './allow-expressions';
import { nextStepFields, id, stepSubAccountId, stepType } from './step-fields';

const sms = smsSend.send.input.properties;
const chat = chatSend.send.input.properties;

export const smsStep = {
  type: 'object',
  title: 'SMS',
  description: 'Sends an SMS',
  properties: {
    id,
    stepType: stepType('SMS'),
    inputs: allowExpressions({
      type: 'object',
      title: 'Inputs',
      description: 'The SMS to send',
      properties: {
        subAccountId: stepSubAccountId,
        destination: sms.destination,
        text: sms.text,
        country: sms.country,
        source: sms.source,
        clientMessageId: sms.clientMessageId,
        encoding: sms.encoding,
        scheduled: sms.scheduled,
        expiry: sms.expiry,
        dlrCallbackUrl: sms.dlrCallbackUrl,
      },
      required: ['subAccountId', 'destination', 'text'],
    }),
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const chatAppsMessageStep = {
  type: 'object',
  title: 'Chat Apps Message',
  description: 'Sends a message over WhatsApp, RCS, Viber, LINE or Zalo',
  properties: {
    id,
    stepType: stepType('ChatAppsMessage'),
    inputs: allowExpressions({
      type: 'object',
      title: 'Inputs',
      description: 'The message to send',
      properties: {
        subAccountId: stepSubAccountId,
        user: chat.user,
        type: chat.type,
        content: chat.content,
        clientMessageId: chat.clientMessageId,
      },
      required: ['subAccountId', 'user', 'type', 'content'],
      allOf: contentByType,
    }),
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const voiceMessageStep = {
  type: 'object',
  title: 'Voice Message',
  description: 'Calls someone, and says a text or plays a file',
  properties: {
    id,
    stepType: stepType('VoiceMessage'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'The call to make',
      properties: {
        subAccountId: stepSubAccountId,
        clientRequestId: {
          type: 'string',
          title: 'Client Request ID',
          description: 'Your own reference of the call, by which Wait for DTMF finds the answer to it',
          examples: ['{{uuid()}}'],
        },
        action: {
          type: 'string',
          title: 'Action',
          description: 'Whether to say a text, say it and capture the keys that are pressed, or play a file',
          enum: ['say', 'say&capture', 'playFile'],
        },
        params: {
          type: 'object',
          title: 'Parameters',
          description: 'What the action needs, as the voice API has it',
          properties: {
            source: { type: 'string', title: 'Source', description: 'Number to call from' },
            destination: { type: 'string', title: 'Destination', description: 'Number to call' },
            text: { type: 'string', title: 'Text', description: 'What to say' },
            voiceProfile: {
              type: 'string',
              title: 'Voice Profile',
              description: 'Voice that says it',
              examples: ['en-US-ZiraRUS'],
            },
            speed: { title: 'Speed', description: 'How fast it is said, from 0.5 to 2' },
            repetition: { title: 'Repetition', description: 'How often it is said, from 1 to 3' },
          },
          additionalProperties: {},
        },
      },
      required: ['action', 'params'],
    },
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const sendToConverseStep = {
  type: 'object',
  title: 'Send to Converse',
  description: 'Hands the conversation to an agent in 8x8 Converse',
  properties: {
    id,
    stepType: stepType('SendToConverse'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'The conversation to hand over',
      properties: {
        payload: {
          title: 'Payload',
          description: 'Payload of the message with which the conversation began',
          examples: ['{{data.payload}}'],
        },
      },
    },
    ...nextStepFields,
  },
  required: ['id', 'stepType'],
} as const;
