import type { SubAccountKind } from '../../../core/src/catalogue';
import type { WebhookProduct } from '../../../core/src/webhook-registrations';
import type { WebhookEventType } from '../../../core/src/webhooks';

/**
 * What differs between the trigger nodes: their events, filters, and how 8x8 gets their URL. They share all other
 * code.
 */
export interface TriggerConfig {
  /** Name of the events in messages: "SMS events". */
  readonly eventsLabel: string;
  /** The events offered under "Trigger On". */
  readonly eventTypes: readonly WebhookEventType[];
  /** Whether the events name their subaccount. */
  readonly hasSubAccountFilter: boolean;
  /** Set when unknown events are normal for this trigger, because any body may arrive. */
  readonly unknownEvents?: UnknownEventsOption;
  /** How to enter the URL at 8x8 by hand. Set when 8x8 has no API for it. */
  readonly manualSetup?: string;
}

/** The option under "Trigger On" for bodies that name no event type. */
export interface UnknownEventsOption {
  readonly name: string;
  readonly description: string;
}

/** A trigger that registers its URL through 8x8's API. */
export interface RegistrableTriggerConfig extends TriggerConfig {
  /** Selects the default among the credential's subaccounts. */
  readonly subAccount: SubAccountKind;
  /** Whether one webhook can serve all subaccounts (`*`). */
  readonly supportsAllSubAccounts: boolean;
  /** The 8x8 API that registers the webhook. */
  readonly api: WebhookProduct;
}

export function isRegistrable(config: TriggerConfig): config is RegistrableTriggerConfig {
  return config.manualSetup === undefined;
}
