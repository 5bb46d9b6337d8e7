import { isJsonObject } from '../../../core/src/validation';
import type { ChatAppsSendTemplate } from '../../../core/src/generated';
import type { INodeProperties } from 'n8n-workflow';
import type { ContentType, ContentTypeFactory } from '../composer/content-type';
import {
  silentContext,
  type Field,
  type UncheckedValues,
  type ReadContext,
  type Values,
} from '../fields/field';
import { textField } from '../fields/text';
import { parseTemplateChoice, mapperParameter, templateParameter } from './template-locator';
import { channelParameter } from './approved-templates';
import { buildComponents } from './build-components';
import { readMappedFields, reportField } from './placeholder-values';

/**
 * The content type for a WhatsApp template that the user selects from those of the account. Each of its variables
 * becomes a field.
 */
export const accountTemplateContent: ContentTypeFactory = (): ContentType => ({
  value: 'accountTemplate',
  name: 'Template',
  description: 'An approved WhatsApp template of the account, with a field for each of its variables',
  type: 'template',
  fields: [channelField, locatorField, mapperField],
  toContent: (values, readContext) => ({ template: toTemplate(values, readContext) }),
  places: { 'template.name': templateParameter, 'template.language': templateParameter },
  labelOf: (path, values) => labelOfParameter(values, path),
});

function toTemplate(values: Values, readContext: ReadContext): UncheckedValues<ChatAppsSendTemplate> {
  const { name, language } = parseTemplateChoice(values[templateParameter]);
  if (name === '')
    reportField(
      readContext,
      'Template',
      'is not chosen',
      'Choose one from the list, or write its name and language.',
    );
  else if (language === '')
    reportField(
      readContext,
      'Template',
      `"${name}" has no language`,
      `Write it behind the name: ${name}/en_US, for example.`,
    );
  const { fields, unknownIds } = readMappedFields(mappedValues(values));
  for (const id of unknownIds) {
    reportField(
      readContext,
      `Template Variables > ${id}`,
      'is no place of a template',
      'Refresh the fields.',
    );
  }
  const components = buildComponents(fields, readContext);
  return { name, language, ...(components.length ? { components } : {}) };
}

/** The label of the variable that fills a path of the template, such as `template.components[0].parameters[1].text`. */
function labelOfParameter(values: Values, path: string): string | undefined {
  const labels = new Map<unknown, string>();
  const { fields } = readMappedFields(mappedValues(values));
  let here: unknown = { template: { components: buildComponents(fields, silentContext, labels) } };
  for (const [name] of path.matchAll(/[^.[\]]+/g)) {
    if (!isJsonObject(here) && !Array.isArray(here)) return undefined;
    here = (here as Readonly<Record<string, unknown>>)[name];
    const label = labels.get(here);
    if (label !== undefined) return label;
  }
  return undefined;
}

function mappedValues(values: Values): Values {
  const mapped = values[mapperParameter];
  return isJsonObject(mapped) ? mapped : {};
}

const channelTextField = textField(channelParameter, {
  type: 'string',
  title: 'WhatsApp Channel ID',
  description: 'Channel whose templates to list, if not the one in the credential',
  examples: ['5f2c9ae4-1d4f-4c8a-8e6d-1907b2c4f8aa'],
});

/** The channel is only used to list templates. 8x8 selects the channel of a message by the subaccount. */
const channelField: Field = { ...channelTextField, read: () => undefined };

const locatorProperty: INodeProperties = {
  displayName: 'Template',
  name: templateParameter,
  type: 'resourceLocator',
  required: true,
  default: { mode: 'list', value: '' },
  description: 'Approved template to send; one name in two languages is two entries',
  modes: [
    {
      displayName: 'From List',
      name: 'list',
      type: 'list',
      placeholder: 'Select a template...',
      typeOptions: { searchListMethod: 'searchTemplates', searchable: true },
    },
    {
      displayName: 'By Name',
      name: 'name',
      type: 'string',
      placeholder: 'e.g. order_shipped/en_US',
      hint: 'Name and language of the template, with a slash between them',
    },
  ],
};

const locatorField: Field = { name: templateParameter, property: locatorProperty, read: (value) => value };

const mapperProperty: INodeProperties = {
  displayName: 'Template Variables',
  name: mapperParameter,
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  description: 'What the template says in its variables',
  typeOptions: {
    loadOptionsDependsOn: [`${templateParameter}.value`, channelParameter],
    resourceMapper: {
      resourceMapperMethod: 'templateFields',
      mode: 'map',
      fieldWords: { singular: 'variable', plural: 'variables' },
      addAllFields: true,
      supportAutoMap: false,
      hideNoDataError: true,
      noFieldsError: 'This template has no variables and is sent as it is.',
      refreshStaleSchemaOnOpen: true,
    },
  },
};

const mapperField: Field = { name: mapperParameter, property: mapperProperty, read: (value) => value };
