import type { ChatAppsCreateTemplateComponent } from '../../../core/src/generated';
import type { ObjectSchema } from '../../../core/src/validation';
import type { MediaKind } from '../../../core/src/catalogue';
import { formOrJson, type CustomFields } from '../composer/custom-fields';
import { decidingField, shownWhen, withoutUndefined } from '../composer/content-type';
import { mediaFields, readMedia } from '../composer/media-fields';
import { objectAt, schemaAt, stringAt } from '../composer/schema-path';
import { createField } from '../fields/field-from-schema';
import { groupListField, readFields } from '../fields/group';
import { jsonField } from '../fields/json';
import { resourceLocatorField } from '../fields/resource-locator';
import { selectField } from '../fields/select';
import { textField } from '../fields/text';
import { displayedLabel, formLabel, type FieldPlaces } from '../fields/displayed-label';
import {
  recordsIn,
  silentContext,
  type Field,
  type UncheckedValues,
  type ReadContext,
  type Values,
} from '../fields/field';

type Component = UncheckedValues<ChatAppsCreateTemplateComponent>;

const sourceName = 'componentsFrom';

const headerSample = {
  name: 'headerSample',
  title: 'Sample',
  description: 'Public address of a sample, for those who approve the template',
  example: 'picture.jpg',
};

const mediaKinds: Readonly<Record<string, MediaKind>> = {
  Image: 'image',
  Gif: 'gif',
  Video: 'video',
  Document: 'file',
};

/**
 * The custom fields of the operation that creates a WhatsApp template: a field for each of its parts, or all of them
 * as JSON.
 */
export function newTemplateFields(input: ObjectSchema): CustomFields {
  const components = schemaAt(input, 'components');
  const json = shownWhen(jsonField('components', components), sourceName, ['json']);
  const form = formFields(input).map((field) => shownWhen(field, sourceName, ['fields']));
  const source = formOrJson(sourceName, {
    displayName: 'Parts',
    description: 'How the header, body, footer and buttons are given',
    whenJson: 'For carousels, and everything that has no field',
  });
  return {
    replaces: ['components'],
    isLast: true,
    top: [source, ...[...form, json].map(({ property }) => property)],
    additional: [],
    toInput(parameter, _additional, readContext) {
      if (parameter(sourceName) === 'json') {
        return { components: json.read(parameter('components'), readContext, 'components') };
      }
      const given = Object.fromEntries(form.map(({ name }) => [name, parameter(name)]));
      const values = readFields(form, given, readContext, '') ?? {};
      return { components: toComponents(values, parameter('category'), readContext) };
    },
    labelOf(path, parameter) {
      if (parameter(sourceName) === 'json') return undefined;
      const properties = form.map(({ property }) => property);
      const [, position, inside = ''] = /^components\[(\d+)\]\.?(.*)$/.exec(path) ?? [];
      if (position === undefined) return formLabel(properties, path);
      const given = Object.fromEntries(form.map(({ name }) => [name, parameter(name)]));
      const values = readFields(form, given, silentContext, '') ?? {};
      const { type } = toComponents(values, parameter('category'), silentContext)[Number(position)] ?? {};
      return displayedLabel(properties, places(values), `${String(type)}.${inside}`);
    },
  };
}

