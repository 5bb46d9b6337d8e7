import type { ChatAppsSendTemplate } from '../../../core/src/generated';
import type { INodeProperties } from 'n8n-workflow';
import type { ContentKind, MakeKind } from '../composer/content-type';
import { type Field, type FieldsOf, type Reading, type Values, isRecord } from '../fields/field';
import { textField } from '../fields/text';
import { chosenTemplate, channelName, mapperName, templateName } from './template-locator';
import { componentsFromFields } from './build-components';
import { mappedFields, tell } from './placeholder-values';

/** A template chosen from those of the account, whose own variables become fields. */
export const accountTemplate: MakeKind = (): ContentKind => ({
  value: 'accountTemplate',
  name: 'Template',
  description: 'An approved WhatsApp template of the account, with a field for each of its variables',
  type: 'template',
  fields: [channelField, locator, mapper],
  toContent: (values, reading) => ({ template: templateFrom(values, reading) }),
});

function templateFrom(values: Values, reading: Reading): FieldsOf<ChatAppsSendTemplate> {
  const { name, language } = chosenTemplate(values[templateName]);
  if (name === '')
    tell(reading, 'Template', 'is not chosen', 'Choose one from the list, or write its name and language.');
  else if (language === '')
    tell(
      reading,
      'Template',
      `"${name}" has no language`,
      `Write it behind the name: ${name}/en_US, for example.`,
    );
  const mapped = values[mapperName];
  const { fields, unknown } = mappedFields(isRecord(mapped) ? mapped : {});
  for (const id of unknown) {
    tell(reading, `Template Variables > ${id}`, 'is no place of a template', 'Refresh the fields.');
  }
  const components = componentsFromFields(fields, reading);
  return { name, language, ...(components.length ? { components } : {}) };
}

const plainChannel = textField(channelName, {
  type: 'string',
  title: 'WhatsApp Channel ID',
  description: 'ID of the WhatsApp channel whose templates to list, from 8x8 Connect',
  examples: ['5f2c9ae4-1d4f-4c8a-8e6d-1907b2c4f8aa'],
});

/** It serves the editor's list alone: the message goes out over the channels of the subaccount. */
const channelField: Field = { ...plainChannel, read: () => undefined };

const locatorProperty: INodeProperties = {
  displayName: 'Template',
  name: templateName,
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

const locator: Field = { name: templateName, property: locatorProperty, read: (value) => value };

const mapperProperty: INodeProperties = {
  displayName: 'Template Variables',
  name: mapperName,
  type: 'resourceMapper',
  noDataExpression: true,
  default: { mappingMode: 'defineBelow', value: null },
  description: 'What the template says in its variables',
  typeOptions: {
    loadOptionsDependsOn: [`${templateName}.value`, channelName],
    resourceMapper: {
      resourceMapperMethod: 'templateFields',
      mode: 'map',
      fieldWords: { singular: 'variable', plural: 'variables' },
      addAllFields: true,
      supportAutoMap: false,
      hideNoDataError: true,
      noFieldsError: 'This template has no variables: it is sent as it is.',
      refreshStaleSchemaOnOpen: true,
    },
  },
};

const mapper: Field = { name: mapperName, property: mapperProperty, read: (value) => value };
