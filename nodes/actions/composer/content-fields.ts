import type {
  ChatAppsContent,
  ChatAppsSendInput,
  ChatAppsSendSms,
  ChatAppsSendWhatsApp,
} from '../../../core/src/generated';
import { contentTypes } from '../../../core/src/catalogue';
import { isJsonObject, type ObjectSchema } from '../../../core/src/validation';
import type { INodeProperties } from 'n8n-workflow';
import type { CustomFields } from './custom-fields';
import { displayedLabel, formLabel, type FieldPlaces } from '../fields/displayed-label';
import {
  silentContext,
  type Field,
  type ReadContext,
  type UncheckedValues,
  type Values,
} from '../fields/field';
import { createField, createFields } from '../fields/field-from-schema';
import { groupField, readFields } from '../fields/group';
import {
  labelOf,
  reportUnlisted,
  requiredField,
  withoutUndefined,
  type ContentType,
  type ContentTypeFactory,
} from './content-type';
import { objectAt, schemaAt, stringAt } from './schema-path';
import { suggestionPlaces, suggestionsField } from './suggestions';
import { forChannels } from './media-fields';
import { compareTitles } from '../../shared/titles';
import { callToActionContent, listContent, replyButtonsContent } from './interactive-messages';
import { carouselContent, richCardContent } from './rcs-cards';
import {
  locationContent,
  audioContent,
  fileContent,
  imageContent,
  videoContent,
  textContent,
} from './basic-content';
import { rawJsonContent } from './raw-json';
import { manualTemplateContent } from './manual-template';
import { accountTemplateContent } from '../template/account-template';
import { viberButtonContent } from './viber-button';
import {
  callPermissionContent,
  contactRequestContent,
  flowContent,
  locationRequestContent,
  productContent,
  productListContent,
  voiceCallContent,
} from './whatsapp-requests';

/** The fields of a message's content: Content Type, the fields of each type, and fields for messages of any type. */
export function contentFields(input: ObjectSchema): CustomFields {
  const content = objectAt(input, 'content');
  const kinds = createContentTypes(content);
  const byValue = new Map(kinds.map((kind) => [kind.value, kind]));
  const fieldsForAny = fieldsForAnyType(content);
  return {
    replaces: ['type', 'content'],
    top: [contentTypeProperty(kinds), ...kinds.flatMap(propertiesOfType)],
    additional: fieldsForAny.map(({ property }) => property),
    toInput(parameter, additional, readContext) {
      const kind = byValue.get(String(parameter('contentType')));
      if (!kind) {
        reportUnlisted(readContext, contentTypeProperty(kinds), parameter('contentType'));
        return {};
      }
      const values = readKindValues(kind, parameter, readContext);
      const typeContent = kind.toContent(
        values,
        forChannels(
          readContext,
          chosenChannels(parameter, additional),
          contentTypes[kind.type]?.channels ?? [],
        ),
      );
      const anyTypeContent = contentForAnyType(readFields(fieldsForAny, additional, readContext, '') ?? {});
      return withoutUndefined<keyof ChatAppsSendInput>({
        type: kind.type === '' ? values['messageType'] : kind.type,
        content: { ...typeContent, ...anyTypeContent },
      });
    },
    labelOf(path, parameter) {
      const kind = byValue.get(String(parameter('contentType')));
      if (!kind) return undefined;
      const properties = kind.fields.map(({ property }) => property);
      const anyProperties = fieldsForAny.map(({ property }) => property);
      if (path === 'type') return formLabel(properties, 'messageType') ?? contentTypeLabel;
      const [, inContent] = /^content(?:\.|$)(.*)$/.exec(path) ?? [];
      // Fields that cannot be read are reported at their place in the form.
      if (inContent === undefined) return formLabel([...properties, ...anyProperties], path);
      return (
        displayedLabel(anyProperties, placesForAnyType, inContent) ??
        kind.labelOf?.(inContent, readKindValues(kind, parameter, silentContext)) ??
        displayedLabel(properties, kind.places, inContent)
      );
    },
  };
}

function readKindValues(
  { fields }: ContentType,
  parameter: (name: string) => unknown,
  readContext: ReadContext,
): Values {
  const given: Record<string, unknown> = {};
  for (const { name, property } of fields) {
    given[name] = property.type === 'resourceMapper' ? mapperValues(parameter, name) : parameter(name);
  }
  return readFields(fields, given, readContext, '') ?? {};
}

