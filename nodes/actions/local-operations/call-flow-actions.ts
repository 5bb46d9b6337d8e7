import { catalogue, type Choices } from '../../../core/src/catalogue';
import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import { callFlowAnswerSchema } from '../../../core/src/voice';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { compareTitles, toTitle } from '../../shared/titles';
import { type Field, type ReadContext, type Values } from '../fields/field';
import { createField } from '../fields/field-from-schema';
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
    description: 'Say a text and wait for keys; the digits come with the next Voice Call Action',
  },
};

/** The name of the collection with the optional fields. */
const optionalFieldsName = 'additionalFields';

const { callflow } = catalogue.voice.choices ?? {};
/** The fields of an action whose values the account lists. */
const actionChoices: Choices = typeof callflow === 'object' ? callflow : {};

/** The actions that the catalogue allows in the response to a call action webhook. */
const callFlowActions: readonly CallFlowAction[] = callFlowAnswerSchema.properties.callflow.items.anyOf.map(
  (variant) => {
    const { action, params }: { action: { const: string }; params?: ObjectSchema } = variant.properties;
    const required = new Set(params?.required);
    const entries = Object.entries(params?.properties ?? {});
    const of = (isNeeded: boolean): Field[] =>
      entries
        .filter(([name]) => required.has(name) === isNeeded)
        .map(([name, schema]) =>
          createField(name, schema, {
            ...(isNeeded ? { inGroup: true, required: true } : {}),
            choices: actionChoices[name],
          }),
        );
    return { action: action.const, required: of(true), optional: of(false).sort(compareLabels) };
  },
);

/** Creates the parameters of one action: Action, and the fields of each action. */
export function callFlowActionProperties(): INodeProperties[] {
  const options: INodePropertyOptions[] = callFlowActions.map(({ action }) => ({
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
    ...callFlowActions.flatMap(({ action, required, optional }) =>
      [
        ...required.map(({ property }) => ({ ...property, required: true })),
        ...optionalFieldsProperty(optional),
      ].map((property) => ({ ...property, displayOptions: { show: { action: [action] } } })),
    ),
  ];
}

/** Builds one action of the call flow from the values of its parameters. */
export function readCallFlowAction(
  values: Values,
  readContext: ReadContext,
  path: string,
): Record<string, unknown> {
  const chosen = values['action'] ?? 'say';
  const known = callFlowActions.find(({ action }) => action === chosen);
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
