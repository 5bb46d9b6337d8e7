import { fieldsOf } from '../fields/field-from-schema';
import type { MakeKind } from './content-kind';
import { needed } from './content-kind';
import { objectAt } from './schema-at';

export const location: MakeKind = (content) => {
  const schema = objectAt(content, 'location');
  const required = new Set(schema.required);
  return {
    value: 'location',
    name: 'Location',
    description: 'A place on a map',
    type: 'location',
    fields: fieldsOf(schema, false).map((field) => (required.has(field.name) ? needed(field) : field)),
    toContent: (values) => ({ location: values }),
  };
};
