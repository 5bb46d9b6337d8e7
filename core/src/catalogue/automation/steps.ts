import {
  branchStep,
  httpRequestStep,
  jumpToStep,
  waitForDtmfStep,
  waitForReplyStep,
  waitStep,
} from './flow-steps';
import { chatAppsMessageStep, sendToConverseStep, smsStep } from './message-steps';
import { id, nextStepId, stepType } from './step-fields';
import { voiceMessageStep } from './voice-message-step';

const discriminator = { propertyName: 'stepType' } as const;

/** The step types without nested steps. */
const stepsWithoutIf = [
  smsStep,
  chatAppsMessageStep,
  httpRequestStep,
  branchStep,
  waitStep,
  waitForReplyStep,
  voiceMessageStep,
  waitForDtmfStep,
  jumpToStep,
  sendToConverseStep,
] as const;

/** The condition is optional, because the sample in the OpenAPI file has none. */
const ifInputs = {
  type: 'object',
  title: 'Inputs',
  description: 'When to run the nested steps',
  properties: {
    condition: {
      type: 'string',
      title: 'Condition',
      description: 'Expression whose value is true or false',
      examples: ["{{stringContains(data.payload.body, 'help', true)}}"],
    },
  },
} as const;

const ifTitleAndDescription = {
  title: 'If',
  description: 'Runs nested steps if a condition is true',
} as const;

/** An If step inside an If step. Its nested steps are not checked, because a schema cannot contain itself. */
const innerIfStep = {
  type: 'object',
  ...ifTitleAndDescription,
  properties: {
    id,
    stepType: stepType('If'),
    inputs: ifInputs,
    do: {
      type: 'array',
      title: 'Do',
      description: 'Steps to run',
      items: { type: 'array', items: {} },
    },
    nextStepId,
  },
  required: ['id', 'stepType', 'do'],
} as const;

const ifStep = {
  type: 'object',
  ...ifTitleAndDescription,
  properties: {
    id,
    stepType: stepType('If'),
    inputs: ifInputs,
    do: {
      type: 'array',
      title: 'Do',
      description: 'Lists of steps to run; each list begins with its first step',
      items: { type: 'array', items: { discriminator, anyOf: [...stepsWithoutIf, innerIfStep] } },
    },
    nextStepId,
  },
  required: ['id', 'stepType', 'do'],
} as const;

/** One step of a workflow. `stepType` decides its other fields. */
export const step = {
  title: 'Step',
  description: 'Step of the 8x8 workflow',
  discriminator,
  anyOf: [...stepsWithoutIf, ifStep],
} as const;
