import type { WebhookEventType } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import type { JsonObject } from '../engine/json';
import { defineTable } from '../engine/state/table-definition';
import type { FaultEffect, WebhookFaultKind } from '../server/faults/fault-rule';
import { emitFaults, webhookFaultNames } from '../server/faults/fault-store';
import { matchFaults } from '../server/faults/match-fault';

/** How the faults of a tester change the delivery of an event. */
export interface WebhookFaults {
  readonly kinds: readonly WebhookFaultKind[];
  readonly delayMs: number;
  /** How many times more the event is posted. */
  readonly repeats: number;
  /** How long the event waits for another event that overtakes it. Absent when it need not wait. */
  readonly holdMs?: number;
}

const defaultDelayMs = 5_000;

/** A delivery that waits until another one for the same receiver has overtaken it. */
interface HeldDelivery {
  readonly deliveryId: string;
  readonly url: string;
}

const heldTable = defineTable<HeldDelivery>({
  name: 'heldDeliveries',
  key: ({ deliveryId }) => deliveryId,
  fields: { deliveryId: 'string', url: 'string' },
});

/** Finds what the faults do to an event, and counts that they did. */
export function findWebhookFaults(
  context: SandboxContext,
  event: { readonly type: WebhookEventType; readonly subAccountId: string; readonly body: JsonObject },
): WebhookFaults {
  const rules = matchFaults(context.state, 'webhook', [
    { names: webhookFaultNames(event.type), subAccountId: event.subAccountId, content: event.body },
  ]);
  if (rules.length > 0) emitFaults(context);
  const effects = rules.map(({ effect }) => effect);
  const hold = effects.find(({ kind }) => kind === 'webhookReorder');
  return {
    kinds: [...new Set(effects.map(({ kind }) => kind as WebhookFaultKind))],
    delayMs: sum(effects, 'webhookDelay', ({ ms = defaultDelayMs }) => ms),
    repeats: sum(effects, 'webhookRepeat', ({ times = 1 }) => times),
    ...(hold ? { holdMs: hold.ms ?? defaultDelayMs } : {}),
  };
}

function sum(
  effects: readonly FaultEffect[],
  wanted: string,
  amount: (effect: FaultEffect) => number,
): number {
  return effects.reduce((total, effect) => (effect.kind === wanted ? total + amount(effect) : total), 0);
}

/** Lets a delivery wait for another one to overtake it. */
export function holdDelivery({ state }: SandboxContext, deliveryId: string, url: string): void {
  state.table(heldTable).put({ deliveryId, url });
}

/** Returns the deliveries that a new one for the same receiver overtakes. They no longer wait. */
export function takeHeldDeliveries({ state }: SandboxContext, url: string): readonly string[] {
  const held = state.table(heldTable);
  if (held.size === 0) return [];
  const overtaken = held.filter((each) => each.url === url);
  for (const each of overtaken) held.delete(each);
  return overtaken.map(({ deliveryId }) => deliveryId);
}

export function isHeld({ state }: SandboxContext, deliveryId: string): boolean {
  return state.table(heldTable).get(deliveryId) !== undefined;
}

/** Ends the wait of a delivery that no other one has overtaken. */
export function releaseHeldDelivery({ state }: SandboxContext, deliveryId: string): void {
  const held = state.table(heldTable);
  const row = held.get(deliveryId);
  if (row) held.delete(row);
}
