import { requiredContentByType } from '../chat-apps/content/content';
import { send as chatSend } from '../chat-apps/messages/send';
import { send as smsSend } from '../sms/send';
import { allowExpressions } from './allow-expressions';
import { outputsAndNextStep, id, stepSubAccountId, stepType } from './step-fields';

const sms = smsSend.send.input.properties;
const chat = chatSend.send.input.properties;

/**
 * Sends an SMS. This and the next schemas are the steps that write to a person, or hand the conversation over to an
 * agent.
 */
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
