import type { ChatAppsContent } from '../../../core/src/generated';
import { textField } from '../fields/text';
import {
  labelOf,
  requiredField,
  withoutUndefined,
  type ContentTypeFactory,
  type ContentType,
} from './content-type';
import { stringAt, objectAt } from './schema-path';
import type { ObjectSchema } from '../../../core/src/validation';
import { createFields } from '../fields/field-from-schema';
import { collectionField } from '../fields/group';
import { toTitle } from '../../shared/titles';

export const textContent: ContentTypeFactory = (content) => ({
  value: 'text',
  ...labelOf('text'),
  type: 'text',
  fields: [requiredField(textField('text', stringAt(content, 'text')))],
  toContent: (values) => withoutUndefined<keyof ChatAppsContent>({ text: values['text'] }),
});

interface MediaType {
  readonly type: 'image' | 'video' | 'audio' | 'file';
  /** The file name in the placeholder of the URL. */
  readonly example: string;
  readonly caption: boolean;
  /** Whether the schema has more fields than the URL. */
  readonly details: boolean;
}

/** Creates the content type of a media message, which refers to its file by URL. */
function mediaContent({ type, example, caption, details }: MediaType): ContentTypeFactory {
  return (content: ObjectSchema): ContentType => {
    const url = textField('mediaUrl', {
      ...stringAt(content, 'url'),
      title: `${toTitle(type)} URL`,
      description: `Public address of the ${type}`,
      examples: [`https://example.com/${example}`],
    });
    const words = textField('caption', {
      ...stringAt(content, 'text'),
      title: 'Caption',
      description: 'Text shown below',
      examples: [],
    });
    const about = details ? [detailsField(objectAt(content, type))] : [];
    return {
      value: type,
      ...labelOf(type),
      type,
      fields: [requiredField(url), ...(caption ? [words] : []), ...about],
      toContent: (values) =>
        withoutUndefined<keyof ChatAppsContent>({
          url: values['mediaUrl'],
          text: values['caption'],
          [type]: values['mediaDetails'],
        }),
    };
  };
}

function detailsField(schema: ObjectSchema): ReturnType<typeof collectionField> {
  const { description = '' } = schema;
  return collectionField(
    'mediaDetails',
    { ...schema, title: 'Media Details', description },
    createFields(schema, false),
  );
}

export const imageContent = mediaContent({
  type: 'image',
  example: 'picture.jpg',
  caption: true,
  details: true,
});

export const videoContent = mediaContent({
  type: 'video',
  example: 'video.mp4',
  caption: true,
  details: true,
});

export const audioContent = mediaContent({
  type: 'audio',
  example: 'message.mp3',
  caption: false,
  details: true,
});

export const fileContent = mediaContent({
  type: 'file',
  example: 'invoice.pdf',
  caption: true,
  details: false,
});

export const locationContent: ContentTypeFactory = (content) => {
  const schema = objectAt(content, 'location');
  const required = new Set(schema.required);
  return {
    value: 'location',
    ...labelOf('location'),
    type: 'location',
    fields: createFields(schema, false).map((field) =>
      required.has(field.name) ? requiredField(field) : field,
    ),
    toContent: (values) => ({ location: values }),
  };
};
