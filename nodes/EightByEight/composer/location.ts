import { fieldsOf } from '../fields/field-from-schema';
import { type MakeKind, needed } from './content-type';
import { objectAt } from './schema-path';

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
