import { entriesOf, productsOf, webhookEvents, type CatalogueEntry, type WebhookEventType } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { subAccountTable } from '../../engine/account';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, asObject } from '../../engine/json';
import { createAssertion, type SchemaFor } from '../validation/assert-valid';
import { faultParameters, findPhase } from './fault-kinds';
import {
  faultTable,
  type FaultEffect,
  type FaultKind,
  type FaultRequest,
  type FaultRule,
  type FaultTrigger,
  type FaultsEvent,
} from './fault-rule';
import { listFaultTargets } from './fault-targets';

export const faultSchema: SchemaFor<FaultRequest> = {
  type: 'object',
  properties: {
    target: { type: 'string', minLength: 1 },
    subAccountId: { type: 'string', minLength: 1 },
    recipient: { type: 'string', minLength: 1 },
    // `validateTrigger` checks it.
    trigger: {},
    effect: {
      type: 'object',
      properties: {
        kind: { type: 'string', enum: Object.keys(faultParameters) },
        retryAfter: { type: 'integer', minimum: 0, nullable: true },
        ms: { type: 'integer', minimum: 0, maximum: 2_147_483_647 },
        times: { type: 'integer', minimum: 1, maximum: 100 },
        status: { type: 'integer', minimum: 200, maximum: 599 },
        code: { type: 'integer' },
        reason: { type: 'string' },
        processed: { type: 'boolean' },
      },
      required: ['kind'],
    },
  },
  required: ['effect'],
};

const assertValid = createAssertion(faultSchema);

/**
 * Adds, removes and clears the faults that a tester orders through the control API or the page.
 *
 * @throws {Error} when the target, the trigger or the effect is invalid.
 */
export function addFault(context: SandboxContext, request: FaultRequest): FaultRule {
  const { target = '*' } = request;
  // Its schema says nothing of its type, so `null` arrives here.
  const trigger = request.trigger ?? 'always';
  const effect: FaultEffect = typeof request.effect === 'string' ? { kind: request.effect } : request.effect;
  assertValid({ ...request, effect }, context.clock.now());
  const unused = Object.keys(effect).find(
    (name) => name !== 'kind' && !faultParameters[effect.kind].some((each) => each === name),
  );
  if (unused !== undefined) throw new Error(`effect.${unused} has no meaning for ${effect.kind}: remove it`);
  if (findPhase(effect.kind) === 'webhook') validateWebhookTarget(context, target, effect.kind);
  else validateRequestTarget(context, request, target, effect.kind);
  validateScope(context, request, effect.kind);
  validateTrigger(trigger);
  if (effect.kind === 'error' && !isErrorStatus(effect.status ?? 400))
    throw new Error('effect.status must be from 400 to 599');
  const rule: FaultRule = {
    id: nextUuid(context.state, 'fault'),
    target,
    ...(request.subAccountId === undefined ? {} : { subAccountId: request.subAccountId }),
    ...(request.recipient === undefined ? {} : { recipient: request.recipient }),
    trigger,
    effect: withoutUndefined({ ...effect }),
    seen: 0,
    struck: 0,
  };
  context.state.table(faultTable).put(rule);
  emitFaults(context);
  return rule;
}

/** Returns false when there is no such fault. */
export function removeFault(context: SandboxContext, id: string): boolean {
  const faults = context.state.table(faultTable);
  const rule = faults.get(id);
  if (!rule) return false;
  faults.delete(rule);
  emitFaults(context);
  return true;
}

export function clearFaults(context: SandboxContext): void {
  context.state.table(faultTable).clear();
  emitFaults(context);
}

/** What a fault of a webhook can have as its target, beside `*`. */
export function webhookFaultNames(type: WebhookEventType): readonly string[] {
  const { family, webhook } = webhookEvents[type];
  return [type, family, webhook.via];
}

function validateWebhookTarget(context: SandboxContext, target: string, kind: FaultKind): void {
  const { requests, webhooks } = listFaultTargets(context.options.catalogue);
  if (target === '*' || Object.values(webhooks).flat().includes(target)) return;
  throw new Error(
    Object.values(requests).flat().includes(target)
      ? `effect.kind ${kind} has no effect on ${target}: use it for webhooks, with an event such as sms.inbound, a family of events or *`
      : `target ${target} is unknown: use an event such as sms.inbound, a family of events, a product or *`,
  );
}

