import type { ChatAppsContent, ChatAppsSendInputButton } from '../../../core/src/generated';
import { textField } from '../fields/text';
import { labelOf, requiredField, withoutUndefined, type ContentTypeFactory } from './content-type';
import { mediaFields, readMedia } from './media-fields';
import { objectAt, stringAt } from './schema-path';

const picture = {
  name: 'media',
  title: 'Image',
  description: 'Public address of a picture to show above the text',
};

/** A Viber message with one button. */
export const viberButtonContent: ContentTypeFactory = (content) => {
  const button = objectAt(content, 'button');
  return {
    value: 'viberButton',
    ...labelOf('buttons'),
    type: 'buttons',
    fields: [
      requiredField(
        textField('text', {
          ...stringAt(content, 'text'),
          description: 'Words above the button, at most 1,000 characters',
        }),
      ),
      requiredField(textField('buttonText', { ...stringAt(button, 'caption'), title: 'Button Text' })),
      requiredField(textField('buttonUrl', { ...stringAt(button, 'action'), title: 'Button URL' })),
      ...mediaFields(picture, stringAt(content, 'url')),
    ],
    toContent: (values, readContext) =>
      withoutUndefined<keyof ChatAppsContent>({
        text: values['text'],
        url: readMedia(picture, ['image'], values, readContext, picture.title),
        button: withoutUndefined<keyof ChatAppsSendInputButton>({
          caption: values['buttonText'],
          action: values['buttonUrl'],
        }),
      }),
    places: { text: 'text', url: 'mediaUrl', 'button.caption': 'buttonText', 'button.action': 'buttonUrl' },
  };
};
