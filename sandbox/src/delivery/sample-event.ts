import { buildWebhook, compileCheck, describeIssue, webhookEvents, type WebhookEventType } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import type { SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { asObject, deepMerge, asText, type JsonObject } from '../engine/json';
import { createSample } from '../server/operations/sample-response';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import type { Delivery } from './delivery';
import { emitWebhook } from './emit-webhook';

/** A webhook event with a sample payload. */
export interface SampleEvent {
  /** The ID of the event in `cpaas-8x8`, such as `sms.inbound`. */
  readonly type: WebhookEventType;
  /** Replaces fields of the sample payload. */
  readonly payload?: { readonly [name: string]: unknown } | undefined;
  /** Default: the subaccount for SMS, chat apps or voice, by the webhook of the event. */
  readonly subAccountId?: string | undefined;
  /** Posts the event to this URL instead of the registered webhook. */
  readonly url?: string | undefined;
}

export const sampleEventSchema: SchemaFor<SampleEvent> = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: Object.keys(webhookEvents) },
    payload: { type: 'object', properties: {}, additionalProperties: {} },
    subAccountId: { type: 'string' },
    url: { type: 'string', format: 'uri' },
  },
  required: ['type'],
};

const assertValid = createAssertion(sampleEventSchema);

/**
 * Posts an event of any type to its webhook, with a payload made from its schema. Returns `undefined` if no webhook is
 * registered for it.
 *
 * @throws {Error} if there is no such event, or if the payload does not fit its schema.
 */
export function emitSampleEvent(context: SandboxContext, request: SampleEvent): Delivery | undefined {
  assertValid(request, context.clock.now());
  const { type } = request;
  if (!Object.hasOwn(webhookEvents, type)) {
    throw new Error(`type must be one of ${Object.keys(webhookEvents).join(', ')}`);
  }
  const subAccountId = request.subAccountId ?? defaultSubAccountId(context, type);
  const payload = asObject(deepMerge(samplePayload(context, type, subAccountId), request.payload));
  const [issue] = compileCheck(webhookEvents[type].payload)(payload, context.clock.now()).issues;
  if (issue) throw new Error(`payload: ${describeIssue(issue)}`);
  const umid = asText(payload['umid']);
  return emitWebhook(context, {
    type,
    subAccountId,
    ...(umid === undefined ? {} : { umid }),
    url: request.url,
    body: buildWebhook(type, payload),
  });
}

/** A payload made from the schema of the event, with new IDs, so that no two samples count as the same event. */
function samplePayload(context: SandboxContext, type: WebhookEventType, subAccountId: string): JsonObject {
  const { payload, identity, occurredAt = '' } = webhookEvents[type];
  const sample = asObject(
    createSample(context, payload, { subAccountId, [occurredAt]: context.clock.now() }),
  );
  const paths = ['umid', ...(identity === 'content' ? [] : identity.required)];
  const kept = ['subAccountId', 'accountId', occurredAt];
  const ids = paths.filter((path) => typeof sample[path] === 'string' && !kept.includes(path));
  return { ...sample, ...Object.fromEntries(ids.map((path) => [path, nextUuid(context.state, 'event')])) };
}

function defaultSubAccountId({ state }: SandboxContext, type: WebhookEventType): string {
  const { sms, chatApps, voice } = state.record(accountRecord).subAccountIds;
  const { webhook, family } = webhookEvents[type];
  if (webhook.via === 'sms' || family === 'smsEngage') return sms;
  return webhook.via === 'voice' ? voice : chatApps;
}
