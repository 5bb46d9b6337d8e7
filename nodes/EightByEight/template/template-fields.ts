import type { ILoadOptionsFunctions, ResourceMapperFields } from 'n8n-workflow';
import { approvedTemplates } from './account-templates';
import { chosenTemplate } from './chosen-template';
import { fieldsOfTemplate } from './variable-fields';
import { templateName } from './names';

/** The fields of the template that the node names, read from the account. */
export async function templateFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
  const { name, language } = chosenTemplate(this.getNodeParameter(templateName, ''));
  if (name === '') return { fields: [], emptyFieldsNotice: 'Choose a template to see its variables.' };
  const sameName = (await approvedTemplates(this)).filter((template) => template.name === name);
  const template =
    sameName.find((each) => each.language.toLowerCase() === language.toLowerCase()) ??
    (language === '' && sameName.length === 1 ? sameName[0] : undefined);
  if (template) return { fields: fieldsOfTemplate(template) };
  const languages = sameName.map((each) => each.language).join(', ');
  return {
    fields: [],
    emptyFieldsNotice: languages
      ? `The template ${name} is approved in ${languages}: write one behind the name, as ${name}/${sameName[0]?.language ?? ''}.`
      : `The channel has no approved template ${name}.`,
  };
}
