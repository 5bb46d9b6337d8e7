import { eventDefinition } from './trigger-events';
import type { TriggerProduct } from './trigger-product';

/** What stands below a trigger's name in a workflow: the titles of its events. */
export function triggerSubtitle({ choices, others }: TriggerProduct): string {
  const titles = choices.map((type) => [type, eventDefinition(type).title] as const);
  const named = JSON.stringify(Object.fromEntries([...titles, ['unknown', others?.name ?? 'Unknown Event']]));
  return `={{ $parameter["events"].map((event) => (${named})[event]).join(", ") }}`;
}
