import type { ObjectSchema, VariantSchema } from '../../../core/src/validation';
import { reportUnlisted, shownWhen } from '../composer/content-type';
import { formOrJson, type CustomFields } from '../composer/custom-fields';
import { objectAt, schemaAt } from '../composer/schema-path';
import type { Field } from '../fields/field';
import { readFields } from '../fields/group';
import { jsonField } from '../fields/json';
import { callFlowActions, callFlowField } from './call-flow-actions';

const source = formOrJson('callFlowFrom', {
  displayName: 'Call Flow',
  description: 'How the numbers and the actions of the call are given',
  whenJson: 'For a call flow that another node has put together',
});

/**
 * The custom fields of the operation that makes a call: who calls whom, and what happens in the call. Or all of it as
 * JSON.
 */
export function callFields(input: ObjectSchema): CustomFields {
  const schema = schemaAt(input, 'callflow');
  const item = variantsAt(input, 'callflow[]');
  const json = shownWhen(jsonField('callflow', schema), source.name, ['json']);
  const parties = partyFields(item).map((field) => shownWhen(field, source.name, ['fields']));
  const actions = callFlowActions(item);
  return {
    replaces: ['callflow'],
    top: [
      source,
      ...parties.map(({ property }) => ({ ...property, required: true })),
      { ...actions.property, displayOptions: { show: { [source.name]: ['fields'] } } },
      { ...json.property, required: true },
    ],
    additional: [],
    toInput(parameter, _additional, readContext) {
      const chosen = parameter(source.name);
      if (chosen === 'json') {
        return { callflow: json.read(parameter('callflow'), readContext, 'callflow') };
      }
      if (chosen !== 'fields') {
        reportUnlisted(readContext, source, String(chosen));
        return {};
      }
      const values = Object.fromEntries(parties.map(({ name }) => [name, parameter(name)]));
      const params = readFields(parties, values, readContext, 'callflow[0].params') ?? {};
      return {
        callflow: [
          { action: 'makeCall', params },
          ...actions.read(parameter('actions'), readContext, 'callflow', 1),
        ],
      };
    },
    labelOf(path, parameter) {
      const [, position, name = ''] = /^callflow\[(\d+)\](?:\.params\.?)?(.*)$/.exec(path) ?? [];
      const isForm = parameter(source.name) === 'fields';
      if (position === undefined) return isForm ? actions.property.displayName : undefined;
      const label = actions.labelOf(name) ?? '';
      if (isForm && position === '0') return label;
      const action = `Action ${isForm ? position : Number(position) + 1}`;
      return label === '' ? action : `${action}: ${label}`;
    },
  };
}

/** Every call flow begins with `makeCall`: its fields are shown above the list of actions. */
function partyFields({ anyOf }: VariantSchema): Field[] {
  const makeCall = anyOf.find(
    ({ properties: { action } }) => action && 'const' in action && action.const === 'makeCall',
  );
  const params = makeCall === undefined ? undefined : objectAt(makeCall, 'params');
  return Object.entries(params?.properties ?? {}).map(([name, schema]) =>
    callFlowField(name, schema, { required: true }),
  );
}

function variantsAt(input: ObjectSchema, path: string): VariantSchema {
  const schema = schemaAt(input, path);
  if (!('anyOf' in schema) || schema.type !== undefined)
    throw new TypeError(`${path} has no variants in this schema.`);
  return schema;
}
