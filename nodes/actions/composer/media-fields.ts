import {
  mediaLimits,
  type ContentChannel,
  type MediaKind,
  type MediaLimit,
} from '../../../core/src/catalogue';
import type { StringSchema } from '../../../core/src/validation';
import type { Field, ReadContext, Values } from '../fields/field';
import { textField, toText } from '../fields/text';
import { decidingField, requiredField, shownWhen } from './content-type';

/** A file that a message shows. The user gives its URL, or the binary field of the item that holds it. */
export interface MediaParameter {
  /** The parameters are `{name}Source`, `{name}Url` and `{name}File`. */
  readonly name: string;
  /** The label: "Image". */
  readonly title: string;
  readonly description: string;
  readonly example?: string;
  readonly required?: boolean;
}

/** Creates the parameters of a file: where it comes from, its URL, and its binary field. */
export function mediaFields(
  { name, title, description, example, required = false }: MediaParameter,
  schema: StringSchema,
): Field[] {
  const sourceName = `${name}Source`;
  const source: Field = {
    name: sourceName,
    property: {
      displayName: `Take ${title} From`,
      name: sourceName,
      type: 'options',
      noDataExpression: true,
      options: [
        {
          name: 'Input Binary Field',
          value: 'file',
          description: 'The file is in the item, and is uploaded',
        },
        { name: 'URL', value: 'url', description: 'The file has a public address' },
      ],
      default: 'url',
      description: 'Where the file comes from',
    },
    read: toText,
  };
  const url = textField(`${name}Url`, {
    ...schema,
    title: `${title} URL`,
    description,
    examples: example === undefined ? (schema.examples ?? []) : [`https://example.com/${example}`],
  });
  return [
    decidingField(source),
    shownWhen(required ? requiredField(url) : url, sourceName, ['url']),
    shownWhen(requiredField(binaryField(`${name}File`, 'Input Binary Field')), sourceName, ['file']),
  ];
}

/** Creates the parameter for the name of a binary field. */
export function binaryField(name: string, displayName: string, start = 'data'): Field {
  return {
    name,
    property: {
      displayName,
      name,
      type: 'string',
      default: start,
      placeholder: 'e.g. data',
      hint: 'The name of the input field that holds the file',
      description: 'The file is uploaded to 8x8 before the message is sent',
    },
    read: toText,
  };
}

/** The URL of a file: the one that was given, or one that stands for the binary field until it is uploaded. */
export function readMedia(
  { name }: Pick<MediaParameter, 'name'>,
  kinds: readonly MediaKind[],
  values: Values,
  readContext: ReadContext,
  label: string,
): unknown {
  if (values[`${name}Source`] !== 'file') return values[`${name}Url`];
  const field = values[`${name}File`];
  if (field !== undefined) return readContext.upload(field, limitsOf(kinds), `${label}: Input Binary Field`);
  readContext.reportIssue(
    '',
    'is empty',
    'Name the field that holds the file.',
    `${label}: Input Binary Field`,
  );
  return undefined;
}

export const limitsOf = (kinds: readonly MediaKind[]): readonly MediaLimit[] =>
  kinds.flatMap((kind) => mediaLimits[kind]);

const knownChannels = new Set(
  limitsOf(['image', 'gif', 'video', 'audio', 'file']).map(({ channel }) => channel),
);

/** Limits the uploads to files that one of these channels takes. `able` are those that deliver the type of content. */
export function forChannels(
  readContext: ReadContext,
  channels: readonly string[],
  able: readonly ContentChannel[],
): ReadContext {
  const used = able.filter((channel) => channels.length === 0 || channels.includes(channel));
  // If 8x8 documents no limits for one of the channels, any file may be right.
  const isOpen = channels.length > 0 && used.some((channel) => !knownChannels.has(channel));
  return {
    ...readContext,
    upload: (field, limits, label) =>
      readContext.upload(field, isOpen ? [] : limits.filter(({ channel }) => used.includes(channel)), label),
  };
}
