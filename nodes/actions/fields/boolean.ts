import type { BooleanSchema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import { type Field, fieldText } from './field';

/** Creates the n8n field for a boolean: a toggle. Expressions can also give the texts "true" and "false". */
export function booleanField(name: string, schema: BooleanSchema): Field {
  const { displayName, description } = fieldText(name, schema);
  const property: INodeProperties = { displayName, name, type: 'boolean', default: false };
  return {
    name,
    property: {
      ...property,
      default: schema.default === true,
      ...(description === undefined ? {} : { description }),
    },
    read(value) {
      if (value === undefined || value === null || value === '') return undefined;
      return value === 'true' ? true : value === 'false' ? false : value;
    },
  };
}
