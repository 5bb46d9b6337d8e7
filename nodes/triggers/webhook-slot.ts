/** Which of 8x8's addresses is meant: one a subaccount for SMS, one a subaccount and type for chat apps and voice. */
export interface WebhookSlot {
  /** A subaccount, or `*` for the address that serves all of them. */
  readonly subAccountId: string;
  readonly type?: SlotType;
}

export type SlotType = 'MSG' | 'CADR' | 'CABM' | 'VCA' | 'VCS' | 'VSS' | 'VRU' | 'VNU';

/** A slot as 8x8 shows it: secrets masked. */
export interface HeldSlot {
  readonly subAccountId: string;
  readonly type?: string | undefined;
  readonly url: string;
  readonly enabled?: boolean | undefined;
  readonly httpAuthorization?: string | undefined;
  readonly oauth?: object | undefined;
}

/** What to put into a slot. */
export interface SlotEntry extends WebhookSlot {
  readonly url: string;
  readonly enabled: boolean;
  readonly httpAuthorization?: string;
}

/** What is in a slot. An entry without a type is one of messages and receipts: `CABM` is always named. */
export function holderOf(slot: WebhookSlot, held: readonly HeldSlot[]): HeldSlot | undefined {
  return held.find(
    ({ subAccountId, type }) =>
      subAccountId === slot.subAccountId &&
      (type === slot.type || ((type === undefined || slot.type === undefined) && slot.type !== 'CABM')),
  );
}

export function isSameSlot(one: WebhookSlot, other: WebhookSlot): boolean {
  return one.subAccountId === other.subAccountId && one.type === other.type;
}
