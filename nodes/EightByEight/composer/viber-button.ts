import type { ChatAppsContent, ChatAppsSendInputButton } from '../../../core/src/generated';
import { textField } from '../fields/text';
import { labelOf, needed, present, type MakeKind } from './content-type';
import { objectAt, textAt } from './schema-path';

/** Viber's message with one button. */
export const viberButton: MakeKind = (content) => {
  const button = objectAt(content, 'button');
  return {
    value: 'viberButton',
    ...labelOf('buttons'),
    type: 'buttons',
    fields: [
      needed(textField('text', textAt(content, 'text'))),
      needed(textField('buttonText', { ...textAt(button, 'caption'), title: 'Button Text' })),
      needed(textField('buttonUrl', { ...textAt(button, 'action'), title: 'Button URL' })),
      textField('mediaUrl', {
        ...textAt(content, 'url'),
        title: 'Image URL',
        description: 'Public address of a picture to show above the text',
      }),
    ],
    toContent: (values) =>
      present<keyof ChatAppsContent>({
        text: values['text'],
        url: values['mediaUrl'],
        button: present<keyof ChatAppsSendInputButton>({
          caption: values['buttonText'],
          action: values['buttonUrl'],
        }),
      }),
  };
};
