import { isJsonObject } from '../../../core/src/validation';
import type {
  ChatAppsSendComponent,
  ChatAppsSendLocation,
  ChatAppsSendParameter,
  ChatAppsSendTemplate,
} from '../../../core/src/generated';
import { type Field, type UncheckedValues, type ReadContext, type Values } from '../fields/field';
import { createFields } from '../fields/field-from-schema';
import { selectField } from '../fields/select';
import { groupListField } from '../fields/group';
import { parseJson } from '../fields/json';
import { numberField, toNumber } from '../fields/number';
import { textField } from '../fields/text';
import { requiredField, withoutUndefined, shownWhen, type ContentTypeFactory } from './content-type';
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
    selectField(
      'subType',
      { ...stringAt(component, 'subType'), title: 'Button Type', default: 'QuickReply' },
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
  const locationFields = createFields(place, false).map((field): Field => {
    const name = `header${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const property = { ...field.property, name, displayName: `Header ${field.property.displayName}` };
    return shownWhen({ ...field, name, property }, 'headerType', ['location']);
  });
  return {
    value: 'template',
    name: 'Template by Hand',
    description:
      'A template that WhatsApp, Viber or Zalo has approved, filled in without a look at the account',
    type: 'template',
    fields: [
      requiredField(textField('templateName', { ...stringAt(schema, 'name'), title: 'Template Name' })),
      textField('templateLanguage', { ...stringAt(schema, 'language'), title: 'Template Language' }),
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
    ],
    toContent: (values, readContext) => ({
      template: withoutUndefined<keyof ChatAppsSendTemplate>({
        name: values['templateName'],
        language: values['templateLanguage'],
        components: toComponents(values, readContext),
      }),
    }),
  };
};

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

function recordsIn(value: unknown): readonly Values[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}
