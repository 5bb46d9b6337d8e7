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
import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import type { ReadContext } from '../fields/field';
import { binaryField, mediaFields, readMedia } from './media-fields';
import { createFields } from '../fields/field-from-schema';
import { collectionField } from '../fields/group';
import { toTitle } from '../../shared/titles';

/** A text message. The others in this file are an image, a video, an audio file, any file, and a location. */
export const textContent: ContentTypeFactory = (content) => ({
  value: 'text',
  ...labelOf('text'),
  type: 'text',
  fields: [
    requiredField(
      textField('text', {
        ...stringAt(content, 'text'),
        description: 'Text of the message; WhatsApp takes 4,096 characters, RCS 3,072, Viber 1,000',
      }),
    ),
  ],
  toContent: (values) => withoutUndefined<keyof ChatAppsContent>({ text: values['text'] }),
  places: { text: 'text' },
});

interface MediaType {
  readonly type: 'image' | 'video' | 'audio' | 'file';
  /** The file name in the placeholder of the URL. */
  readonly example: string;
  /** What the caption is. */
  readonly caption: string;
  /** Whether the schema has more fields than the URL. */
  readonly details: boolean;
}

/** Creates the content type of a media message. */
function mediaContent({ type, example, caption, details }: MediaType): ContentTypeFactory {
  return (content: ObjectSchema): ContentType => {
    const title = toTitle(type);
    const description = `Public address of the ${type}`;
    const media = { name: 'media', title, description, example, required: true };
    const words = textField('caption', {
      ...stringAt(content, 'text'),
      title: 'Caption',
      description: caption,
      examples: [],
    });
    const about = details ? [detailsField(objectAt(content, type))] : [];
    return {
      value: type,
      ...labelOf(type),
      type,
      fields: [...mediaFields(media, stringAt(content, 'url')), words, ...about],
      toContent: (values, readContext) =>
        withoutUndefined<keyof ChatAppsContent>({
          url: readMedia(media, [type], values, readContext, title),
          text: values['caption'],
          [type]: readDetails(values['mediaDetails'], readContext),
        }),
      places: { url: 'mediaUrl', text: 'caption', [type]: 'mediaDetails' },
    };
  };
}

function detailsField(schema: ObjectSchema): ReturnType<typeof collectionField> {
  const { description = '' } = schema;
  return collectionField('mediaDetails', { ...schema, title: detailsTitle, description }, [
    ...createFields(schema, false),
    ...('thumbnail' in schema.properties ? [binaryField(thumbnailFile, thumbnailTitle, '')] : []),
  ]);
}

const thumbnailFile = 'thumbnailFile';
const detailsTitle = 'Media Details';
const thumbnailTitle = 'Thumbnail Binary Field';
const thumbnailLabel = `${detailsTitle}: ${thumbnailTitle}`;

/** The details of a medium, with the URL of a thumbnail that is given as a binary field. */
function readDetails(details: unknown, readContext: ReadContext): unknown {
  if (!isJsonObject(details)) return details;
  const { [thumbnailFile]: file, ...others } = details;
  if (file === undefined) return others;
  if (others['thumbnail'] !== undefined) {
    readContext.reportIssue('', 'is given beside a URL', 'Empty one of the two.', thumbnailLabel);
  }
  return { ...others, thumbnail: readContext.upload(file, [], thumbnailLabel) };
}

export const imageContent = mediaContent({
  type: 'image',
  example: 'picture.jpg',
  caption: 'Text shown below',
  details: true,
});

export const videoContent = mediaContent({
  type: 'video',
  example: 'video.mp4',
  caption: 'Text shown below',
  details: true,
});

export const audioContent = mediaContent({
  type: 'audio',
  example: 'message.mp3',
  caption: 'Text that comes with the sound, on RCS',
  details: true,
});

export const fileContent = mediaContent({
  type: 'file',
  example: 'invoice.pdf',
  caption: 'Text shown below',
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
    places: Object.fromEntries(Object.keys(schema.properties).map((name) => [`location.${name}`, name])),
  };
};
