import type { ChatAppsContent } from '../../../core/src/generated';
import { textField } from '../fields/text';
import { needed, present, type MakeKind } from './content-type';
import { textAt } from './schema-path';

export const text: MakeKind = (content) => ({
  value: 'text',
  name: 'Text',
  description: 'Words alone, on any channel',
  type: 'text',
  fields: [needed(textField('text', textAt(content, 'text')))],
  toContent: (values) => present<keyof ChatAppsContent>({ text: values['text'] }),
});
