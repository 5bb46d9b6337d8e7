import type { IWebhookFunctions } from 'n8n-workflow';
import { isTestRun } from '../receive/admit-event';
import { BoundedMap } from '../receive/bounded-map';
import type { WebhookResponse } from './intercept-response';

interface CacheEntry {
  readonly at: number;
  readonly response: Promise<WebhookResponse>;
}

/** Responses are kept longer than any call lasts and than any 8x8 Automation step waits. */
const retentionMs = 60 * 60_000;

const maxEntries = 1_000;

const cacheByNode = new Map<string, BoundedMap<CacheEntry>>();

/**
 * The response that was sent for an event, or that is still being prepared. A repeated request gets the same response.
 * The cache is lost when n8n restarts; a repeated request then runs the workflow again.
 */
export function cachedResponse(
  context: IWebhookFunctions,
  eventKey: string,
): Promise<WebhookResponse> | undefined {
  const entry = cacheOf(context).get(eventKey);
  return entry && Date.now() - entry.at < retentionMs ? entry.response : undefined;
}

/** @param shouldKeep whether the response stays in the cache after it was sent */
export function cacheResponse(
  context: IWebhookFunctions,
  eventKey: string,
  response: Promise<WebhookResponse>,
  shouldKeep: (response: WebhookResponse) => boolean,
): void {
  const cache = cacheOf(context);
  cache.set(eventKey, { at: Date.now(), response });
  void response.then((sent) => {
    if (!shouldKeep(sent)) cache.delete(eventKey);
  });
}

function cacheOf(context: IWebhookFunctions): BoundedMap<CacheEntry> {
  const id = `${isTestRun(context) ? 'test' : 'production'}/${String(context.getWorkflow().id)}/${context.getNode().id}`;
  const known = cacheByNode.get(id);
  if (known) return known;
  const cache = new BoundedMap<CacheEntry>(maxEntries);
  cacheByNode.set(id, cache);
  return cache;
}
