import type {
  ChatAppsSendComponent,
  ChatAppsSendLocation,
  ChatAppsSendParameter,
  ChatAppsSendTemplate,
} from '../../../core/src/generated';
import { displayedLabel, type FieldPlaces } from '../fields/displayed-label';
import {
  recordsIn,
  silentContext,
  type Field,
  type UncheckedValues,
  type ReadContext,
  type Values,
} from '../fields/field';
import { createFields } from '../fields/field-from-schema';
import { resourceLocatorField } from '../fields/resource-locator';
import { selectField } from '../fields/select';
import { groupListField } from '../fields/group';
import { parseJson } from '../fields/json';
import { numberField, toNumber } from '../fields/number';
import { textField } from '../fields/text';
import {
  decidingField,
  requiredField,
  withoutUndefined,
  shownWhen,
  type ContentTypeFactory,
} from './content-type';
import { headerFields, readHeaderUrl } from './interactive-parts';
import { objectAt, stringAt } from './schema-path';

type Parameter = UncheckedValues<ChatAppsSendParameter>;

/** Converts the value of a button to a template parameter, by button type. */
const toButtonParameter: Readonly<
  Record<string, (value: unknown, readContext: ReadContext, path: string) => Parameter>
> = {
  QuickReply: (value): Parameter => ({ type: 'payload', payload: value }),
  Url: (value): Parameter => ({ type: 'text', text: value }),
  CopyCode: (value): Parameter => ({ type: 'couponCode', couponCode: value }),
  Flow: (value, readContext, path): Parameter => ({
    type: 'action',
    flowActionData: parseJson(value, readContext, path),
  }),
  VoiceCall: (value): Parameter => ({ type: 'ttlMinutes', ttlMinutes: toNumber(value) }),
};

/**
 * The content type "Template by Hand": the user types the name, language and variables of an approved template, and the
 * account is not asked.
 */
