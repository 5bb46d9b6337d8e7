import type {
  ChatAppsSendComponent,
  ChatAppsSendLocation,
  ChatAppsSendParameter,
  ChatAppsSendTemplate,
} from '../../../core/src/generated';
import { type Field, type FieldsOf, type Reading, type Values, isRecord } from '../fields/field';
import { fieldsOf } from '../fields/field-from-schema';
import { choiceField } from '../fields/select';
import { groupsField } from '../fields/group';
import { jsonFrom } from '../fields/json';
import { numberField, numberFrom } from '../fields/number';
import { textField } from '../fields/text';
import { needed, present, shownFor, type MakeKind } from './content-type';
import { headerFields } from './interactive-parts';
import { objectAt, textAt } from './schema-path';

type Parameter = FieldsOf<ChatAppsSendParameter>;

/** How the value of a button travels, by the kind of the button. */
const buttonParameters: Readonly<
  Record<string, (value: unknown, reading: Reading, path: string) => Parameter>
> = {
  QuickReply: (value): Parameter => ({ type: 'payload', payload: value }),
  Url: (value): Parameter => ({ type: 'text', text: value }),
  CopyCode: (value): Parameter => ({ type: 'couponCode', couponCode: value }),
  Flow: (value, reading, path): Parameter => ({
    type: 'action',
    flowActionData: jsonFrom(value, reading, path),
  }),
  VoiceCall: (value): Parameter => ({ type: 'ttlMinutes', ttlMinutes: numberFrom(value) }),
};

/** A template that the channel has approved, with the values for its variables. */
export const template: MakeKind = (content) => {
  const schema = objectAt(content, 'template');
  const component = objectAt(schema, 'components[]');
  const parameter = objectAt(component, 'parameters[]');
  const place = objectAt(parameter, 'location');
  const bodyFields = [
    textField('text', { ...textAt(parameter, 'text'), title: 'Value', description: 'Value of the variable' }),
    textField('name', { ...textAt(parameter, 'name'), title: 'Variable Name' }),
  ];
  const buttonFields = [
    choiceField(
      'subType',
      { ...textAt(component, 'subType'), title: 'Button Type', default: 'QuickReply' },
      false,
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
  const locationFields = fieldsOf(place, false).map((field): Field => {
    const name = `header${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const property = { ...field.property, name, displayName: `Header ${field.property.displayName}` };
    return shownFor({ ...field, name, property }, 'headerType', ['location']);
  });
  return {
    value: 'template',
    name: 'Template by Hand',
    description:
      'A template that WhatsApp, Viber or Zalo has approved, filled in without a look at the account',
    type: 'template',
    fields: [
      needed(textField('templateName', { ...textAt(schema, 'name'), title: 'Template Name' })),
      textField('templateLanguage', { ...textAt(schema, 'language'), title: 'Template Language' }),
      ...headerFields(['text', 'image', 'video', 'document', 'location']),
      ...locationFields,
      groupsField(
        'bodyParameters',
        {
          type: 'array',
          title: 'Body Parameters',
          description: 'Values for the variables of the body, in order',
          items: parameter,
        },
        bodyFields,
      ),
      groupsField(
        'buttonParameters',
        {
          type: 'array',
          title: 'Button Parameters',
          description: 'Values for the buttons',
          items: parameter,
        },
        buttonFields,
      ),
    ],
    toContent: (values, reading) => ({
      template: present<keyof ChatAppsSendTemplate>({
        name: values['templateName'],
        language: values['templateLanguage'],
        components: componentsFrom(values, reading),
      }),
    }),
  };
};

function componentsFrom(
  values: Values,
  reading: Reading,
): readonly FieldsOf<ChatAppsSendComponent>[] | undefined {
  const header = headerParameter(values);
  const components: FieldsOf<ChatAppsSendComponent>[] = header
    ? [{ type: 'header', parameters: [header] }]
    : [];
  const body = recordsIn(values['bodyParameters']);
  if (body.length) {
    components.push({ type: 'body', parameters: body.map((each) => ({ type: 'text', ...each })) });
  }
  recordsIn(values['buttonParameters']).forEach(({ subType, index, value }, position) => {
    const toParameter = buttonParameters[String(subType)] ?? buttonParameters['QuickReply'];
    const parameter = toParameter?.(value, reading, `buttonParameters[${position}].value`);
    components.push(
      present<keyof ChatAppsSendComponent>({
        type: 'button',
        subType,
        index,
        parameters: parameter && [present<keyof ChatAppsSendParameter>(parameter)],
      }),
    );
  });
  return components.length ? components : undefined;
}

function headerParameter(values: Values): Parameter | undefined {
  const type = values['headerType'];
  if (type === undefined || type === 'none') return undefined;
  if (type === 'text') return present<keyof ChatAppsSendParameter>({ type, text: values['headerText'] });
  if (type !== 'location') return present<keyof ChatAppsSendParameter>({ type, url: values['headerUrl'] });
  const location = present<keyof ChatAppsSendLocation>({
    latitude: values['headerLatitude'],
    longitude: values['headerLongitude'],
    name: values['headerName'],
    address: values['headerAddress'],
  });
  return { type, location };
}

function recordsIn(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
