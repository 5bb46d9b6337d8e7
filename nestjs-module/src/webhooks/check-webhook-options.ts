import { callFlowAnswer } from 'cpaas-8x8';
import { accountNamed } from './account-handlers';
import type { WebhookOptions } from './webhook-options.interface';

/** Characters that every server takes literally: others mean a pattern to some. */
const PATH = /^\/[\w\-.~!$&'+,;=@/]*$/;

/** Refuses options with which no webhook would arrive, or any would. Shows no secret. */
export function checkWebhookOptions(account: string, options: WebhookOptions): void {
  const faults = [...faultsOf(options)];
  if (faults.length === 0) return;
  throw new Error(`EightByEightModule: ${accountNamed(account)}: ${faults.join(' ')}`);
}

function* faultsOf({ path, authorization, maxBytes, leaseMs, keepMs, fallbackCallFlow }: WebhookOptions) {
  if (typeof path !== 'string' || !PATH.test(path))
    yield 'webhooks.path must begin with / and hold letters, digits and - . _ ~ only, such as /webhooks/8x8.';
  const secrets: readonly unknown[] = Array.isArray(authorization) ? authorization : [authorization];
  if (authorization !== false && (secrets.length === 0 || !secrets.every(isSecret)))
    yield 'webhooks.authorization is missing or empty: set what 8x8 sends as Authorization, or false where it can send none.';
  for (const [name, value] of Object.entries({ maxBytes, leaseMs, keepMs }))
    if (value !== undefined && !(Number.isInteger(value) && value > 0))
      yield `webhooks.${name} must be a whole number above 0.`;
  if (fallbackCallFlow) yield* faultOfFlow(fallbackCallFlow);
}

const isSecret = (value: unknown): boolean => typeof value === 'string' && value.trim() !== '';

function* faultOfFlow(flow: NonNullable<WebhookOptions['fallbackCallFlow']>) {
  try {
    callFlowAnswer(flow);
  } catch (error) {
    yield `webhooks.fallbackCallFlow cannot be played: ${error instanceof Error ? error.message : String(error)}`;
  }
}
