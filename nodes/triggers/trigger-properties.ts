import type { INodeProperties } from 'n8n-workflow';
import { triggerOn } from './event-choice';
import { filterProperties } from './filter-properties';
import { registrationOptions, registrationProperties } from './registration-properties';
import { hasSlots, type TriggerProduct } from './trigger-product';

/** The parameters of a trigger, in the order in which a person fills them in. */
export function triggerProperties(product: TriggerProduct): INodeProperties[] {
  return [
    triggerOn(product),
    ...registrationProperties(product),
    simplifyProperty,
    ...filterProperties(product),
    ...(hasSlots(product) ? [registrationOptions()] : []),
  ];
}

export const simplifyProperty: INodeProperties = {
  displayName: 'Simplify',
  name: 'simple',
  type: 'boolean',
  default: true,
  description: 'Whether to return a simplified version of the response instead of the raw data',
};
