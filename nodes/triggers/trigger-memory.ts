import { createHash } from 'node:crypto';
import type { IWebhookFunctions } from 'n8n-workflow';
import { RecentEntries } from './recent-entries';

/** As much as is needed of n8n's response to see how a request ended. */
export interface Ending {
  readonly writableEnded: boolean;
  readonly statusCode: number;
}

/** An event that was let in. */
export interface Claim {
  readonly at: number;
  /** Until it is answered: not yet known whether n8n could start the workflow. */
  readonly ending?: Ending;
}

/** What a process remembers of what came in for one node. */
export interface TriggerMemory {
  readonly claims: RecentEntries<Claim>;
  /** When the last ones came: what goes into static data. */
  readonly toSave: RecentEntries<number>;
  readonly progress: RecentEntries<number>;
}

const memories = new Map<string, TriggerMemory>();

/** Enough for hours of a busy account; about 2 MB. */
const mostInMemory = 10_000;

/** What outlives a restart: n8n writes static data whole, with every event. */
export const mostInStaticData = 1_000;

export function memoryOf(context: IWebhookFunctions): TriggerMemory {
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
export function shortKey(key: string): string {
  return createHash('sha256').update(key).digest('base64url').slice(0, 16);
}
