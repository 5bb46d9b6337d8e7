import type { INodeProperties } from 'n8n-workflow';
import { expressionProperties } from '../../shared/collection-expressions';
import { callActionTriggerConfig } from '../events/voice-trigger-config';
import { selectedFromList } from './list-fields';
import { registrationOptions, registrationProperties, simplifyProperty } from './trigger-properties';

/** How long a caller waits for the call flow. 8x8 documents no limit, but callers hang up after a longer silence. */
export const defaultAnswerSeconds = 8;

/** All parameters of the Call Action trigger, in display order. */
export function callActionProperties(): INodeProperties[] {
  const options = registrationOptions();
  return [
    {
      displayName:
        'The last node of the workflow decides what the caller hears. End each branch with the Build Call Flow operation of the 8x8 Voice node. After Say and Ask for Keys, the workflow starts again, with the keys in the field digits. Use Hang Up to end a call: after any other action, the workflow starts again too.',
      name: 'answerNotice',
      type: 'notice',
      default: '',
    },
    ...registrationProperties(callActionTriggerConfig),
    {
      displayName: 'Fallback Message',
      name: 'fallbackMessage',
      type: 'string',
      typeOptions: { rows: 2 },
      default: 'We cannot take your call right now. Please call again later.',
      description:
        'What the caller hears before the call ends if the workflow does not succeed, takes too long, or does not end with a call flow. Leave empty to end the call at once.',
    },
    selectedFromList(
      {
        displayName: 'Fallback Voice Profile',
        name: 'fallbackVoiceProfile',
        type: 'string',
        default: 'en-GB-Emma',
        placeholder: 'e.g. en-GB-Emma',
        description: 'Voice and language of the fallback message',
      },
      'speechProfiles',
    ),
    {
      displayName: 'Answer Within (Seconds)',
      name: 'answerWithin',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 60 },
      default: defaultAnswerSeconds,
      description: 'How long the caller waits before the fallback message is played',
    },
    simplifyProperty,
    options,
    ...expressionProperties([options]),
  ];
}
