import type { WebhookScope } from '../../../core/src/webhook-registrations';
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

/** The webhook that a scope had before this trigger replaced it, as far as 8x8 reveals it. */
export interface PreviousRegistration {
  readonly url: string;
  readonly enabled: boolean;
  /** Whether it had an `Authorization` header or OAuth. */
  readonly secured: boolean;
}

export interface OwnedScope extends WebhookScope {
  readonly before?: PreviousRegistration;
}

/** What this trigger has registered at 8x8. Saved in the node's static data. */
export interface RegistrationRecord {
  readonly url: string;
  /** Digest of the registered secret. Needed after the API key of the credential has changed. */
  readonly authorizationDigest: string;
  readonly scopes: readonly OwnedScope[];
  /** Whether a test run registered it. n8n keeps the static data of test runs separate. */
  readonly test: boolean;
}

type TriggerContext = IHookFunctions | IWebhookFunctions;

export function readRecord(context: TriggerContext): RegistrationRecord | undefined {
  return context.getWorkflowStaticData('node')['webhook'] as unknown as RegistrationRecord | undefined;
}

export function writeRecord(context: TriggerContext, record: RegistrationRecord): void {
  context.getWorkflowStaticData('node')['webhook'] = record;
}

export function clearRecord(context: TriggerContext): void {
  const data = context.getWorkflowStaticData('node');
  // n8n saves static data after every delete, even of an absent key.
  if ('webhook' in data) delete data['webhook'];
}