function validateRequestTarget(
  context: SandboxContext,
  { subAccountId }: FaultRequest,
  target: string,
  kind: FaultKind,
): void {
  if (
    target !== '*' &&
    !Object.values(listFaultTargets(context.options.catalogue).requests).flat().includes(target)
  )
    throw new Error(
      `target ${target} is unknown: use the ID of an operation, the name of an API or of a product, or *`,
    );
  if (listFaultTargets(context.options.catalogue).requests.smpp.includes(target)) {
    validateSmppFault(target, subAccountId, kind);
    return;
  }
  const entries = entriesOf(context.options.catalogue).filter((entry) => isTarget(target, entry));
  if (!entries.some((entry) => canAct(kind, entry)))
    throw new Error(`effect.kind ${kind} has no effect on ${target}: ${limits[kind] ?? ''}`);
  if (
    subAccountId !== undefined &&
    !entries.some(({ operation }) => operation.path.includes('{subAccountId}'))
  )
    throw new Error(`subAccountId has no meaning for ${target}: its requests belong to no subaccount`);
}

/** A connection that breaks has the same kinds over SMPP. What is particular to HTTP has no meaning there. */
function validateSmppFault(target: string, subAccountId: string | undefined, kind: FaultKind): void {
  if (kind === 'html')
    throw new Error(`effect.kind html has no effect on ${target}: use it for HTTP requests`);
  if (target === 'smpp.bind' && (kind === 'rejected' || kind === 'halfBody' || kind === 'receiptFirst'))
    throw new Error(`effect.kind ${kind} has no effect on smpp.bind: use it for smpp.submit`);
  if (subAccountId !== undefined)
    throw new Error(`subAccountId has no meaning for ${target}: its requests name no subaccount`);
}

function validateScope(
  { state }: SandboxContext,
  { subAccountId, recipient }: FaultRequest,
  kind: FaultKind,
): void {
  if (subAccountId !== undefined && !state.table(subAccountTable).get(subAccountId))
    throw new Error(`subAccountId ${subAccountId} is unknown: the account has no such subaccount`);
  if (recipient === undefined) return;
  if (!/^\+?\d{7,15}$/.test(recipient))
    throw new Error('recipient must be a phone number of 7 to 15 digits, such as +6591234567');
  if (kind === 'resetBefore')
    throw new Error(
      'recipient has no meaning for resetBefore, which acts before the body is read: use resetAfter',
    );
}

const isTarget = (target: string, { id, apiName, api }: CatalogueEntry): boolean =>
  ['*', id, apiName, ...productsOf(api)].includes(target);

/** Why some kinds act on some operations only. */
const limits: Partial<Record<FaultKind, string>> = {
  rejected: 'use it for an operation that sends messages or starts calls',
  halfBody: 'use it for an operation that returns something',
  receiptFirst: 'use it for smpp.submit',
};

function canAct(kind: FaultKind, { apiName, operation }: CatalogueEntry): boolean {
  if (kind === 'receiptFirst') return false;
  if (kind === 'halfBody') return operation.output !== undefined;
  // A number lookup has no status to reject: it tells of the number.
  if (kind === 'rejected')
    return apiName !== 'numberLookup' && (operation.rejection ?? operation.batching) !== undefined;
  return true;
}

const isErrorStatus = (status: number): boolean => Number.isInteger(status) && status >= 400 && status < 600;

/** Tells listeners of the faults and their counts. */
export function emitFaults(context: SandboxContext): void {
  context.eventFeed.emit<FaultsEvent>({ kind: 'faults', faults: context.state.table(faultTable).list() });
}

function validateTrigger(trigger: FaultTrigger): void {
  if (trigger === 'always') return;
  const [[kind, value] = []] = Object.entries(asObject(trigger));
  const number = typeof value === 'number' ? value : NaN;
  if ((kind === 'next' || kind === 'every') && Number.isInteger(number) && number > 0) return;
  if (kind === 'probability' && number >= 0 && number <= 1) return;
  throw new Error('trigger must be "always", {"next": n}, {"every": n} or {"probability": 0 to 1}');
}
