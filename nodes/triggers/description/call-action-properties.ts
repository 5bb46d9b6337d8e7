import type { INodeProperties } from 'n8n-workflow';
import { callActionProduct } from '../events/voice-trigger-config';
import { registrationOptions, registrationProperties, simplifyProperty } from './trigger-properties';

/** 8x8 documents no limit. Callers hang up after a longer silence. */
export const defaultSeconds = 8;

/** The parameters of the trigger whose workflow answers a call. */
export function callActionProperties(): INodeProperties[] {
  return [
    {
      displayName:
        'The last node of the workflow says what the caller hears: end each branch with the 8x8 node and its operation Build Call Flow. After a prompt that waits for keys, the workflow is started again with the digits.',
      name: 'answerNotice',
      type: 'notice',
      default: '',
    },
    ...registrationProperties(callActionProduct),
    {
      displayName: 'Fallback Message',
      name: 'fallbackMessage',
      type: 'string',
      typeOptions: { rows: 2 },
      default: 'We cannot take your call right now. Please call again later.',
      description:
        'What is said before the call ends when the workflow does not succeed, is too slow, or ends with something that is no call flow. Leave empty to end the call at once.',
    },
    {
      displayName: 'Fallback Voice Profile',
      name: 'fallbackVoiceProfile',
      type: 'string',
      default: 'en-GB-Emma',
      placeholder: 'e.g. en-GB-Emma',
      description: 'Who says it, and in which language: a code that Get Many Speech Profiles returns',
    },
    {
      displayName: 'Answer Within (Seconds)',
      name: 'answerWithin',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 60 },
      default: defaultSeconds,
      description: 'After this time the fallback is played, because somebody waits on the line',
    },
    simplifyProperty,
    registrationOptions(),
  ];
}
