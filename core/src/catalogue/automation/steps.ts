import {
  branchStep,
  httpRequestStep,
  jumpToStep,
  waitForDtmfStep,
  waitForReplyStep,
  waitStep,
} from './flow-steps';
import { chatAppsMessageStep, sendToConverseStep, smsStep, voiceMessageStep } from './message-steps';
import { id, nextStepId, stepType } from './step-fields';

const discriminator = { propertyName: 'stepType' } as const;

/** All but If, which holds steps itself. */
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

/** The sample in the OpenAPI file has an If without a condition, so none is demanded. */
const ifInputs = {
  type: 'object',
  title: 'Inputs',
  description: 'When to carry out the steps in it',
  properties: {
    condition: {
      type: 'string',
      title: 'Condition',
      description: 'Expression that is true or false',
      examples: ["{{stringContains(data.payload.body, 'help', true)}}"],
    },
  },
} as const;

const ifText = { title: 'If', description: 'Carries out the steps in it when a condition holds' } as const;

/** An If within an If: its own steps are left free, or the type would have no end. */
const innerIfStep = {
  type: 'object',
  ...ifText,
  properties: {
    id,
    stepType: stepType('If'),
    inputs: ifInputs,
    do: {
      type: 'array',
      title: 'Do',
      description: 'Steps to carry out',
      items: { type: 'array', items: {} },
    },
    nextStepId,
  },
  required: ['id', 'stepType', 'do'],
} as const;

const ifStep = {
  type: 'object',
  ...ifText,
  properties: {
    id,
    stepType: stepType('If'),
    inputs: ifInputs,
    do: {
      type: 'array',
      title: 'Do',
      description: 'A list of lists of steps; the first of each list is where it begins',
      items: { type: 'array', items: { discriminator, anyOf: [...stepsWithoutIf, innerIfStep] } },
    },
    nextStepId,
  },
  required: ['id', 'stepType', 'do'],
} as const;

/** One step of a workflow, told apart by `stepType`. */
export const step = {
  title: 'Step',
  description: 'What the workflow does at this point',
  discriminator,
  anyOf: [...stepsWithoutIf, ifStep],
} as const;
