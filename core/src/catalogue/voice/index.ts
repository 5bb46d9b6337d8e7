import type { Api } from '../operation';
import { callFlows } from './call-flows';
import { logExports } from './log-exports';
import { numbers } from './numbers';
import { recordings } from './recordings';
import { webhooks } from './webhooks';

/** The Voice API: calls that speak and ask, recordings, virtual numbers. Number masking is the same API. */
export const voice = {
  title: 'Voice',
  summary:
    'Makes calls that speak, play files, ask for keys and join people, and keeps numbers and recordings',
  product: 'voice',
  subAccount: 'voice',
  operations: { ...callFlows, ...numbers, ...recordings, ...logExports, ...webhooks },
} as const satisfies Api;
