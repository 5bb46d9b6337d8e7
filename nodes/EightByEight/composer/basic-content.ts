import type { ChatAppsContent } from '../../../core/src/generated';
import { textField } from '../fields/text';
import { labelOf, needed, present, type MakeKind, type ContentKind } from './content-type';
import { textAt, objectAt } from './schema-path';
import type { ObjectSchema } from '../../../core/src/schema';
import { fieldsOf } from '../fields/field-from-schema';
import { collectionField } from '../fields/group';
import { titleOf } from '../../shared/titles';

export const text: MakeKind = (content) => ({
  value: 'text',
  ...labelOf('text'),
  type: 'text',
  fields: [needed(textField('text', textAt(content, 'text')))],
  toContent: (values) => present<keyof ChatAppsContent>({ text: values['text'] }),
});

interface Medium {
  readonly type: 'image' | 'video' | 'audio' | 'file';
  /** What an address of it may look like. */
  readonly example: string;
  readonly caption: boolean;
  /** Whether the schema knows more about it than its address. */
  readonly details: boolean;
}

/** Something to look at, listen to or open, by its address. */
function medium({ type, example, caption, details }: Medium): MakeKind {
  return (content: ObjectSchema): ContentKind => {
    const url = textField('mediaUrl', {
      ...textAt(content, 'url'),
      title: `${titleOf(type)} URL`,
      description: `Public address of the ${type}`,
      examples: [`https://example.com/${example}`],
    });
    const words = textField('caption', {
      ...textAt(content, 'text'),
      title: 'Caption',
      description: 'Words shown below',
      examples: [],
    });
    const about = details ? [aboutField(objectAt(content, type))] : [];
    return {
      value: type,
      ...labelOf(type),
      type,
      fields: [needed(url), ...(caption ? [words] : []), ...about],
      toContent: (values) =>
        present<keyof ChatAppsContent>({
          url: values['mediaUrl'],
          text: values['caption'],
          [type]: values['mediaDetails'],
        }),
    };
  };
}

function aboutField(schema: ObjectSchema): ReturnType<typeof collectionField> {
  const { description = '' } = schema;
  return collectionField(
    'mediaDetails',
    { ...schema, title: 'Media Details', description },
    fieldsOf(schema, false),
  );
}

export const image = medium({
  type: 'image',
  example: 'picture.jpg',
  caption: true,
  details: true,
});

export const video = medium({
  type: 'video',
  example: 'video.mp4',
  caption: true,
  details: true,
});

export const audio = medium({
  type: 'audio',
  example: 'message.mp3',
  caption: false,
  details: true,
});

export const file = medium({
  type: 'file',
  example: 'invoice.pdf',
  caption: true,
  details: false,
});

export const location: MakeKind = (content) => {
  const schema = objectAt(content, 'location');
  const required = new Set(schema.required);
  return {
    value: 'location',
    ...labelOf('location'),
    type: 'location',
    fields: fieldsOf(schema, false).map((field) => (required.has(field.name) ? needed(field) : field)),
    toContent: (values) => ({ location: values }),
  };
};
