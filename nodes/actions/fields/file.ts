import type { StringSchema } from '../../../core/src/validation';
import { type Field, fieldText } from './field';

/** Creates a field for a file. The user enters the name of the item's binary field. */
export function fileField(name: string, schema: StringSchema): Field {
  const { displayName, description } = fieldText(name, schema);
  return {
    name,
    property: {
      displayName: `Input Binary Field for ${displayName}`,
      name,
      type: 'string',
      default: 'data',
      hint: 'The name of the input field that holds the file',
      ...(description === undefined ? {} : { description }),
    },
    read: (value, readContext, path) => {
      if (typeof value !== 'string' || value === '') return undefined;
      const file = readContext.findFile(value);
      if (!file) {
        readContext.reportIssue(
          path,
          `is "${value}", and the item has no file there`,
          'Name a field that holds a file.',
        );
      }
      return file;
    },
  };
}
