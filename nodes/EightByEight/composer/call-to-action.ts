import type { ChatAppsSendParameters } from '../../../core/src/generated';
import { textField } from '../fields/text';
import { needed, present, type MakeKind } from './content-type';
import { headerFields } from './header';
import { bodyField, footerField, interactiveContent } from './interactive';
import { objectAt, textAt } from './schema-path';

/** One button that opens an address. */
export const callToAction: MakeKind = (content) => {
  const interactive = objectAt(content, 'interactive');
  const parameters = objectAt(interactive, 'action.parameters');
  return {
    value: 'ctaUrl',
    name: 'Call-to-Action URL',
    description: 'Words with a button that opens an address, on WhatsApp',
    type: 'interactive',
    fields: [
      bodyField(interactive),
      needed(
        textField('buttonText', {
          ...textAt(parameters, 'display_text'),
          description: 'Words on the button',
        }),
      ),
      needed(
        textField('buttonUrl', {
          ...textAt(parameters, 'url'),
          title: 'Button URL',
          description: 'Address that the button opens',
          examples: ['https://example.com/orders/1001'],
        }),
      ),
      ...headerFields(['text', 'image', 'video', 'document']),
      footerField(interactive),
    ],
    toContent: (values) =>
      interactiveContent('cta_url', values, {
        parameters: present<keyof ChatAppsSendParameters>({
          display_text: values['buttonText'],
          url: values['buttonUrl'],
        }),
      }),
  };
};
