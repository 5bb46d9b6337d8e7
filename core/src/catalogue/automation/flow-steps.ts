import { outputsAndNextStep, id, nextStepId, selectNextStep, stepType, timeout } from './step-fields';

/** The step that calls an HTTP API. The schemas in this file are the steps that send no message and call no customer. */
export const httpRequestStep = {
  type: 'object',
  title: 'HTTP Request',
  description: 'Calls an HTTP API with JSON',
  properties: {
    id,
    stepType: stepType('HttpRequest'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Request to send',
      properties: {
        url: { type: 'string', title: 'URL', description: 'URL to call' },
        method: {
          type: 'string',
          title: 'Method',
          description: 'HTTP method of the request',
          enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
        },
        headers: {
          type: 'object',
          title: 'Headers',
          description: 'Request headers by name; the content type is always application/json',
          properties: {},
          additionalProperties: {},
        },
        parameters: {
          type: 'object',
          title: 'Parameters',
          description: 'Query parameters by name',
          properties: {},
          additionalProperties: {},
        },
        body: { title: 'Body', description: 'Body of the request, as JSON; it can contain expressions' },
        timeoutSeconds: {
          title: 'Timeout Seconds',
          description: 'Maximum time to wait for the response, in seconds; default: 5',
        },
      },
      required: ['url', 'method'],
    },
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const branchStep = {
  type: 'object',
  title: 'Branch',
  description: 'Continues with each step whose condition is true',
  properties: { id, stepType: stepType('Branch'), selectNextStep },
  required: ['id', 'stepType', 'selectNextStep'],
} as const;

export const waitStep = {
  type: 'object',
  title: 'Wait',
  description: 'Waits for a duration',
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
          description: 'Time to wait, as d.HH:mm:ss or a number of days',
          examples: ['00:30:00'],
        },
        minutes: {
          title: 'Minutes',
          description: 'Time to wait, in minutes; one page of 8x8 has it instead of Duration',
          deprecated: true,
        },
      },
      anyOf: [{ required: ['duration'] }, { required: ['minutes'] }],
    },
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const waitForReplyStep = {
  type: 'object',
  title: 'Wait for Reply',
  description: 'Waits for a reply until a timeout',
  properties: {
    id,
    stepType: stepType('WaitForReply'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Reply to wait for',
      properties: {
        from: {
          type: 'string',
          title: 'From',
          description: 'Sender of the reply: a phone number for SMS, a channel user ID for chat apps',
          examples: ['{{data.payload.user.channelUserId}}'],
        },
        channel: {
          type: 'string',
          title: 'Channel',
          description: 'Channel of the reply: sms, whatsapp, viber and so on',
          examples: ['whatsapp'],
        },
        timeout,
      },
      required: ['from', 'channel'],
    },
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const waitForDtmfStep = {
  type: 'object',
  title: 'Wait for DTMF',
  description: 'Waits for keys that are pressed in the call of an earlier Voice Message step',
  properties: {
    id,
    stepType: stepType('WaitForDTMF'),
    inputs: {
      type: 'object',
      title: 'Inputs',
      description: 'Call to wait for',
      properties: {
        dtmfRequestId: {
          type: 'string',
          title: 'DTMF Request ID',
          description: 'Client request ID of the call, or the uid of its response',
          examples: ['{{data.callId}}'],
        },
        correlationId: {
          type: 'string',
          title: 'Correlation ID',
          description: 'Name of DTMF Request ID in one sample of 8x8',
          deprecated: true,
        },
        timeout,
      },
    },
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;

export const jumpToStep = {
  type: 'object',
  title: 'Jump To',
  description: 'Continues with another step of the definition',
  properties: { id, stepType: stepType('JumpTo'), nextStepId },
  required: ['id', 'stepType', 'nextStepId'],
} as const;