function formFields(input: ObjectSchema): readonly Field[] {
  const component = objectAt(input, 'components[]');
  const button = objectAt(component, 'buttons[]');
  const text = stringAt(component, 'text');
  const authentication = (field: Field): Field => shownWhen(field, 'category', ['AUTHENTICATION']);
  const ordinary = (field: Field): Field => shownWhen(field, 'category', ['MARKETING', 'UTILITY']);
  const header = stringAt(component, 'format');
  const sample = {
    type: 'string',
    title: 'Sample',
    description: 'What the variable may be, for those who approve the template',
    examples: ['Mei'],
  } as const;
  const buttonKind = (field: Field, ...kinds: readonly string[]): Field => shownWhen(field, 'type', kinds);
  return [
    ...[
      decidingField(
        selectField(
          'headerFormat',
          { ...header, title: 'Header', enum: ['None', ...(header.enum ?? [])], default: 'None' },
          false,
        ),
      ),
      shownWhen(
        textField('headerText', {
          type: 'string',
          title: 'Header Text',
          description: 'Up to 60 characters, with {{1}} for a variable',
          examples: ['Order {{1}}'],
        }),
        'headerFormat',
        ['Text'],
      ),
      shownWhen(
        textField('headerTextSample', { ...sample, title: 'Header Sample', examples: ['1001'] }),
        'headerFormat',
        ['Text'],
      ),
      ...mediaFields(headerSample, { type: 'string' }).map((field) =>
        shownWhen(field, 'headerFormat', Object.keys(mediaKinds)),
      ),
      textField('bodyText', {
        ...text,
        title: 'Body',
        description: 'Up to 1,024 characters, with {{1}}, {{2}}, … for variables',
      }),
      groupListField(
        'bodySamples',
        {
          type: 'array',
          title: 'Body Samples',
          description: 'One for each variable of the body, in order',
          items: component,
        },
        [textField('value', sample)],
      ),
      textField('footerText', {
        type: 'string',
        title: 'Footer',
        description: 'Smaller words below, up to 60 characters, without variables',
      }),
      groupListField(
        'buttons',
        {
          type: 'array',
          title: 'Buttons',
          description: 'Buttons below the message; those of one type must follow each other',
          items: button,
        },
        [
          selectField(
            'type',
            {
              ...stringAt(button, 'type'),
              enum: (stringAt(button, 'type').enum ?? []).filter((kind) => kind !== 'OTP'),
              default: 'QUICK_REPLY',
            },
            false,
          ),
          textField('text', { ...stringAt(button, 'text'), description: 'Label of the button' }),
          buttonKind(
            textField('url', {
              ...stringAt(button, 'url'),
              description:
                'Address that a tap opens; it may end with one variable, as in https://example.com/{{1}}',
            }),
            'URL',
          ),
          buttonKind(textField('sample', { ...sample, examples: ['1001'] }), 'URL', 'COPY_CODE'),
          buttonKind(
            textField('phoneNumber', {
              ...stringAt(button, 'phoneNumber'),
              description: 'Number that a tap calls, with its country code',
            }),
            'PHONE_NUMBER',
          ),
          buttonKind(
            resourceLocatorField(
              textField('flowId', {
                ...stringAt(button, 'flowId'),
                description: 'Published WhatsApp Flow that a tap opens',
              }),
              'flows',
            ),
            'FLOW',
          ),
          buttonKind(
            createField(
              'ttlMinutes',
              {
                ...schemaAt(button, 'ttlMinutes'),
                description:
                  'Minutes for which the button can be tapped, from 1,440 (1 day) to 43,200 (30 days)',
                default: 1_440,
              },
              { required: true },
            ),
            'VOICE_CALL',
          ),
        ],
      ),
    ].map(ordinary),
    ...[
      createField('securityRecommendation', {
        ...schemaAt(component, 'add_security_recommendation'),
        description: 'Whether the body warns not to share the code',
      }),
      createField('codeExpirationMinutes', {
        ...schemaAt(component, 'code_expiration_minutes'),
        title: 'Code Expiration (Minutes)',
        description: 'Minutes that the footer says the code is valid',
      }),
    ].map(authentication),
  ];
}

/** Which field fills which place of a component, by the component's type. */
const places = ({ headerFormat }: Values): FieldPlaces => ({
  'HEADER.format': 'headerFormat',
  'HEADER.text': 'headerText',
  'HEADER.examples': headerFormat === 'Text' ? 'headerTextSample' : 'headerSampleUrl',
  'BODY.text': 'bodyText',
  'BODY.examples': 'bodySamples',
  'BODY.examples[]': 'bodySamples[].value',
  'BODY.add_security_recommendation': 'securityRecommendation',
  'FOOTER.text': 'footerText',
  'FOOTER.code_expiration_minutes': 'codeExpirationMinutes',
  'BUTTONS.buttons': 'buttons',
  'BUTTONS.buttons[].example': 'buttons[].sample',
});

/** The components of a template. An authentication template has no texts of the user: WhatsApp writes them. */
function toComponents(values: Values, category: unknown, readContext: ReadContext): readonly Component[] {
  if (category === 'AUTHENTICATION') {
    const { securityRecommendation, codeExpirationMinutes } = values;
    return [
      withoutUndefined({ type: 'BODY', add_security_recommendation: securityRecommendation }),
      withoutUndefined({ type: 'FOOTER', code_expiration_minutes: codeExpirationMinutes }),
      { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
    ];
  }
  const { bodyText, footerText } = values;
  const buttons = recordsIn(values['buttons']).map(toButton);
  const samples = recordsIn(values['bodySamples']).map(({ value }) => value);
  return [
    ...toHeader(values, readContext),
    withoutUndefined({ type: 'BODY', text: bodyText, examples: samples.length ? samples : undefined }),
    ...(footerText === undefined ? [] : [{ type: 'FOOTER', text: footerText }]),
    ...(buttons.length ? [{ type: 'BUTTONS', buttons }] : []),
  ];
}

function toHeader(values: Values, readContext: ReadContext): readonly Component[] {
  const format = values['headerFormat'];
  if (typeof format !== 'string' || format === 'None') return [];
  const kind = mediaKinds[format];
  const sample = kind
    ? readMedia(headerSample, [kind], values, readContext, 'Sample')
    : format === 'Text'
      ? values['headerTextSample']
      : undefined;
  const text = format === 'Text' ? values['headerText'] : undefined;
  return [
    withoutUndefined({ type: 'HEADER', format, text, examples: sample === undefined ? undefined : [sample] }),
  ];
}

function toButton({ sample, ...button }: Values): Values {
  return { ...button, ...(sample === undefined ? {} : { example: [sample] }) };
}
