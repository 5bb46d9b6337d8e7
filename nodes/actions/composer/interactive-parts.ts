import type {
  ChatAppsSendHeader,
  ChatAppsSendInputImage,
  ChatAppsContent,
  ChatAppsSendAction,
  ChatAppsSendInteractive,
} from '../../../core/src/generated';
import { selectField } from '../fields/select';
import type { MediaKind } from '../../../core/src/catalogue';
import { mediaFields, readMedia, type MediaParameter } from './media-fields';
import type { Field, ReadContext, Values, UncheckedValues } from '../fields/field';
import type { FieldPlaces } from '../fields/displayed-label';
import { textField } from '../fields/text';
import { decidingField, withoutUndefined, shownWhen, requiredField } from './content-type';
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
    decidingField({
      ...type,
      property: { ...type.property, noDataExpression: true, description: 'What stands above the text' },
    }),
    shownWhen(
      textField('headerText', { type: 'string', title: 'Header Text', description: 'Words of the header' }),
      'headerType',
      ['text'],
    ),
    ...(media.length
      ? mediaFields(headerMedia, { type: 'string' }).map((field) => shownWhen(field, 'headerType', media))
      : []),
  ];
}

const headerMedia: MediaParameter = {
  name: 'header',
  title: 'Header',
  description: 'Public address of the image, video or document',
  example: 'picture.jpg',
};

const headerKinds: Readonly<Record<string, MediaKind>> = { image: 'image', video: 'video', document: 'file' };

/** The URL of the file in a header of this type. */
export function readHeaderUrl(type: unknown, values: Values, readContext: ReadContext): unknown {
  const kind = typeof type === 'string' ? headerKinds[type] : undefined;
  return readMedia(headerMedia, kind ? [kind] : [], values, readContext, 'Header');
}

/** Builds the header of an interactive message. */
function toHeader(values: Values, readContext: ReadContext): Values | undefined {
  const type = values['headerType'];
  if (typeof type !== 'string' || type === 'none') return undefined;
  if (type === 'text')
    return withoutUndefined<keyof ChatAppsSendHeader>({ type, text: values['headerText'] });
  const link = readHeaderUrl(type, values, readContext);
  return { type, [type]: withoutUndefined<keyof ChatAppsSendInputImage>({ link }) };
}

/** Which field fills which place of an interactive message, apart from its action. */
export const interactivePlaces: FieldPlaces = {
  'interactive.body': 'bodyText',
  'interactive.footer': 'footerText',
  'interactive.header': 'headerType',
  'interactive.header.text': 'headerText',
  'interactive.header.image': 'headerUrl',
  'interactive.header.video': 'headerUrl',
  'interactive.header.document': 'headerUrl',
};

/** The text of an interactive message. */
export function bodyField(interactive: ObjectSchema): Field {
  return requiredField(optionalBodyField(interactive));
}

/** The text of an interactive message that needs no text. */
export function optionalBodyField(interactive: ObjectSchema): Field {
  const schema = stringAt(interactive, 'body.text');
  return textField('bodyText', { ...schema, title: 'Text' });
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
  readContext: ReadContext,
  action?: UncheckedValues<ChatAppsSendAction>,
): UncheckedValues<ChatAppsContent> {
  const { bodyText, footerText } = values;
  return {
    interactive: withoutUndefined<keyof ChatAppsSendInteractive>({
      type,
      header: toHeader(values, readContext),
      body: bodyText === undefined ? undefined : { text: bodyText },
      footer: footerText === undefined ? undefined : { text: footerText },
      action,
    }),
  };
}
