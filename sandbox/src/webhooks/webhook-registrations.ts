import type { Product } from 'cpaas-8x8';

import type { WorldState } from '../engine/state';

/** How 8x8 gets a token for each event, in place of a fixed Authorization. */
export interface OAuthClient {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly credentialsLocation: string;
  readonly scope?: string;
}

/** Where one kind of event of one scope goes. */
export interface WebhookSlot {
  /** The host it was set on. */
  readonly product: Product;
  /** A subaccount, or `*`. */
  readonly scope: string;
  /** Empty for SMS, which has one slot a scope; else CADR, MSG, CABM, the generic DR, MO, MSG, EV, or voice's five. */
  readonly type: string;
  readonly url: string;
  readonly httpAuthorization?: string;
  readonly enabled: boolean;
  readonly oauth?: OAuthClient;
}

/** What an event is, to find its slot. */
export type EventKind =
  | 'sms-receipt'
  | 'sms-inbound'
  | 'sms-click'
  | 'chat-receipt'
  | 'chat-inbound'
  | 'business'
  | 'call-action'
  | 'call-status'
  | 'session-summary'
  | 'recording'
  | 'virtual-numbers';

/** The types that carry a kind of event, the most particular first. */
const typesOf: Readonly<Record<EventKind, readonly string[]>> = {
  'sms-receipt': ['', 'DR'],
  'sms-inbound': ['', 'MO', 'MSG'],
  'sms-click': [''],
  'chat-receipt': ['CADR', 'DR'],
  'chat-inbound': ['MSG'],
  business: ['CABM'],
  'call-action': ['VCA'],
  'call-status': ['VCS'],
  'session-summary': ['VSS'],
  recording: ['VRU'],
  'virtual-numbers': ['VNU'],
};

const ofVoice: readonly EventKind[] = [
  'call-action',
  'call-status',
  'session-summary',
  'recording',
  'virtual-numbers',
];

const productOf = (kind: EventKind): Product =>
  kind.startsWith('sms') ? 'sms' : ofVoice.includes(kind) ? 'voice' : 'chatapps';

/** The slot that an event goes to: that of its subaccount before `*`; `undefined` when none is set or enabled. */
export function slotFor(state: WorldState, kind: EventKind, subAccountId: string): WebhookSlot | undefined {
  for (const scope of [subAccountId, '*']) {
    for (const type of typesOf[kind]) {
      const slot = state.webhookSlots.find(
        (each) => each.product === productOf(kind) && each.scope === scope && each.type === type,
      );
      if (slot) return slot.enabled ? slot : undefined;
    }
  }
  return undefined;
}

/** Creates a slot, or replaces what held it. */
export function putSlot(state: WorldState, slot: WebhookSlot): void {
  removeSlot(state, slot.product, slot.scope, slot.type);
  state.webhookSlots.push(slot);
}

/** Removes the slot of exactly this scope: `*` is a scope, no wildcard. */
export function removeSlot(state: WorldState, product: Product, scope: string, type: string): void {
  const index = state.webhookSlots.findIndex(
    (each) => each.product === product && each.scope === scope && each.type === type,
  );
  if (index >= 0) state.webhookSlots.splice(index, 1);
}
