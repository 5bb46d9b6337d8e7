import type { Api } from './operation';
import { callFlows } from './voice/call-flows';
import { logExports } from './voice/log-exports';
import { numbers } from './voice/numbers';
import { recordings } from './voice/recordings';
import { webhooks } from './voice/webhooks';

/** The Voice API: calls that speak and ask, recordings, virtual numbers. Number masking is the same API. */
export const voice = {
  title: 'Voice',
  summary:
    'Makes calls that speak, play files, ask for keys and join people, and keeps numbers and recordings',
  product: 'voice',
  subAccount: 'voice',
  operations: { ...callFlows, ...numbers, ...recordings, ...logExports, ...webhooks },
} as const satisfies Api;
