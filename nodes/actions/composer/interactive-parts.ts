import type {
  ChatAppsSendHeader,
  ChatAppsSendInputImage,
  ChatAppsContent,
  ChatAppsSendAction,
  ChatAppsSendInteractive,
} from '../../../core/src/generated';
import { selectField } from '../fields/select';
import type { Field, Values, UncheckedValues } from '../fields/field';
import { textField } from '../fields/text';
import { withoutUndefined, shownWhen, requiredField } from './content-type';
import type { ObjectSchema } from '../../../core/src/validation';
import { stringAt } from './schema-path';

/** The types of header that a message can have. */
export type HeaderType = 'text' | 'image' | 'video' | 'document';

/** Creates the parameters of a header: its type, and its text or URL. */
export function headerFields(types: readonly string[]): Field[] {
  const type = selectField(
    'headerType',
    { type: 'string', title: 'Header', description: 'What stands above the text', enum: ['none', ...types] },
    false,
  );
  const media = types.filter((each) => each === 'image' || each === 'video' || each === 'document');
  return [
    {
      ...type,
      property: { ...type.property, noDataExpression: true, description: 'What stands above the text' },
    },
    shownWhen(
      textField('headerText', { type: 'string', title: 'Header Text', description: 'Words of the header' }),
      'headerType',
      ['text'],
    ),
    ...(media.length
      ? [
          shownWhen(
            textField('headerUrl', {
              type: 'string',
              title: 'Header URL',
              description: 'Public address of the image, video or document',
              examples: ['https://example.com/picture.jpg'],
            }),
            'headerType',
            media,
          ),
        ]
      : []),
  ];
}

/** Builds the header of an interactive message. */
export function toHeader(values: Values): Values | undefined {
  const type = values['headerType'];
  if (typeof type !== 'string' || type === 'none') return undefined;
  if (type === 'text')
    return withoutUndefined<keyof ChatAppsSendHeader>({ type, text: values['headerText'] });
  return { type, [type]: withoutUndefined<keyof ChatAppsSendInputImage>({ link: values['headerUrl'] }) };
}

/** The text of an interactive message. */
export function bodyField(interactive: ObjectSchema): Field {
  const schema = stringAt(interactive, 'body.text');
  return requiredField(textField('bodyText', { ...schema, title: 'Text' }));
}

/** The footer of an interactive message. */
export function footerField(interactive: ObjectSchema): Field {
  const schema = stringAt(interactive, 'footer.text');
  return textField('footerText', { ...schema, title: 'Footer', description: 'Smaller words below the text' });
}

/** Builds the content of an interactive message from the common fields and the action of its type. */
export function toInteractiveContent(
  type: string,
  values: Values,
  action: UncheckedValues<ChatAppsSendAction>,
): UncheckedValues<ChatAppsContent> {
  const { bodyText, footerText } = values;
  return {
    interactive: withoutUndefined<keyof ChatAppsSendInteractive>({
      type,
      header: toHeader(values),
      body: bodyText === undefined ? undefined : { text: bodyText },
      footer: footerText === undefined ? undefined : { text: footerText },
      action,
    }),
  };
}
