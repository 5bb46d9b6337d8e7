import type { StringSchema } from '../../../core/src/validation';
import { type Field, fieldText } from './field';

/** Creates a field for a file. The user enters the name of the item's binary field. */
export function fileField(name: string, schema: StringSchema): Field {
  const { displayName, description } = fieldText(name, schema);
  const label = `Input Binary Field for ${displayName}`;
  return {
    name,
    property: {
      displayName: label,
      name,
      type: 'string',
      default: 'data',
      hint: 'The name of the input field that holds the file',
      ...(description === undefined ? {} : { description }),
    },
    read: (value, readContext, path) => {
      if (value === undefined || value === null || value === '') return undefined;
      const file = readContext.findFile(value);
      if (!file) {
        const { message, advice } = missingFileIssue(value);
        readContext.reportIssue(path, message, advice, label);
      }
      return file;
    },
  };
}

/** The text of the issue with a parameter value that neither names nor holds a file of the item. */
export function missingFileIssue(value: unknown): { readonly message: string; readonly advice: string } {
  // The expression `{{ $binary.data }}` with text around it gives text such as "[object Object]".
  const isName = typeof value === 'string' && !/\[object\b/i.test(value);
  return isName
    ? { message: `is "${value}", and the item has no file there`, advice: 'Name a field that holds a file.' }
    : {
        message: 'is not the name of a field',
        advice: 'Enter the name of the input field that holds the file, such as data.',
      };
}
