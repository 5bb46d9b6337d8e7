import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** A parameter with its path: "sms.send > Additional Fields > Country". */
export interface Placed {
  readonly property: INodeProperties;
  readonly path: string;
  /** The parameters of the same collection, including this one. */
  readonly siblings: readonly INodeProperties[];
}

/** Whether an entry is a group of a fixed collection. */
export const isGroup = (option: object): option is INodePropertyCollection => 'values' in option;
export const isChoice = (option: object): option is INodePropertyOptions => 'value' in option;
export const isProperty = (option: object): option is INodeProperties => 'type' in option;

/** Every parameter of a node, at any depth, so that a test can check a rule for all of them. */
export function everyProperty(properties: readonly INodeProperties[], path = ''): Placed[] {
  return properties.flatMap((property) => {
    const operation = property.displayOptions?.show?.['operation']?.[0];
    const here = [path || (typeof operation === 'string' ? operation : ''), property.displayName]
      .filter(Boolean)
      .join(' > ');
    const inside = (property.options ?? []).filter(isProperty);
    const groups = (property.options ?? []).filter(isGroup);
    return [
      { property, path: here, siblings: properties },
      ...everyProperty(inside, here),
      ...groups.flatMap(({ values }) => everyProperty(values, here)),
    ];
  });
}
