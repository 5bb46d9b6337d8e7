import { isJsonObject } from '../../../core/src/validation';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { compareTitles, toTitle } from '../../shared/titles';
import { matchesFilter } from '../lists/list-page';
import { approvedTemplates } from './approved-templates';

/** The names of the parameters for a template of the account. */
export const templateParameter = 'accountTemplate';
export const mapperParameter = 'templateVariables';

/** The name and the language by which WhatsApp finds a template. */
export interface TemplateChoice {
  readonly name: string;
  /** Empty if the user left it out. */
  readonly language: string;
}

/** The value of a list entry. Neither names nor languages contain a slash. */
const formatTemplateChoice = ({ name, language }: TemplateChoice): string => `${name}/${language}`;

/** Parses the value that was selected from the list or entered by hand. */
export function parseTemplateChoice(located: unknown): TemplateChoice {
  const value = isJsonObject(located) ? located['value'] : located;
  const [name = '', language = ''] = typeof value === 'string' ? value.split('/') : [];
  return { name: name.trim(), language: language.trim() };
}

/** The n8n method that lists the approved templates. Each language of a template is one entry. */
export async function searchTemplates(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const results = (await approvedTemplates(this))
    .map((template) => ({
      name: `${template.name} (${template.language}, ${toTitle(template.category)})`,
      value: formatTemplateChoice(template),
    }))
    .filter((entry) => matchesFilter(entry, filter))
    .sort((a, b) => compareTitles(a.name, b.name));
  return { results };
}
