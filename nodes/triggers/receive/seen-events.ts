import { createHash } from 'node:crypto';
import type { IWebhookFunctions, IDataObject } from 'n8n-workflow';
import { RecentEntries } from './bounded-map';
import { responseOf } from './webhook-exchange';
import { receiptProgress, type WebhookEvent } from '../../../core/src/webhooks';

/** As much as is needed of n8n's response to see how a request ended. */
interface Ending {
  readonly writableEnded: boolean;
  readonly statusCode: number;
}

/** An event that was let in. */
interface Claim {
  readonly at: number;
  /** Until it is answered: not yet known whether n8n could start the workflow. */
  readonly ending?: Ending;
}

/** What a process remembers of what came in for one node. */
interface TriggerMemory {
  readonly claims: RecentEntries<Claim>;
  /** When the last ones came: what goes into static data. */
  readonly toSave: RecentEntries<number>;
  readonly progress: RecentEntries<number>;
}

const memories = new Map<string, TriggerMemory>();

/** Enough for hours of a busy account; about 2 MB. */
const mostInMemory = 10_000;

/** What outlives a restart: n8n writes static data whole, with every event. */
const mostInStaticData = 1_000;

function memoryOf(context: IWebhookFunctions): TriggerMemory {
  const id = `${String(context.getWorkflow().id)}/${context.getNode().id}`;
  const known = memories.get(id);
  if (known) return known;
  const memory: TriggerMemory = {
    claims: new RecentEntries(mostInMemory),
    toSave: new RecentEntries(mostInStaticData),
    progress: new RecentEntries(mostInMemory),
  };
  memories.set(id, memory);
  return memory;
}

/** A short name for a key, for static data has to stay small. */
function shortKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}

/** 8x8 gives up after about two minutes; an hour also covers events it stores while it is down itself. */
const rememberedMs = 60 * 60_000;

/**
 * Whether an event is let in: `new`, a `repeat` of one that was, or `busy`, because the same one is being handled and
 * it is not certain yet that the workflow starts.
 *
 * First comes the memory of this process, then the node's static data, which outlive it: n8n saves them together with
 * its answer (not for tests, and not when the workflow could not be started). A claim whose request ended with 4xx or 5xx counts for
 * nothing: 8x8 sends the event again, and it has to get in.
 */
export function claimEvent(
  context: IWebhookFunctions,
  eventKey: string,
  now: number,
): 'new' | 'repeat' | 'busy' {
  const key = shortKey(eventKey);
  const memory = memoryOf(context);
  const staticData = context.getWorkflowStaticData('node');
  const saved = (staticData['seen'] ?? {}) as Readonly<Record<string, number>>;

  const claim = memory.claims.get(key);
  const state = claim ? stateOf(claim) : 'none';
  if (state === 'open') return 'busy';
  if (state === 'done' && claim && now - claim.at < rememberedMs) return 'repeat';
  const savedAt = saved[key];
  if (state === 'none' && savedAt !== undefined && now - savedAt < rememberedMs) return 'repeat';

  const ending = responseOf(context);
  memory.claims.set(key, { at: now, ending });
  ending.once('close', () => {
    if (ending.writableEnded) settle(memory, key, ending.statusCode);
  });
  staticData['seen'] = seenBy(memory, saved, key, now);
  return 'new';
}

/** An answer may be given after the caller has hung up, so the request is looked at and not only waited for. */
function stateOf({ ending }: Claim): 'open' | 'done' | 'failed' {
  if (!ending) return 'done';
  if (!ending.writableEnded) return 'open';
  return ending.statusCode < 400 ? 'done' : 'failed';
}

function settle({ claims, toSave }: TriggerMemory, key: string, statusCode: number): void {
  const claim = claims.get(key);
  if (!claim) return;
  if (statusCode < 400) {
    claims.set(key, { at: claim.at });
    return;
  }
  claims.delete(key);
  toSave.delete(key);
}

/** All that is known and young: requests handled at the same time overwrite each other's, and so heal it. */
function seenBy(
  { claims, toSave }: TriggerMemory,
  saved: Readonly<Record<string, number>>,
  own: string,
  now: number,
): IDataObject {
  for (const [key, at] of Object.entries(saved)) {
    if (toSave.isFull) break;
    if (toSave.get(key) === undefined) toSave.set(key, at);
  }
  toSave.set(own, now);
  const seen: IDataObject = {};
  for (const [key, at] of toSave) {
    const claim = claims.get(key);
    const isOpen = key !== own && claim !== undefined && stateOf(claim) !== 'done';
    if (!isOpen && now - at < rememberedMs) seen[key] = at;
  }
  return seen;
}

/** Whether a receipt says less than one that came before, for the same message on the same channel. */
export function isLate(context: IWebhookFunctions, event: WebhookEvent): boolean {
  const progress = receiptProgress(event);
  if (!progress) return false;
  const subject = shortKey(progress.subject);
  const { progress: memory } = memoryOf(context);
  const staticData = context.getWorkflowStaticData('node');
  const saved = (staticData['progress'] ?? {}) as Readonly<Record<string, number>>;
  const furthest = Math.max(memory.get(subject) ?? 0, saved[subject] ?? 0);
  if (progress.rank < furthest) return true;
  memory.set(subject, progress.rank);
  const others = Object.entries(saved).filter(([other]) => other !== subject);
  staticData['progress'] = Object.fromEntries([
    ...others.slice(1 - mostInStaticData),
    [subject, progress.rank],
  ]);
  return false;
}
