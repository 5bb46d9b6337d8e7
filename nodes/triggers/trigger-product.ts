import type { Client, SubAccountUse, WebhookEventType } from 'cpaas-8x8/pure';
import type { HeldSlot, SlotEntry, WebhookSlot } from './webhook-slot';

type EightByEight = Client;

/** What tells one trigger node from another. */
export interface TriggerProduct {
  /** As in "8x8 already posts SMS events to …". */
  readonly events: 'SMS events' | 'chat apps events';
  readonly choices: readonly WebhookEventType[];
  /** Which of the credential's subaccounts is meant when the node names none. */
  readonly subAccount: SubAccountUse;
  /** The slot an event comes through; none where 8x8's support enters the address. */
  readonly slotOf: (event: WebhookEventType, subAccountId: string) => WebhookSlot | undefined;
  readonly list: (client: EightByEight) => Promise<readonly HeldSlot[]>;
  readonly set: (client: EightByEight, entries: readonly SlotEntry[]) => Promise<unknown>;
  readonly remove: (client: EightByEight, slots: readonly WebhookSlot[]) => Promise<unknown>;
  /** What the filters offer. */
  readonly statuses: readonly string[];
  readonly channels: readonly string[];
}
