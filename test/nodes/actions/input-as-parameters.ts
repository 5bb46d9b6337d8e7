import { fileFields, type CatalogueEntry, type FileInput } from 'cpaas-8x8/pure';
import type { IBinaryKeyData, INodeParameters, INodeProperties, NodeParameterValueType } from 'n8n-workflow';
import { actionTypes } from './action-types';

const properties = Object.values(actionTypes).flatMap(({ description }) => description.properties);
type Input = Readonly<Record<string, unknown>>;

/**
 * Converts the input of an operation to the node parameters and files with which a person would enter it, so that a
 * test can run every operation through its n8n form.
 */
export function inputAsParameters(
  { id, operation }: CatalogueEntry,
  input: Input,
): { readonly parameters: INodeParameters; readonly binary: IBinaryKeyData } {
  const files = fileFields(operation);
  const binary: IBinaryKeyData = {};
  const given: Record<string, unknown> = { ...input };
  // The form shows the fields of some objects one by one.
  for (const path of operation.mainFields ?? []) {
    const [outer = '', inner] = path.split('.');
    if (inner !== undefined) Object.assign(given, input[outer]);
  }
  for (const name of files) {
    const file = input[name] as FileInput;
    const data = Buffer.from(file.content).toString('base64');
    binary[name] = { data, mimeType: file.type ?? 'text/plain', fileName: file.name };
    given[name] = name;
  }
  const shown = properties.filter(
    ({ displayOptions }) => displayOptions?.show?.['operation']?.includes(id) === true,
  );
  const parameters: INodeParameters = {};
  for (const property of shown) {
    if (property.name === 'additionalFields') parameters[property.name] = fieldsOf(property, given);
    else if (given[property.name] !== undefined) {
      parameters[property.name] = valueFor(property, given[property.name]);
    }
  }
  // The form of a new template has a field for each part, or takes all of them as JSON.
  if (input['components'] !== undefined) parameters['componentsFrom'] = 'json';
  if (id === 'voice.sendCallFlow') parameters['callFlowFrom'] = 'json';
  return { parameters, binary };
}

function fieldsOf({ options = [] }: INodeProperties, given: Input): INodeParameters {
  const values: INodeParameters = {};
  for (const option of options) {
    if (!('type' in option) || given[option.name] === undefined) continue;
    values[option.name] = valueFor(option, given[option.name]);
  }
  return values;
}

/** Converts a value to what n8n's field for it holds. */
function valueFor(property: INodeProperties, value: unknown): NodeParameterValueType {
  switch (property.type) {
    case 'json':
      return JSON.stringify(value);
    case 'resourceLocator':
      return { __rl: true, mode: 'id', value: String(value) };
    case 'multiOptions':
      return value as NodeParameterValueType;
    case 'collection':
      return fieldsOf(property, value as Input);
    case 'fixedCollection': {
      const [group] = property.options ?? [];
      const fields = group && 'values' in group ? group.values : [];
      const filled = (each: unknown): INodeParameters =>
        fieldsOf({ ...property, options: fields }, each as Input);
      if (Array.isArray(value)) return { values: value.map(filled) };
      if (!property.typeOptions?.multipleValues) return { values: filled(value) };
      // Values that the user names.
      return { values: Object.entries(value as Input).map(([name, each]) => filled({ name, value: each })) };
    }
    default:
      return (Array.isArray(value) ? value.join(', ') : value) as NodeParameterValueType;
  }
}
