import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byTitle } from '../shared/titles';
import { eventDefinition } from './trigger-events';
import { hasSlots, type TriggerProduct } from './trigger-product';

/** Which events start the workflow. */
export function triggerOn(product: TriggerProduct): INodeProperties {
  return {
    displayName: 'Trigger On',
    name: 'events',
    type: 'multiOptions',
    required: true,
    options: eventOptions(product),
    default: [...product.choices.slice(0, 1), ...(product.others ? ['unknown'] : [])],
    description: 'What starts the workflow',
  };
}

function eventOptions(product: TriggerProduct): INodePropertyOptions[] {
  const known = product.choices.map((value) => {
    const { title, summary, webhook } = eventDefinition(value);
    return {
      name: title,
      value,
      description:
        webhook.via === 'support' && hasSlots(product)
          ? `${summary}. Kept for workflows that have it: new ones use the 8x8 SMS Engage Trigger. 8x8's support enters its URL, so Webhook Registration must be Manual.`
          : summary,
    };
  });
  return [
    ...known.sort((a, b) => byTitle(a.name, b.name)),
    {
      name: product.others?.name ?? 'Unknown Event',
      value: 'unknown',
      description:
        product.others?.description ??
        'Something that 8x8 sends and this version does not know, with its whole body',
    },
  ];
}
