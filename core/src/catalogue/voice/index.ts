import type { Api } from '../operation';
import { callFlows } from './call-flows';
import { logExports } from './log-exports';
import { numbers } from './numbers';
import { recordings } from './recordings';
import { webhooks } from './webhooks';

/** The Voice API: calls, recordings, virtual numbers and webhooks. Number masking uses the same API. */
export const voice = {
  title: 'Voice',
  summary:
    'Makes calls that speak, play files, capture keys and connect people, and manages numbers and recordings',
  product: 'voice',
  subAccount: 'voice',
  choices: {
    number: 'voice.getNumbers',
    callflow: { voiceProfile: 'voice.getSpeechProfiles' },
  },
  operations: { ...callFlows, ...numbers, ...recordings, ...logExports, ...webhooks },
} as const satisfies Api;
