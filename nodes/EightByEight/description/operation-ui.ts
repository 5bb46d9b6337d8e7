import { type CatalogueEntry, bodyFields } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/validation';
import { contentFields } from '../composer/content-fields';
import { recipientFields, replyToFields } from '../composer/recipient-fields';
import type { CustomFields, OperationUi } from './operation-ui.types';
import type { INodeProperties } from 'n8n-workflow';
import { isRecord, type ReadContext, type Values } from '../fields/field';
import { readFields } from '../fields/group';
import { parseJson } from '../fields/json';
import { compareTitles } from '../../shared/titles';
import { operationFields } from './operation-fields';

type CustomFieldsFactory = (input: ObjectSchema) => CustomFields;

/** Operations of which some part is made by hand, because its raw fields would be hard to fill in. */
const customFieldFactories: Readonly<Record<string, readonly CustomFieldsFactory[]>> = {
  'chatApps.send': [recipientFields, contentFields, replyToFields],
  'chatApps.sendLineNotification': [recipientFields],
} satisfies Partial<Record<OperationId, unknown>>;

export function customFields({ id, operation }: CatalogueEntry): readonly CustomFields[] {
  return (customFieldFactories[id] ?? []).map((make) => make(operation.input));
}

/** The parameter that holds what need not be given. */
export const additionalFieldsName = 'additionalFields';

const extraFieldsProperty: INodeProperties = {
  displayName: 'Extra Fields (JSON)',
  name: 'extraFields',
  type: 'json',
  typeOptions: { rows: 4 },
  default: '',
  placeholder: 'e.g. {"newField": "value"}',
  description: 'Fields of 8x8 that this node does not offer, merged into the request',
};

/** Each is made once: the description, the operations of the node's own and every run ask for it. */
const cache = new WeakMap<CatalogueEntry['operation'], OperationUi>();

/** The face of an operation: derived from its schema, but for the parts that are made by hand. */
export function operationUi(entry: CatalogueEntry): OperationUi {
  const known = cache.get(entry.operation);
  if (known) return known;
  const face = createOperationUi(entry);
  cache.set(entry.operation, face);
  return face;
}

function createOperationUi(entry: CatalogueEntry): OperationUi {
  const parts = customFields(entry);
  const { top, additional } = operationFields(entry, new Set(parts.flatMap(({ replaces }) => replaces)));
  const takesMore = entry.operation.body === undefined && bodyFields(entry).length > 0;
  const more = [
    ...parts.flatMap((part) => part.additional),
    ...additional.map(({ property }) => property),
    ...(takesMore ? [extraFieldsProperty] : []),
  ].sort((a, b) => compareTitles(a.displayName, b.displayName));
  return {
    properties: [
      ...parts.flatMap((part) => part.top),
      ...top.map(({ property }) => property),
      ...(more.length ? [additionalFieldsProperty(more)] : []),
    ],
    binaryFieldNames: (parameter) => parts.flatMap((part) => part.binaryFieldNames?.(parameter) ?? []),
    toInput(parameter, reading) {
      const given = more.length ? parameter(additionalFieldsName) : undefined;
      const values: Values = isRecord(given) ? given : {};
      const input: Record<string, unknown> = {};
      for (const field of top) {
        const value = field.read(parameter(field.name), reading, field.name);
        if (value !== undefined) input[field.name] = value;
      }
      Object.assign(input, readFields(additional, values, reading, ''));
      for (const part of parts) Object.assign(input, part.toInput(parameter, values, reading));
      return takesMore ? mergeExtraFields(input, values[extraFieldsProperty.name], reading) : input;
    },
  };
}

function additionalFieldsProperty(options: readonly INodeProperties[]): INodeProperties {
  return {
    displayName: 'Additional Fields',
    name: additionalFieldsName,
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    options: [...options],
  };
}

function mergeExtraFields(
  input: Record<string, unknown>,
  extra: unknown,
  reading: ReadContext,
): Record<string, unknown> {
  const fields = parseJson(extra, reading, extraFieldsProperty.name);
  if (fields === undefined) return input;
  if (isRecord(fields)) return { ...input, ...fields };
  reading.reportIssue(extraFieldsProperty.name, 'is not an object', 'Write it in braces: {"name": "value"}.');
  return input;
}
