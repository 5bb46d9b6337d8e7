import type { SubAccountKind } from '../../../core/src/catalogue';
import type { WebhookProduct } from '../../../core/src/webhook-registrations';
import type { WebhookEventType } from '../../../core/src/webhooks';

/** What tells one trigger node from another. */
export interface TriggerProduct {
  /** As in "8x8 already posts SMS events to …". */
  readonly events: string;
  readonly choices: readonly WebhookEventType[];
  /** What the filters offer. */
  readonly statuses: readonly StatusFilter[];
  readonly channels: readonly string[];
  /** Whether an event names the subaccount, so that it can be asked for. */
  readonly namesSubAccount: boolean;
  /** What comes besides the known events, where that is nothing strange. */
  readonly others?: OtherEvents;
  /** Where a person has to enter the URL when nothing else can; without it, the trigger may register itself. */
  readonly enteredAt?: string;
}

/** Events whose bodies say nothing about what they are. */
export interface OtherEvents {
  readonly name: string;
  readonly description: string;
}

/** A choice among the statuses of one event. */
export interface StatusFilter {
  readonly name: 'statuses' | 'callStatuses' | 'sessionStatuses';
  readonly displayName: string;
  readonly event: WebhookEventType;
  readonly values: readonly string[];
}

/** A trigger whose URL can be set at 8x8 by its API. */
export interface SlotProduct extends TriggerProduct {
  /** Which of the credential's subaccounts is meant when the node names none. */
  readonly subAccount: SubAccountKind;
  /** Whether one webhook may serve all subaccounts. */
  readonly servesAll: boolean;
  /** By which of 8x8's APIs. */
  readonly via: WebhookProduct;
}

/** Whether a trigger can register itself. */
export function hasSlots(product: TriggerProduct): product is SlotProduct {
  return product.enteredAt === undefined;
}
