import type { ObjectSchema } from '../../../core/src/schema';
import { callFlowAnswerSchema } from '../../../core/src/voice';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byTitle, titleOf } from '../../shared/titles';
import { isRecord, type Field, type Reading, type Values } from '../fields/field';
import { fieldFrom } from '../fields/field-from-schema';
import { byLabel, readFields } from '../fields/group';

/** One thing that a call flow can do, with what has to be said about it and what may be. */
interface ActionFields {
  readonly action: string;
  readonly needed: readonly Field[];
  readonly optional: readonly Field[];
}

/** What the actions are called in n8n, where the name that 8x8 gives them does not say it. */
const words: Readonly<Record<string, { readonly name: string; readonly description: string }>> = {
  hangup: { name: 'Hang Up', description: 'End the call; nothing comes after it' },
  makeCall: {
    name: 'Connect to Number',
    description: 'Join the caller with another number, recorded if wanted',
  },
  playFile: { name: 'Play File', description: 'Play an MP3 or WAV file' },
  say: { name: 'Say', description: 'Say a text' },
  sayAndCapture: {
    name: 'Say and Ask for Keys',
    description: 'Say a text and wait for keys; the digits come with the next Voice Call Action',
  },
};

/** Where the fields that need not be given are kept. */
const optionalName = 'additionalFields';

/** Each action that the answer to a call action webhook may have, as the catalogue describes it. */
const actions: readonly ActionFields[] = callFlowAnswerSchema.properties.callflow.items.anyOf.map(
  (variant) => {
    const { action, params }: { action: { const: string }; params?: ObjectSchema } = variant.properties;
    const required = new Set(params?.required);
    const entries = Object.entries(params?.properties ?? {});
    const of = (isNeeded: boolean): Field[] =>
      entries
        .filter(([name]) => required.has(name) === isNeeded)
        .map(([name, schema]) => fieldFrom(name, schema, isNeeded ? { inGroup: true, required: true } : {}));
    return { action: action.const, needed: of(true), optional: of(false).sort(byLabel) };
  },
);

/** The parameters of one action: which it is, and then what belongs to it. */
export function actionProperties(): INodeProperties[] {
  const options: INodePropertyOptions[] = actions.map(({ action }) => ({
    name: words[action]?.name ?? titleOf(action),
    value: action,
    ...(words[action] ? { description: words[action].description } : {}),
  }));
  return [
    {
      displayName: 'Action',
      name: 'action',
      type: 'options',
      noDataExpression: true,
      options: options.sort((a, b) => byTitle(a.name, b.name)),
      default: 'say',
      description: 'What happens in the call',
    },
    ...actions.flatMap(({ action, needed, optional }) =>
      [...needed.map(({ property }) => ({ ...property, required: true })), ...collectionOf(optional)].map(
        (property) => ({ ...property, displayOptions: { show: { action: [action] } } }),
      ),
    ),
  ];
}

/** One action as 8x8 takes it. */
export function readAction(values: Values, reading: Reading, path: string): Record<string, unknown> {
  const chosen = values['action'] ?? 'say';
  const known = actions.find(({ action }) => action === chosen);
  if (!known || known.needed.length + known.optional.length === 0) return { action: chosen };
  const given = values[optionalName];
  const params = {
    ...readFields(known.needed, values, reading, `${path}.params`),
    ...readFields(known.optional, isRecord(given) ? given : {}, reading, `${path}.params`),
  };
  return { action: chosen, params };
}

function collectionOf(fields: readonly Field[]): INodeProperties[] {
  if (fields.length === 0) return [];
  return [
    {
      displayName: 'Additional Fields',
      name: optionalName,
      type: 'collection',
      placeholder: 'Add Field',
      default: {},
      options: fields.map(({ property }) => property),
    },
  ];
}
