import { scheduleTask, currentTimestamp, type SandboxContext } from '../engine/context';
import { errorMessage } from '../engine/error-message';
import { nextUuid } from '../engine/ids';
import type { JsonObject } from '../engine/json';
import { formatTimestamp } from '../engine/timestamps';
import {
  getRegistration,
  registrationTable,
  type WebhookRegistration,
} from '../webhooks/webhook-registrations';
import {
  deliveryTable,
  type Delivery,
  type DeliveryAttempt,
  type RegistrationKey,
  type PostTask,
  type DeliveryEvent,
  type AnswerNotice,
} from './delivery';
import { addDelivery, updateDelivery } from './delivery-log';
import { createAuthorizationHeader } from './webhook-authorization';
import { isHeld, releaseHeldDelivery } from './webhook-faults';

/**
 * 8x8's delays before each retry of a webhook that was not answered with success. After the last one the delivery
 * fails.
 */
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
export async function deliverWebhook(
  context: SandboxContext,
  deliveryId: string,
  { ifHeld }: { readonly ifHeld?: true } = {},
): Promise<void> {
  const delivery = context.state.table(deliveryTable).get(deliveryId);
  if (!delivery) return;
  const { url, umid, sessionId } = delivery;
  await context.dispatcher.dispatchInOrder(url, umid ?? sessionId ?? deliveryId, async () => {
    if (context.closeSignal.aborted) return;
    // Another delivery has overtaken it in the meantime.
    if (ifHeld === true && !isHeld(context, deliveryId)) return;
    await attemptDelivery(context, deliveryId);
  });
}

async function attemptDelivery(context: SandboxContext, deliveryId: string): Promise<void> {
  const delivery = context.state.table(deliveryTable).get(deliveryId);
  if (delivery?.status !== 'pending') return;
  releaseHeldDelivery(context, deliveryId);
  if (delivery.faults?.includes('webhookDrop')) {
    drop(context, delivery);
    return;
  }
  const { attempt, succeeded, responseBody } = await postWebhook(context, delivery);
  if (context.closeSignal.aborted || context.state.table(deliveryTable).get(deliveryId) !== delivery) return;
  const retryDelayMs =
    succeeded || delivery.expectsAnswer === true
      ? undefined
      : retryDelaysMs[delivery.attempts.filter((each) => !each.replay).length];
  const nextAt =
    retryDelayMs === undefined
      ? undefined
      : formatTimestamp(context.clock.now() + retryDelayMs * context.options.timeScale);
  const status = succeeded ? 'delivered' : retryDelayMs === undefined ? 'failed' : 'pending';
  recordAttempt(context, delivery, { ...attempt, ...(nextAt === undefined ? {} : { nextAt }) }, status);
  if (retryDelayMs !== undefined) scheduleTask<PostTask>(context, retryDelayMs, { kind: 'post', deliveryId });
  tellAnswer(context, delivery, succeeded ? responseBody : undefined);
  if (delivery.attempts.length === 1)
    for (const overtaken of delivery.overtakes ?? [])
      scheduleTask<PostTask>(context, 0, { kind: 'post', deliveryId: overtaken });
}

/** Ends a delivery that a fault drops: the event is lost. */
function drop(context: SandboxContext, delivery: Delivery): void {
  updateDelivery(context.state, delivery, { status: 'failed', error: 'Not posted: a fault dropped it' });
  context.eventFeed.emit<DeliveryEvent>({ kind: 'webhook', delivery });
  tellAnswer(context, delivery, undefined);
}

/** Passes the response on to the call that waits for it. */
function tellAnswer(context: SandboxContext, delivery: Delivery, body: string | undefined): void {
  if (delivery.expectsAnswer !== true) return;
  context.notify<AnswerNotice>({ kind: 'answer', sessionId: delivery.sessionId ?? '', body });
}

/**
 * Posts a delivery once more, whatever its status. A failure is not retried; a success turns a failed delivery into a
 * delivered one.
 */
export async function replayWebhook(context: SandboxContext, delivery: Delivery): Promise<DeliveryAttempt> {
  const { attempt, succeeded } = await context.dispatcher.dispatch(delivery.url, () =>
    postWebhook(context, delivery),
  );
  const replayed = { ...attempt, replay: true };
  const isRescued = succeeded && delivery.status === 'failed';
  recordAttempt(context, delivery, replayed, isRescued ? 'delivered' : delivery.status);
  return replayed;
}

/** Changes of a webhook before it is sent: another body, another receiver. */
export interface WebhookEdit {
  readonly body?: JsonObject;
  readonly url?: string;
}

/**
 * Sends an edited copy of a delivery once, as a delivery of its own. It has the `Authorization` of the webhook that is
 * registered at its URL: the secret of a receiver goes to no other one.
 */
export async function sendEditedWebhook(
  context: SandboxContext,
  original: Delivery,
  { body = original.body, url = original.url }: WebhookEdit,
): Promise<Delivery> {
  const { event, subAccountId, umid, sessionId } = original;
  const registration = url === original.url ? original.registration : findRegistrationAt(context, url);
  const delivery = addDelivery(context.state, {
    id: nextUuid(context.state, 'delivery'),
    at: currentTimestamp(context),
    ...{ event, subAccountId, url, body },
    ...(umid === undefined ? {} : { umid }),
    ...(sessionId === undefined ? {} : { sessionId }),
    ...(registration === undefined ? {} : { registration }),
    editOf: original.id,
    status: 'pending',
    attempts: [],
  });
  if (delivery.status !== 'pending') return delivery;
  const { attempt, succeeded } = await context.dispatcher.dispatch(url, () => postWebhook(context, delivery));
  recordAttempt(context, delivery, attempt, succeeded ? 'delivered' : 'failed');
  return delivery;
}

/** Finds a webhook that is registered at a URL. */
function findRegistrationAt({ state }: SandboxContext, url: string): RegistrationKey | undefined {
  const found = state.table(registrationTable).find((each) => each.url === url && each.enabled);
  return found && { product: found.product, scope: found.scope, type: found.type };
}

function recordAttempt(
  context: SandboxContext,
  delivery: Delivery,
  attempt: DeliveryAttempt,
  status: Delivery['status'],
): void {
  updateDelivery(context.state, delivery, { status, attempts: [...delivery.attempts, attempt] });
  context.eventFeed.emit<DeliveryEvent>({ kind: 'webhook', delivery, attempt });
}

function findRegistration(
  context: SandboxContext,
  { registration, url }: Delivery,
): WebhookRegistration | undefined {
  if (!registration) return undefined;
  const { product, scope, type } = registration;
  const found = getRegistration(context.state, product, scope, type);
  return found?.url === url ? found : undefined;
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

/** A fault replaces the secret by a wrong one, of the same scheme. */
async function findAuthorization(context: SandboxContext, delivery: Delivery): Promise<string | undefined> {
  const authorization = await createAuthorizationHeader(context, findRegistration(context, delivery));
  if (delivery.faults?.includes('webhookWrongSecret') !== true) return authorization;
  const [, scheme = 'Bearer'] = /^(\S+) /.exec(authorization ?? '') ?? [];
  return `${scheme} wrong-secret`;
}

const baseHeaders = { 'content-type': 'application/json', 'user-agent': '8x8-sandbox' };

async function sendRequest(context: SandboxContext, delivery: Delivery): Promise<PostResult> {
  let hasAuthorization = false;
  try {
    const authorization = await findAuthorization(context, delivery);
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
