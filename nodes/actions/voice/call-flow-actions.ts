import { catalogue, type Choices } from '../../../core/src/catalogue';
import {
  isJsonObject,
  type ObjectSchema,
  type Schema,
  type VariantSchema,
} from '../../../core/src/validation';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { compareTitles, toTitle } from '../../shared/titles';
import { type Field, type ReadContext, type Values } from '../fields/field';
import { createField, type FieldOptions } from '../fields/field-from-schema';
import { compareLabels, readFields } from '../fields/group';

/** An action of a call flow, with its fields. */
interface CallFlowAction {
  readonly action: string;
  readonly required: readonly Field[];
  readonly optional: readonly Field[];
}

/** Names and descriptions of the actions in n8n, where 8x8's names are not clear. */
const actionTexts: Readonly<Record<string, { readonly name: string; readonly description: string }>> = {
  hangup: { name: 'Hang Up', description: 'End the call; nothing comes after it' },
  makeCall: {
    name: 'Connect to Number',
    description: 'Join the caller with another number, recorded if wanted',
  },
  playFile: { name: 'Play File', description: 'Play an MP3 or WAV file' },
  say: { name: 'Say', description: 'Say a text' },
  sayAndCapture: {
    name: 'Say and Ask for Keys',
    description:
      'Say a text and wait for keys; the 8x8 Voice Call Action Trigger then starts with the digits',
  },
};

/** The name of the collection with the optional fields. */
const optionalFieldsName = 'additionalFields';

const { callflow } = catalogue.voice.choices ?? {};
/** The fields of an action whose values the account lists. */
const actionChoices: Choices = typeof callflow === 'object' ? callflow : {};

/** The list of actions in a form of n8n: its parameter, and how its values become a call flow. */
export interface CallFlowActions {
  readonly property: INodeProperties;
  /** Builds the actions of a call flow. `path` is where they stand in the call flow, and `first` the position of the first one. */
  read(value: unknown, readContext: ReadContext, path: string, first?: number): Record<string, unknown>[];
  /** The label of a field of the actions: "Voice Profile". */
  labelOf(name: string): string | undefined;
}

/** Creates the list of actions from the schema of one action. */
export function callFlowActions({ anyOf }: VariantSchema): CallFlowActions {
  const actions = anyOf.map(toAction);
  return {
    property: {
      displayName: 'Actions',
      name: 'actions',
      type: 'fixedCollection',
      placeholder: 'Add Action',
      typeOptions: { multipleValues: true, sortable: true },
      required: true,
      default: {},
      description:
        'What happens in the call, in order. If they do not end with Hang Up, 8x8 asks the Voice Call Action Trigger of the subaccount what comes next.',
      options: [{ name: 'values', displayName: 'Action', values: actionProperties(actions) }],
    },
    read(value, readContext, path, first = 0) {
      const given = isJsonObject(value) ? value['values'] : value;
      return (Array.isArray(given) ? given : []).map((action: unknown, position) =>
        readAction(actions, isJsonObject(action) ? action : {}, readContext, `${path}[${position + first}]`),
      );
    },
    labelOf: (name) =>
      actions
        .flatMap(({ required, optional }) => [...required, ...optional])
        .find((field) => field.name === name)?.property.displayName,
  };
}

/** Creates a field of an action. The account lists the values of some fields. */
export function callFlowField(name: string, schema: Schema, options: FieldOptions = {}): Field {
  return createField(name, schema, { ...options, choices: actionChoices[name] });
}

function toAction({ properties }: ObjectSchema): CallFlowAction {
  const { action, params } = properties;
  const { properties: fields = {}, required = [] } = params?.type === 'object' ? params : {};
  const of = (isNeeded: boolean): Field[] =>
    Object.entries(fields)
      .filter(([name]) => required.includes(name) === isNeeded)
      .map(([name, schema]) =>
        callFlowField(name, schema, isNeeded ? { inGroup: true, required: true } : {}),
      );
  const name = action && 'const' in action ? action.const : '';
  return { action: name, required: of(true), optional: of(false).sort(compareLabels) };
}

function actionProperties(actions: readonly CallFlowAction[]): INodeProperties[] {
  const options: INodePropertyOptions[] = actions.map(({ action }) => ({
    name: actionTexts[action]?.name ?? toTitle(action),
    value: action,
    ...(actionTexts[action] ? { description: actionTexts[action].description } : {}),
  }));
  return [
    {
      displayName: 'Action',
      name: 'action',
      type: 'options',
      noDataExpression: true,
      options: options.sort((a, b) => compareTitles(a.name, b.name)),
      default: 'say',
      description: 'What happens in the call',
    },
    ...actions.flatMap(({ action, required, optional }) =>
      [
        ...required.map(({ property }) => ({ ...property, required: true })),
        ...optionalFieldsProperty(optional),
      ].map((property) => ({ ...property, displayOptions: { show: { action: [action] } } })),
    ),
  ];
}

function readAction(
  actions: readonly CallFlowAction[],
  values: Values,
  readContext: ReadContext,
  path: string,
): Record<string, unknown> {
  const chosen = values['action'] ?? 'say';
  const known = actions.find(({ action }) => action === chosen);
  if (!known || known.required.length + known.optional.length === 0) return { action: chosen };
  const given = values[optionalFieldsName];
  const params = {
    ...readFields(known.required, values, readContext, `${path}.params`),
    ...readFields(known.optional, isJsonObject(given) ? given : {}, readContext, `${path}.params`),
  };
  return { action: chosen, params };
}

function optionalFieldsProperty(fields: readonly Field[]): INodeProperties[] {
  if (fields.length === 0) return [];
  return [
    {
      displayName: 'Additional Fields',
      name: optionalFieldsName,
      type: 'collection',
      placeholder: 'Add Field',
      default: {},
      options: fields.map(({ property }) => property),
    },
  ];
}