/** The channels that the user chose for the message, or those that reach the recipient. Empty if 8x8 decides. */
function chosenChannels(parameter: (name: string) => unknown, additional: Values): readonly string[] {
  const recipientType = parameter('recipientType');
  if (recipientType === 'lineUserId') return ['Line'];
  if (recipientType === 'channelUserId') return ['WhatsApp'];
  const chosen = additional['channels'];
  const rows = isJsonObject(chosen) ? chosen['values'] : chosen;
  return Array.isArray(rows)
    ? rows.flatMap((row: unknown) =>
        isJsonObject(row) && typeof row['channel'] === 'string' ? [row['channel']] : [],
      )
    : [];
}

/**
 * Reads a resource mapper. n8n evaluates expressions only in `value`, so `value` and `schema` are read separately;
 * `schema` is the same for all items.
 */
function mapperValues(parameter: (name: string) => unknown, name: string): Values {
  return { value: parameter(`${name}.value`), schema: parameter(`${name}.schema`) };
}

const contentTypeLabel = 'Content Type';

function contentTypeProperty(kinds: readonly ContentType[]): INodeProperties {
  return {
    displayName: contentTypeLabel,
    name: 'contentType',
    type: 'options',
    noDataExpression: true,
    options: kinds.map(({ name, value, description }) => ({ name, value, description })),
    default: 'text',
    description: 'What the message consists of',
  };
}

/** The parameters of a content type. Each is shown only for its type. */
function propertiesOfType({ value, fields }: ContentType): INodeProperties[] {
  return fields.map(({ property }) => ({
    ...property,
    displayOptions: { show: { contentType: [value], ...property.displayOptions?.show } },
  }));
}

function fieldsForAnyType(content: ObjectSchema): Field[] {
  const sms = objectAt(content, 'sms');
  const directSend = objectAt(content, 'whatsApp.directSend');
  return [
    createField('fallbackText', stringAt(content, 'fallbackText')),
    createField('smsSource', {
      ...stringAt(sms, 'source'),
      title: 'SMS Sender ID',
      description: 'Sender ID for when the message falls back to SMS',
    }),
    createField('smsEncoding', {
      ...stringAt(sms, 'encoding'),
      title: 'SMS Encoding',
      description: 'Character set for when the message falls back to SMS',
    }),
    groupField('directSend', directSend, createFields(directSend)),
    suggestionsField(schemaAt(content, 'suggestions')),
  ];
}

function contentForAnyType({
  fallbackText,
  smsSource,
  smsEncoding,
  directSend,
  suggestions,
}: Values): UncheckedValues<ChatAppsContent> {
  const sms = withoutUndefined<keyof ChatAppsSendSms>({ source: smsSource, encoding: smsEncoding });
  return withoutUndefined<keyof ChatAppsContent>({
    fallbackText,
    sms: Object.keys(sms).length ? sms : undefined,
    whatsApp:
      directSend === undefined ? undefined : withoutUndefined<keyof ChatAppsSendWhatsApp>({ directSend }),
    suggestions,
  });
}

/** Which field for any type fills which place of the content. */
const placesForAnyType: FieldPlaces = {
  fallbackText: 'fallbackText',
  'sms.source': 'smsSource',
  'sms.encoding': 'smsEncoding',
  'whatsApp.directSend': 'directSend',
  ...suggestionPlaces('suggestions', 'suggestions'),
};

const contentTypeFactories: readonly ContentTypeFactory[] = [
  ...[textContent, imageContent, videoContent, audioContent, fileContent, locationContent],
  ...[accountTemplateContent, manualTemplateContent, replyButtonsContent, listContent, callToActionContent],
  ...[flowContent, locationRequestContent, callPermissionContent, contactRequestContent, voiceCallContent],
  ...[productContent, productListContent, richCardContent, carouselContent, viberButtonContent],
  rawJsonContent,
];

/** Every kind of content that a person can compose, sorted by name. */
function createContentTypes(content: ObjectSchema): readonly ContentType[] {
  const kinds = contentTypeFactories.map((make) => make(content));
  return [...kinds, ...otherKinds(kinds, content)].sort((a, b) => compareTitles(a.name, b.name));
}

/** The content types without a factory in `contentTypeFactories`. Their fields follow their schema. */
function otherKinds(kinds: readonly ContentType[], content: ObjectSchema): readonly ContentType[] {
  const composed = new Set(kinds.map(({ type }) => type));
  return Object.entries(contentTypes)
    .filter(([type, { requires }]) => !composed.has(type) && requires in content.properties)
    .map(([type, { requires, fields = {} }]) => {
      const optional = Object.keys(fields).filter((name) => name !== requires);
      return {
        value: type,
        ...labelOf(type),
        type,
        fields: [
          requiredField(createField(requires, schemaAt(content, requires), { required: true })),
          ...optional.map((name) => createField(name, schemaAt(content, name))),
        ],
        toContent: (values) => values,
        places: Object.fromEntries([requires, ...optional].map((name) => [name, name])),
      };
    });
}
