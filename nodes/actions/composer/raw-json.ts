import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import { describeField } from '../../shared/error-messages';
import { jsonField } from '../fields/json';
import { textField } from '../fields/text';
import { requiredField, type ContentTypeFactory } from './content-type';

const contentTitle = 'Content (JSON)';

/** The content type _JSON_: the user enters a message type and its content as JSON, for content that has no fields here. */
export const rawJsonContent: ContentTypeFactory = (content) => ({
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
        title: contentTitle,
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
  places: {},
  labelOf(path) {
    const schema: ObjectSchema = { type: 'object', properties: { content } };
    return `${contentTitle}: ${describeField(schema, `content.${path}`).label}`;
  },
});
