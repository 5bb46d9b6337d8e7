import { isJsonObject } from '../../../core/src/validation';
import { jsonField } from '../fields/json';
import { textField } from '../fields/text';
import { requiredField, type ContentTypeFactory } from './content-type';

/** Content as JSON, for everything that this node has no fields for. */
export const rawJsonContent: ContentTypeFactory = () => ({
  value: 'json',
  name: 'JSON',
  description: 'Any other content, as the API of 8x8 wants it',
  type: '',
  fields: [
    requiredField(
      textField('messageType', {
        type: 'string',
        title: 'Message Type',
        description: 'Type of the message, as the API of 8x8 calls it',
        examples: ['interactive'],
      }),
    ),
    requiredField(
      jsonField('contentJson', {
        title: 'Content (JSON)',
        description: 'Content of the message, as the API of 8x8 wants it',
        examples: [{ text: 'Hello' }],
      }),
    ),
  ],
  toContent(values, readContext) {
    const content = values['contentJson'];
    if (content === undefined || isJsonObject(content)) return content ?? {};
    readContext.reportIssue('contentJson', 'is not an object', 'Write it in braces: {"text": "Hello"}.');
    return {};
  },
});
