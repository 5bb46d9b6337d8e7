import { createHash } from 'node:crypto';
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { receiptProgress, type WebhookEvent } from '../../../core/src/webhooks';
import { BoundedMap } from './bounded-map';
import type { ExpressResponse } from './webhook-exchange';

/** An accepted event. */
interface Claim {
  readonly at: number;
  /** Set until n8n has responded. Only then is it known whether the workflow started. */
  readonly response?: Pick<ExpressResponse, 'writableEnded' | 'statusCode'>;
}

/** What this process remembers about the events of one node. */
interface SeenEvents {
  readonly claims: BoundedMap<Claim>;
  /** When the most recent events arrived. This part is also saved in static data. */
  readonly savedTimes: BoundedMap<number>;
  /** The furthest status of each message. */
  readonly progress: BoundedMap<number>;
}

const seenByNode = new Map<string, SeenEvents>();

/** Covers several hours of a busy account, in about 2 MB. */
const maxInMemory = 10_000;

/** Small, because n8n rewrites all static data on every event. */
const maxInStaticData = 1_000;

function seenEventsOf(context: IWebhookFunctions): SeenEvents {
  const id = `${String(context.getWorkflow().id)}/${context.getNode().id}`;
  const known = seenByNode.get(id);
  if (known) return known;
  const seen: SeenEvents = {
    claims: new BoundedMap(maxInMemory),
    savedTimes: new BoundedMap(maxInStaticData),
    progress: new BoundedMap(maxInMemory),
  };
  seenByNode.set(id, seen);
  return seen;
}

/** Shortens a key, because static data must stay small. */
function hashKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** 8x8 retries for about two minutes. An hour also covers events that 8x8 queues during an outage of its own. */
const retentionMs = 60 * 60_000;

/**
 * Claims an event for this request. Returns `new` when the workflow must start, `repeat` when it already started for
 * this event, and `inProgress` when another request is starting it and may still fail.
 *
 * The memory of this process is checked first, then the node's static data, which survives a restart. n8n saves static
 * data when it responds, but not for test runs or when the workflow could not start. A request that ended with 4xx or
 * 5xx releases its claim, because 8x8 sends the event again.
 */
export function claimEvent(
  context: IWebhookFunctions,
  response: ExpressResponse,
  eventKey: string,
  now: number,
): 'new' | 'repeat' | 'inProgress' {
  const key = hashKey(eventKey);
  const seen = seenEventsOf(context);
  const staticData = context.getWorkflowStaticData('node');
  const saved = (staticData['seen'] ?? {}) as Readonly<Record<string, number>>;

  const claim = seen.claims.get(key);
  const state = claim ? claimState(claim) : 'none';
  if (state === 'pending') return 'inProgress';
  if (state === 'handled' && claim && now - claim.at < retentionMs) return 'repeat';
  const savedAt = saved[key];
  if (state === 'none' && savedAt !== undefined && now - savedAt < retentionMs) return 'repeat';

  seen.claims.set(key, { at: now, response });
  response.once('close', () => {
    if (response.writableEnded) settleClaim(seen, key, response.statusCode);
  });
  staticData['seen'] = timesToSave(seen, saved, key, now);
  return 'new';
}

/** Takes the state from the response object, because n8n may respond after the caller has closed the connection. */
function claimState({ response }: Claim): 'pending' | 'handled' | 'failed' {
  if (!response) return 'handled';
  if (!response.writableEnded) return 'pending';
  return response.statusCode < 400 ? 'handled' : 'failed';
}

function settleClaim({ claims, savedTimes }: SeenEvents, key: string, statusCode: number): void {
  const claim = claims.get(key);
  if (!claim) return;
  if (statusCode < 400) {
    claims.set(key, { at: claim.at });
    return;
  }
  claims.delete(key);
  savedTimes.delete(key);
}

/**
 * The recent events to write into static data: those already saved, those of this process, and the one being claimed.
 * Concurrent requests overwrite each other's static data; writing all known events restores the lost ones.
 */
function timesToSave(
  { claims, savedTimes }: SeenEvents,
  saved: Readonly<Record<string, number>>,
  claimedKey: string,
  now: number,
): IDataObject {
  for (const [key, at] of Object.entries(saved)) {
    if (savedTimes.isFull) break;
    if (savedTimes.get(key) === undefined) savedTimes.set(key, at);
  }
  savedTimes.set(claimedKey, now);
  const times: IDataObject = {};
  for (const [key, at] of savedTimes) {
    const claim = claims.get(key);
    const isUnsettled = key !== claimedKey && claim !== undefined && claimState(claim) !== 'handled';
    if (!isUnsettled && now - at < retentionMs) times[key] = at;
  }
  return times;
}

/** Whether a receipt arrived after a later status of the same message on the same channel. */
export function isLateReceipt(context: IWebhookFunctions, event: WebhookEvent): boolean {
  const receipt = receiptProgress(event);
  if (!receipt) return false;
  const message = hashKey(receipt.subject);
  const { progress } = seenEventsOf(context);
  const staticData = context.getWorkflowStaticData('node');
  const saved = (staticData['progress'] ?? {}) as Readonly<Record<string, number>>;
  const furthest = Math.max(progress.get(message) ?? 0, saved[message] ?? 0);
  if (receipt.rank < furthest) return true;
  progress.set(message, receipt.rank);
  const others = Object.entries(saved).filter(([other]) => other !== message);
  staticData['progress'] = Object.fromEntries([
    ...others.slice(1 - maxInStaticData),
    [message, receipt.rank],
  ]);
  return false;
}
