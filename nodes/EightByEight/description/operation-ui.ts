import { type CatalogueEntry, bodyFields } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/schema';
import { contentPart } from '../composer/content-fields';
import { recipientPart, replyToPart } from '../composer/recipient-fields';
import type { FacePart, OperationFace } from './operation-ui.types';
import type { INodeProperties } from 'n8n-workflow';
import { isRecord, type Reading, type Values } from '../fields/field';
import { readFields } from '../fields/group';
import { jsonFrom } from '../fields/json';
import { byTitle } from '../../shared/titles';
import { operationFields } from './operation-fields';

type MakePart = (input: ObjectSchema) => FacePart;

/** Operations of which some part is made by hand, because its raw fields would be hard to fill in. */
const byHand: Readonly<Record<string, readonly MakePart[]>> = {
  'chatApps.send': [recipientPart, contentPart, replyToPart],
  'chatApps.sendLineNotification': [recipientPart],
} satisfies Partial<Record<OperationId, unknown>>;

export function partsOf({ id, operation }: CatalogueEntry): readonly FacePart[] {
  return (byHand[id] ?? []).map((make) => make(operation.input));
}

/** The parameter that holds what need not be given. */
export const additionalName = 'additionalFields';

const extraFields: INodeProperties = {
  displayName: 'Extra Fields (JSON)',
  name: 'extraFields',
  type: 'json',
  typeOptions: { rows: 4 },
  default: '',
  placeholder: 'e.g. {"newField": "value"}',
  description: 'Fields of 8x8 that this node does not offer, merged into the request',
};

/** Each is made once: the description, the operations of the node's own and every run ask for it. */
const made = new WeakMap<CatalogueEntry['operation'], OperationFace>();

/** The face of an operation: derived from its schema, but for the parts that are made by hand. */
export function faceOf(entry: CatalogueEntry): OperationFace {
  const known = made.get(entry.operation);
  if (known) return known;
  const face = makeFace(entry);
  made.set(entry.operation, face);
  return face;
}

function makeFace(entry: CatalogueEntry): OperationFace {
  const parts = partsOf(entry);
  const { top, additional } = operationFields(entry, new Set(parts.flatMap(({ replaces }) => replaces)));
  const takesMore = entry.operation.body === undefined && bodyFields(entry).length > 0;
  const more = [
    ...parts.flatMap((part) => part.additional),
    ...additional.map(({ property }) => property),
    ...(takesMore ? [extraFields] : []),
  ].sort((a, b) => byTitle(a.displayName, b.displayName));
  return {
    properties: [
      ...parts.flatMap((part) => part.top),
      ...top.map(({ property }) => property),
      ...(more.length ? [collectionOf(more)] : []),
    ],
    filesNamed: (parameter) => parts.flatMap((part) => part.filesNamed?.(parameter) ?? []),
    toInput(parameter, reading) {
      const given = more.length ? parameter(additionalName) : undefined;
      const values: Values = isRecord(given) ? given : {};
      const input: Record<string, unknown> = {};
      for (const field of top) {
        const value = field.read(parameter(field.name), reading, field.name);
        if (value !== undefined) input[field.name] = value;
      }
      Object.assign(input, readFields(additional, values, reading, ''));
      for (const part of parts) Object.assign(input, part.toInput(parameter, values, reading));
      return takesMore ? merged(input, values[extraFields.name], reading) : input;
    },
  };
}

function collectionOf(options: readonly INodeProperties[]): INodeProperties {
  return {
    displayName: 'Additional Fields',
    name: additionalName,
    type: 'collection',
    placeholder: 'Add Field',
    default: {},
    options: [...options],
  };
}

function merged(input: Record<string, unknown>, extra: unknown, reading: Reading): Record<string, unknown> {
  const fields = jsonFrom(extra, reading, extraFields.name);
  if (fields === undefined) return input;
  if (isRecord(fields)) return { ...input, ...fields };
  reading.report(extraFields.name, 'is not an object', 'Write it in braces: {"name": "value"}.');
  return input;
}
