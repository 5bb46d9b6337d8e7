import type { ChatAppsContent, ChatAppsSendInputButton } from '../../../core/src/generated';
import { textField } from '../fields/text';
import { labelOf, requiredField, withoutUndefined, type ContentTypeFactory } from './content-type';
import { objectAt, stringAt } from './schema-path';

/** A Viber message with one button. */
export const viberButtonContent: ContentTypeFactory = (content) => {
  const button = objectAt(content, 'button');
  return {
    value: 'viberButton',
    ...labelOf('buttons'),
    type: 'buttons',
    fields: [
      requiredField(textField('text', stringAt(content, 'text'))),
      requiredField(textField('buttonText', { ...stringAt(button, 'caption'), title: 'Button Text' })),
      requiredField(textField('buttonUrl', { ...stringAt(button, 'action'), title: 'Button URL' })),
      textField('mediaUrl', {
        ...stringAt(content, 'url'),
        title: 'Image URL',
        description: 'Public address of a picture to show above the text',
      }),
    ],
    toContent: (values) =>
      withoutUndefined<keyof ChatAppsContent>({
        text: values['text'],
        url: values['mediaUrl'],
        button: withoutUndefined<keyof ChatAppsSendInputButton>({
          caption: values['buttonText'],
          action: values['buttonUrl'],
        }),
      }),
  };
};