export const manualTemplateContent: ContentTypeFactory = (content) => {
  const schema = objectAt(content, 'template');
  const component = objectAt(schema, 'components[]');
  const parameter = objectAt(component, 'parameters[]');
  const place = objectAt(parameter, 'location');
  const bodyFields = [
    textField('text', {
      ...stringAt(parameter, 'text'),
      title: 'Value',
      description: 'Value of the variable',
    }),
    textField('name', { ...stringAt(parameter, 'name'), title: 'Variable Name' }),
  ];
  const buttonFields = [
    decidingField(
      selectField(
        'subType',
        {
          ...stringAt(component, 'subType'),
          title: 'Button Type',
          description: 'What kind of button the template has there',
          default: 'QuickReply',
        },
        false,
      ),
    ),
    numberField(
      'index',
      {
        type: 'integer',
        title: 'Button Position',
        description: 'Position of the button, from 0',
        minimum: 0,
        maximum: 9,
        default: 0,
      },
      false,
    ),
    textField('value', {
      type: 'string',
      title: 'Value',
      description:
        'Payload of a quick reply, end of a URL, code to copy, data of a Flow as JSON, or minutes of a voice call',
      examples: ['confirm-1001'],
    }),
  ];
  const locationFields = createFields(place, false).map((field): Field => {
    const name = `header${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const property = { ...field.property, name, displayName: `Header ${field.property.displayName}` };
    return shownWhen({ ...field, name, property }, 'headerType', ['location']);
  });
  const fields = [
    requiredField(
      resourceLocatorField(
        textField('templateName', { ...stringAt(schema, 'name'), title: 'Template Name' }),
        'templates',
      ),
    ),
    textField('templateLanguage', {
      ...stringAt(schema, 'language'),
      title: 'Template Language',
      description:
        'Language of the template as a code, e.g. en_US; WhatsApp finds a template by name and language',
    }),
    ...headerFields(['text', 'image', 'video', 'document', 'location']),
    ...locationFields,
    groupListField(
      'bodyParameters',
      {
        type: 'array',
        title: 'Body Parameters',
        description: 'Values for the variables of the body, in order',
        items: parameter,
      },
      bodyFields,
    ),
    groupListField(
      'buttonParameters',
      {
        type: 'array',
        title: 'Button Parameters',
        description: 'Values for the buttons',
        items: parameter,
      },
      buttonFields,
    ),
  ];
  return {
    value: 'template',
    name: 'Template by Hand',
    description:
      'A template that WhatsApp, Viber or Zalo has approved, filled in without a look at the account',
    type: 'template',
    fields,
    toContent: (values, readContext) => ({
      template: withoutUndefined<keyof ChatAppsSendTemplate>({
        name: values['templateName'],
        language: values['templateLanguage'],
        components: toComponents(values, readContext),
      }),
    }),
    places,
    labelOf: (path, values) => labelInComponents(fields, path, values),
  };
};

/** Which field fills which place of a template, where `header`, `body` and `buttons` stand for its components. */
const places: FieldPlaces = {
  'template.name': 'templateName',
  'template.language': 'templateLanguage',
  header: 'headerType',
  'header.parameters[].text': 'headerText',
  'header.parameters[].url': 'headerUrl',
  'header.parameters[].location.latitude': 'headerLatitude',
  'header.parameters[].location.longitude': 'headerLongitude',
  'header.parameters[].location.name': 'headerName',
  'header.parameters[].location.address': 'headerAddress',
  'body.parameters': 'bodyParameters',
  'buttons[].subType': 'buttonParameters[].subType',
  'buttons[].index': 'buttonParameters[].index',
  'buttons[].parameters': 'buttonParameters[].value',
};

/** The label of the field that fills a path inside the components. Their positions depend on which of them are given. */
function labelInComponents(fields: readonly Field[], path: string, values: Values): string | undefined {
  const [, position, inside = ''] = /^template\.components\[(\d+)\](.*)$/.exec(path) ?? [];
  if (position === undefined) return undefined;
  const components = toComponents(values, silentContext) ?? [];
  const { type = '' } = components[Number(position)] ?? {};
  const button = Number(position) - components.findIndex((component) => component.type === 'button');
  const place = type === 'button' ? `buttons[${button}]` : String(type);
  return displayedLabel(
    fields.map(({ property }) => property),
    places,
    `${place}${inside}`,
  );
}

function toComponents(
  values: Values,
  readContext: ReadContext,
): readonly UncheckedValues<ChatAppsSendComponent>[] | undefined {
  const header = toHeaderParameter(values, readContext);
  const components: UncheckedValues<ChatAppsSendComponent>[] = header
    ? [{ type: 'header', parameters: [header] }]
    : [];
  const body = recordsIn(values['bodyParameters']);
  if (body.length) {
    components.push({ type: 'body', parameters: body.map((each) => ({ type: 'text', ...each })) });
  }
  recordsIn(values['buttonParameters']).forEach(({ subType, index, value }, position) => {
    const toParameter = toButtonParameter[String(subType)] ?? toButtonParameter['QuickReply'];
    const parameter = toParameter?.(value, readContext, `buttonParameters[${position}].value`);
    components.push(
      withoutUndefined<keyof ChatAppsSendComponent>({
        type: 'button',
        subType,
        index,
        parameters: parameter && [withoutUndefined<keyof ChatAppsSendParameter>(parameter)],
      }),
    );
  });
  return components.length ? components : undefined;
}

function toHeaderParameter(values: Values, readContext: ReadContext): Parameter | undefined {
  const type = values['headerType'];
  if (type === undefined || type === 'none') return undefined;
  if (type === 'text')
    return withoutUndefined<keyof ChatAppsSendParameter>({ type, text: values['headerText'] });
  if (type !== 'location') {
    const url = readHeaderUrl(type, values, readContext);
    return withoutUndefined<keyof ChatAppsSendParameter>({ type, url });
  }
  const location = withoutUndefined<keyof ChatAppsSendLocation>({
    latitude: values['headerLatitude'],
    longitude: values['headerLongitude'],
    name: values['headerName'],
    address: values['headerAddress'],
  });
  return { type, location };
}
