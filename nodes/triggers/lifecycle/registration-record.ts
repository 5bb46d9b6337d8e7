import type { WebhookScope } from '../../../core/src/webhook-registrations';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** What was in a slot before this trigger took it, as far as 8x8 reveals it. */
export interface FormerEntry {
  readonly url: string;
  readonly enabled: boolean;
  /** It had an `Authorization` or OAuth. */
  readonly secured: boolean;
}

export interface TakenSlot extends WebhookScope {
  readonly before?: FormerEntry;
}

/** What this trigger has set at 8x8; kept in the node's static data. */
export interface WebhookRecord {
  readonly url: string;
  /** See `digestOf`: lets events in that were registered with an API key that the credential no longer holds. */
  readonly authorizationDigest: string;
  readonly slots: readonly TakenSlot[];
  /** Set while somebody tests; n8n keeps the static data of a test apart. */
  readonly test: boolean;
}

type TriggerContext = IHookFunctions | IWebhookFunctions;

export function readRecord(context: TriggerContext): WebhookRecord | undefined {
  return context.getWorkflowStaticData('node')['webhook'] as unknown as WebhookRecord | undefined;
}

export function writeRecord(context: TriggerContext, record: WebhookRecord): void {
  context.getWorkflowStaticData('node')['webhook'] = record;
}

export function dropRecord(context: TriggerContext): void {
  const data = context.getWorkflowStaticData('node');
  // Even deleting what is not there makes n8n write the data.
  if ('webhook' in data) delete data['webhook'];
}
