import type { FromSchema } from '../schema/from-schema';
import type { webhookEvents } from './events';

type Events = typeof webhookEvents;

/**
 * What 8x8 sends, by event. Here it is inferred from the table of events; the build writes this declaration anew
 * (`.ci/declarations`): equal types, with a name and the table's words for every field.
 */
export type WebhookPayloads = { readonly [T in keyof Events]: FromSchema<Events[T]['payload']> };
