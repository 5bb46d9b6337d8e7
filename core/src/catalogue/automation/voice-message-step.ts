/** The step that makes a call. Its parameters are those of the actions in a call flow. */

import type { ObjectSchema } from '../../validation/json-schema';
import { callParties, playFile, say, sayAndCapture } from '../voice/call-actions';
import { allowExpressions } from './allow-expressions';
import { id, outputsAndNextStep, stepSubAccountId, stepType } from './step-fields';

type Parameters = Pick<ObjectSchema, 'properties' | 'required' | 'oneOf' | 'dependentRequired' | 'format'>;

/** The inputs of one action. The parameters need the two numbers of the call, and what the action needs. */
const inputsOf = (
  action: string,
  description: string,
  { properties, required = [], ...rules }: Parameters,
): ObjectSchema => ({
  type: 'object',
  title: 'Inputs',
  description,
  properties: {
    subAccountId: stepSubAccountId,
    clientRequestId: {
      type: 'string',
      title: 'Client Request ID',
      description: 'Your own reference of the call, which Wait for DTMF takes',
      examples: ['{{uuid()}}'],
    },
    action: { type: 'string', title: 'Action', description: 'What the called person hears', const: action },
    params: {
      ...rules,
      type: 'object',
      title: 'Parameters',
      description: 'Parameters of the action, as in a call flow',
      properties: { ...callParties, ...properties },
      required: [...Object.keys(callParties), ...required],
    },
  },
  required: ['action', 'params'],
});

const { promptMessage, ...captureProperties } = sayAndCapture.properties.params.properties;

/** 8x8's samples of steps name the text `text`, and repeat it. Call flows name it `promptMessage`. */
const captureParameters = {
  properties: {
    text: { ...promptMessage, title: 'Text' },
    promptMessage: { ...promptMessage, deprecated: true },
    repetition: say.properties.params.properties.repetition,
    ...captureProperties,
  },
  required: ['voiceProfile'],
  oneOf: [{ required: ['text'] }, { required: ['promptMessage'] }],
  dependentRequired: sayAndCapture.properties.params.dependentRequired,
  format: sayAndCapture.properties.params.format,
} as const satisfies Parameters;

export const voiceMessageStep = {
  type: 'object',
  title: 'Voice Message',
  description: 'Calls a number, and says a text or plays a file',
  properties: {
    id,
    stepType: stepType('VoiceMessage'),
    inputs: allowExpressions({
      title: 'Inputs',
      description: 'Call to make',
      discriminator: { propertyName: 'action' },
      anyOf: [
        inputsOf('say', 'Call in which a text is said', say.properties.params),
        inputsOf('say&capture', 'Call in which a text is said and keys are captured', captureParameters),
        inputsOf('playFile', 'Call in which a file is played', playFile.properties.params),
      ],
    }),
    ...outputsAndNextStep,
  },
  required: ['id', 'stepType', 'inputs'],
} as const;
