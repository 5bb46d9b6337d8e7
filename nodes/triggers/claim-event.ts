import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';
import { memoryOf, shortKey, type Claim, type TriggerMemory } from './trigger-memory';
import { responseOf } from './webhook-exchange';

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
