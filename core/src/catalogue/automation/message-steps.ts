import { requiredContentByType } from '../chat-apps/content/content';
import { send as chatSend } from '../chat-apps/messages/send';
import { send as smsSend } from '../sms/send';
import { allowExpressions } from './allow-expressions';
import { outputsAndNextStep, id, stepSubAccountId, stepType } from './step-fields';

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
      description: 'SMS to send',
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
    ...outputsAndNextStep,
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
      description: 'Message to send',
      properties: {
        subAccountId: stepSubAccountId,
        user: chat.user,
        type: chat.type,
        content: chat.content,
        clientMessageId: chat.clientMessageId,
      },
      required: ['subAccountId', 'user', 'type', 'content'],
      allOf: requiredContentByType,
    }),
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const voiceMessageStep = {
  type: 'object',
  title: 'Voice Message',
  description: 'Calls a number, and says a text or plays a file',
  properties: {
    id,
    stepType: stepType('VoiceMessage'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Call to make',
      properties: {
        subAccountId: stepSubAccountId,
        clientRequestId: {
          type: 'string',
          title: 'Client Request ID',
          description: 'Your own reference of the call, which Wait for DTMF takes',
          examples: ['{{uuid()}}'],
        },
        action: {
          type: 'string',
          title: 'Action',
          description: 'Whether to say a text, to say it and capture pressed keys, or to play a file',
          enum: ['say', 'say&capture', 'playFile'],
        },
        params: {
          type: 'object',
          title: 'Parameters',
          description: 'Parameters of the action, as in the Voice API',
          properties: {
            source: {
              type: 'string',
              title: 'Source',
              description: 'Phone number that the recipient sees as the caller',
            },
            destination: { type: 'string', title: 'Destination', description: 'Phone number to call' },
            text: { type: 'string', title: 'Text', description: 'Text to say' },
            voiceProfile: {
              type: 'string',
              title: 'Voice Profile',
              description: 'Voice that says the text',
              examples: ['en-US-ZiraRUS'],
            },
            speed: { title: 'Speed', description: 'Speed of the voice, from 0.5 to 2' },
            repetition: { title: 'Repetition', description: 'How many times the text is said, from 1 to 3' },
          },
          additionalProperties: {},
        },
      },
      required: ['action', 'params'],
    },
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const sendToConverseStep = {
  type: 'object',
  title: 'Send to Converse',
  description: 'Hands the conversation over to an agent in 8x8 Converse',
  properties: {
    id,
    stepType: stepType('SendToConverse'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Conversation to hand over',
      properties: {
        payload: {
          title: 'Payload',
          description: 'Payload of the message that started the conversation',
          examples: ['{{data.payload}}'],
        },
      },
    },
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType'],
} as const;
