import type {
  ChatAppsContent,
  ChatAppsSendInput,
  ChatAppsSendSms,
  ChatAppsSendWhatsApp,
} from '../../../core/src/generated';
import { contentTypes } from '../../../core/src/catalogue';
import type { ObjectSchema } from '../../../core/src/schema';
import type { INodeProperties } from 'n8n-workflow';
import type { FacePart } from '../description/operation-ui.types';
import type { Field, FieldsOf, Values } from '../fields/field';
import { fieldFrom, fieldsOf } from '../fields/field-from-schema';
import { groupField, readFields } from '../fields/group';
import { labelOf, needed, present, type ContentKind, type MakeKind } from './content-type';
import { objectAt, schemaAt, textAt } from './schema-path';
import { suggestionsField } from './suggestions';
import { filesNamed } from '../template/placeholder-values';
import { mapperName } from '../template/template-locator';
import { byTitle } from '../../shared/titles';
import { callToAction, list, replyButtons } from './interactive-messages';
import { carousel, richCard } from './rcs-cards';
import { location, audio, file, image, video, text } from './basic-content';
import { rawJson } from './raw-json';
import { template } from './manual-template';
import { accountTemplate } from '../template/account-template';
import { viberButton } from './viber-button';

/** What a message says: a kind of content, the fields of that kind, and what may come along with any. */
export function contentPart(input: ObjectSchema): FacePart {
  const content = objectAt(input, 'content');
  const kinds = contentKinds(content);
  const byValue = new Map(kinds.map((kind) => [kind.value, kind]));
  const along = alongWithAny(content);
  return {
    replaces: ['type', 'content'],
    top: [choiceOf(kinds), ...kinds.flatMap(propertiesOf)],
    additional: along.map(({ property }) => property),
    filesNamed: (parameter) =>
      parameter('contentType') === 'accountTemplate' ? filesNamed(parameter(`${mapperName}.value`)) : [],
    toInput(parameter, additional, reading) {
      const kind = byValue.get(String(parameter('contentType')));
      if (!kind) return {};
      const given: Record<string, unknown> = {};
      for (const { name, property } of kind.fields) {
        given[name] = property.type === 'resourceMapper' ? mapped(parameter, name) : parameter(name);
      }
      const values = readFields(kind.fields, given, reading, '') ?? {};
      const said = kind.toContent(values, reading);
      const more = alongFrom(readFields(along, additional, reading, '') ?? {});
      return present<keyof ChatAppsSendInput>({
        type: kind.type === '' ? values['messageType'] : kind.type,
        content: { ...said, ...more },
      });
    },
  };
}

/** The parts of a mapper one by one: its fields are the same for every item, and their values alone need evaluating. */
function mapped(parameter: (name: string) => unknown, name: string): Values {
  return { value: parameter(`${name}.value`), schema: parameter(`${name}.schema`) };
}

function choiceOf(kinds: readonly ContentKind[]): INodeProperties {
  return {
    displayName: 'Content Type',
    name: 'contentType',
    type: 'options',
    noDataExpression: true,
    options: kinds.map(({ name, value, description }) => ({ name, value, description })),
    default: 'text',
    description: 'What the message consists of',
  };
}

/** A field shows for its kind, and perhaps for one value of another parameter of the kind. */
function propertiesOf({ value, fields }: ContentKind): INodeProperties[] {
  return fields.map(({ property }) => ({
    ...property,
    displayOptions: { show: { contentType: [value], ...property.displayOptions?.show } },
  }));
}

function alongWithAny(content: ObjectSchema): Field[] {
  const sms = objectAt(content, 'sms');
  const directSend = objectAt(content, 'whatsApp.directSend');
  return [
    fieldFrom('fallbackText', textAt(content, 'fallbackText')),
    fieldFrom('smsSource', {
      ...textAt(sms, 'source'),
      title: 'SMS Sender ID',
      description: 'Sender ID for when the message falls back to SMS',
    }),
    fieldFrom('smsEncoding', {
      ...textAt(sms, 'encoding'),
      title: 'SMS Encoding',
      description: 'Character set for when the message falls back to SMS',
    }),
    groupField('directSend', directSend, fieldsOf(directSend)),
    suggestionsField(schemaAt(content, 'suggestions')),
  ];
}

function alongFrom({
  fallbackText,
  smsSource,
  smsEncoding,
  directSend,
  suggestions,
}: Values): FieldsOf<ChatAppsContent> {
  const sms = present<keyof ChatAppsSendSms>({ source: smsSource, encoding: smsEncoding });
  return present<keyof ChatAppsContent>({
    fallbackText,
    sms: Object.keys(sms).length ? sms : undefined,
    whatsApp: directSend === undefined ? undefined : present<keyof ChatAppsSendWhatsApp>({ directSend }),
    suggestions,
  });
}

const all: readonly MakeKind[] = [
  ...[text, image, video, audio, file, location],
  ...[accountTemplate, template, replyButtons, list, callToAction],
  ...[richCard, carousel, viberButton, rawJson],
];

/** Every kind of content that a person can compose, sorted by name. */
function contentKinds(content: ObjectSchema): readonly ContentKind[] {
  const kinds = all.map((make) => make(content));
  return [...kinds, ...otherKinds(kinds, content)].sort((a, b) => byTitle(a.name, b.name));
}

/** The content types of the catalogue that have no fields of their own above: their fields follow their schema. */
function otherKinds(kinds: readonly ContentKind[], content: ObjectSchema): readonly ContentKind[] {
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
          needed(fieldFrom(requires, schemaAt(content, requires), { required: true })),
          ...optional.map((name) => fieldFrom(name, schemaAt(content, name))),
        ],
        toContent: (values) => values,
      };
    });
}
