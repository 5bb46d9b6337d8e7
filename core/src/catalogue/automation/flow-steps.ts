import { nextStepFields, id, nextStepId, selectNextStep, stepType, timeout } from './step-fields';

export const httpRequestStep = {
  type: 'object',
  title: 'HTTP Request',
  description: 'Calls an HTTP API that takes and gives JSON',
  properties: {
    id,
    stepType: stepType('HttpRequest'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'The request to make',
      properties: {
        url: { type: 'string', title: 'URL', description: 'Address to call' },
        method: {
          type: 'string',
          title: 'Method',
          description: 'HTTP method of the request',
          enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        },
        headers: {
          type: 'object',
          title: 'Headers',
          description: 'Headers by name; of content types there is only application/json',
          properties: {},
          additionalProperties: {},
        },
        parameters: {
          type: 'object',
          title: 'Parameters',
          description: 'Parameters of the query by name',
          properties: {},
          additionalProperties: {},
        },
        body: { title: 'Body', description: 'What to send, as JSON; expressions may stand anywhere in it' },
        timeoutSeconds: {
          title: 'Timeout Seconds',
          description: 'Seconds to wait for the response; 8x8 waits 5 where nothing is said',
        },
      },
      required: ['url', 'method'],
    },
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const branchStep = {
  type: 'object',
  title: 'Branch',
  description: 'Goes on with each step whose condition holds',
  properties: { id, stepType: stepType('Branch'), selectNextStep },
  required: ['id', 'stepType', 'selectNextStep'],
} as const;

export const waitStep = {
  type: 'object',
  title: 'Wait',
  description: 'Waits for some time',
  properties: {
    id,
    stepType: stepType('Wait'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'How long to wait',
      properties: {
        duration: {
          type: 'string',
          title: 'Duration',
          description: 'How long to wait, d.HH:mm:ss; a number alone is days',
          examples: ['00:30:00'],
        },
        minutes: {
          title: 'Minutes',
          description: 'Minutes to wait, as one page has it in place of Duration',
          deprecated: true,
        },
      },
      anyOf: [{ required: ['duration'] }, { required: ['minutes'] }],
    },
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const waitForReplyStep = {
  type: 'object',
  title: 'Wait for Reply',
  description: 'Waits until someone replies, or the time is up',
  properties: {
    id,
    stepType: stepType('WaitForReply'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Whose reply to wait for',
      properties: {
        from: {
          type: 'string',
          title: 'From',
          description: 'Who should reply: a phone number on SMS, a channel user ID on chat apps',
          examples: ['{{data.payload.user.channelUserId}}'],
        },
        channel: {
          type: 'string',
          title: 'Channel',
          description: 'Where the reply should come: sms, whatsapp, viber and so on',
          examples: ['whatsapp'],
        },
        timeout,
      },
      required: ['from', 'channel'],
    },
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const waitForDtmfStep = {
  type: 'object',
  title: 'Wait for DTMF',
  description: 'Waits for the keys that are pressed in a call of an earlier Voice Message step',
  properties: {
    id,
    stepType: stepType('WaitForDTMF'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Which call to wait for',
      properties: {
        dtmfRequestId: {
          type: 'string',
          title: 'DTMF Request ID',
          description: 'The client request ID of the call, or the uid that the response to it has',
          examples: ['{{data.callId}}'],
        },
        correlationId: {
          type: 'string',
          title: 'Correlation ID',
          description: 'The name that one sample has for DTMF Request ID',
          deprecated: true,
        },
        timeout,
      },
    },
    ...nextStepFields,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const jumpToStep = {
  type: 'object',
  title: 'Jump To',
  description: 'Goes on with a step elsewhere in the definition',
  properties: { id, stepType: stepType('JumpTo'), nextStepId },
  required: ['id', 'stepType', 'nextStepId'],
} as const;
