import { isJsonObject, type ObjectSchema, type Schema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { recordsIn, type Field, fieldText } from './field';
import { parseJson } from './json';
import { toText } from './text';

/** The label and the example of the name of a value. */
function nameProperty({ examples: [example] = [] }: ObjectSchema): INodeProperties {
  const [name] = Object.keys(Object(example) as object);
  return {
    displayName: 'Name',
    name: 'name',
    type: 'string',
    default: '',
    description: 'Name of the value',
    ...(name === undefined ? {} : { placeholder: `e.g. ${name}` }),
  };
}

/** Creates a list of names and values, for an object whose fields the user names. */
export function namedValuesField(name: string, schema: ObjectSchema, value: Schema): Field {
  const { displayName, description } = fieldText(name, schema);
  const entry = displayName.replace(/s$/, '');
  return {
    name,
    property: {
      displayName,
      name,
      type: 'fixedCollection',
      placeholder: `Add ${entry}`,
      typeOptions: { multipleValues: true },
      default: {},
      options: [
        {
          name: 'values',
          displayName: entry,
          values: [nameProperty(schema), { ...fieldText('value', value), type: 'string', default: '' }],
        },
      ],
      ...(description === undefined ? {} : { description }),
    },
    read(given, readContext, path) {
      if (!isJsonObject(given)) return parseJson(given, readContext, path);
      const rows = recordsIn(given['values']);
      if (rows.length === 0) return undefined;
      const named = rows.map((row): [string, unknown] => {
        const name = toText(row['name']);
        return [typeof name === 'string' ? name.trim() : '', row['value']];
      });
      const nameless = named.findIndex(([each]) => each === '');
      if (nameless >= 0) {
        readContext.reportIssue(
          path,
          'has a value without a name',
          'Give each value its name.',
          `${entry} ${nameless + 1}: Name`,
        );
      }
      return Object.fromEntries(named);
    },
  };
}
