import { scheduleTask, currentTimestamp, type SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { formatTimestamp } from '../engine/timestamps';
import { applyWebhookResponse } from '../voice/calls/apply-webhook-response';
import type { WebhookRegistration } from '../webhooks/webhook-registrations';
import type { Delivery, DeliveryAttempt } from './delivery';
import { createAuthorizationHeader } from './webhook-authorization';

/** 8x8's delays before each retry. After the last one the delivery fails. */
export const retryDelaysMs: readonly number[] = [1_000, 10_000, 30_000, 90_000];

const maxRecordedBodyLength = 4_000;

/**
 * Makes the next attempt of a delivery, and schedules another one if it fails.
 *
 * Events of one message or one call session wait for each other's current attempt, so only a retry can be overtaken.
 * 8x8 promises no order: messages to numbers that end in 0009 simulate disorder.
 *
 * An event for which a call waits (`expectsAnswer`) is posted once, and its response continues the call.
 */
export async function deliverWebhook(context: SandboxContext, deliveryId: string): Promise<void> {
  const queueKey = findQueueKey(context.state.deliveries.get(deliveryId)) ?? deliveryId;
  const queued = (context.deliveryQueues.get(queueKey) ?? Promise.resolve()).then(() =>
    attemptDelivery(context, deliveryId),
  );
  context.deliveryQueues.set(queueKey, queued);
  await queued;
  if (context.deliveryQueues.get(queueKey) === queued) context.deliveryQueues.delete(queueKey);
}

const findQueueKey = (delivery: Delivery | undefined): string | undefined =>
  delivery?.umid ?? delivery?.sessionId;

async function attemptDelivery(context: SandboxContext, deliveryId: string): Promise<void> {
  const delivery = context.state.deliveries.get(deliveryId);
  if (!delivery || delivery.status !== 'pending') return;
  const { attempt, succeeded, responseBody } = await postWebhook(context, delivery);
  if (context.closeSignal.aborted || context.state.deliveries.get(deliveryId) !== delivery) return;
  const retryDelayMs =
    succeeded || delivery.expectsAnswer === true
      ? undefined
      : retryDelaysMs[delivery.attempts.filter((each) => !each.replay).length];
  const nextAt =
    retryDelayMs === undefined
      ? undefined
      : formatTimestamp(context.clock.now() + retryDelayMs * context.options.timeScale);
  delivery.status = succeeded ? 'delivered' : retryDelayMs === undefined ? 'failed' : 'pending';
  recordAttempt(context, delivery, { ...attempt, ...(nextAt === undefined ? {} : { nextAt }) });
  if (retryDelayMs !== undefined) scheduleTask(context, retryDelayMs, { kind: 'post', deliveryId });
  if (delivery.expectsAnswer === true)
    applyWebhookResponse(context, delivery.sessionId ?? '', succeeded ? responseBody : undefined);
}

/**
 * Posts a delivery once more, whatever its status. A failure is not retried; a success turns a failed delivery into a
 * delivered one.
 */
export async function replayWebhook(context: SandboxContext, delivery: Delivery): Promise<DeliveryAttempt> {
  const { attempt, succeeded } = await postWebhook(context, delivery);
  if (succeeded && delivery.status === 'failed') delivery.status = 'delivered';
  const replayed = { ...attempt, replay: true };
  recordAttempt(context, delivery, replayed);
  return replayed;
}

function recordAttempt(context: SandboxContext, delivery: Delivery, attempt: DeliveryAttempt): void {
  delivery.attempts.push(attempt);
  context.eventFeed.emit({ kind: 'webhook', delivery, attempt });
}

function findRegistration(
  context: SandboxContext,
  { registration, url }: Delivery,
): WebhookRegistration | undefined {
  if (!registration) return undefined;
  return context.state.webhookRegistrations.find(
    (each) =>
      each.product === registration.product &&
      each.scope === registration.scope &&
      each.type === registration.type &&
      each.url === url,
  );
}

/** The result of one request to a webhook. */
interface PostResult extends Pick<DeliveryAttempt, 'response' | 'error'> {
  /** Whether the request had an `Authorization` header. */
  readonly hasAuthorization: boolean;
  /** The complete response body. */
  readonly responseBody?: string;
}

async function postWebhook(
  context: SandboxContext,
  delivery: Delivery,
): Promise<{ attempt: DeliveryAttempt; succeeded: boolean; responseBody: string | undefined }> {
  const at = currentTimestamp(context);
  const started = performance.now();
  const { hasAuthorization, responseBody, ...result } = await sendRequest(context, delivery);
  const status = result.response?.status ?? 0;
  const attempt: DeliveryAttempt = {
    number: delivery.attempts.length + 1,
    at,
    durationMs: Math.round((performance.now() - started) * 10) / 10,
    // Records that there was a secret, not the secret itself.
    request: {
      url: delivery.url,
      headers: hasAuthorization ? { ...baseHeaders, authorization: '***' } : baseHeaders,
    },
    ...result,
  };
  return { attempt, succeeded: status >= 200 && status < 300, responseBody };
}

const baseHeaders = { 'content-type': 'application/json', 'user-agent': '8x8-sandbox' };

async function sendRequest(context: SandboxContext, delivery: Delivery): Promise<PostResult> {
  let hasAuthorization = false;
  try {
    const authorization = await createAuthorizationHeader(context, findRegistration(context, delivery));
    hasAuthorization = authorization !== undefined;
    const { status, headers, body } = await context.http({
      method: 'POST',
      url: delivery.url,
      headers: authorization === undefined ? baseHeaders : { ...baseHeaders, authorization },
      body: JSON.stringify(delivery.body),
      timeoutMs: context.options.webhookTimeoutMs,
      signal: context.closeSignal,
    });
    return {
      hasAuthorization,
      responseBody: body,
      response: { status, headers, body: body.slice(0, maxRecordedBodyLength) },
    };
  } catch (error) {
    return { hasAuthorization, error: errorMessage(error) };
  }
}
