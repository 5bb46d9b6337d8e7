import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

/** A parameter with the way to it: "sms.send > Additional Fields > Country". */
export interface Placed {
  readonly property: INodeProperties;
  readonly path: string;
  /** The parameters that stand beside it, itself included. */
  readonly siblings: readonly INodeProperties[];
}

export const isGroup = (option: object): option is INodePropertyCollection => 'values' in option;
export const isChoice = (option: object): option is INodePropertyOptions => 'value' in option;
export const isProperty = (option: object): option is INodeProperties => 'type' in option;

/** Every parameter of a node, those within others too. */
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
