import { isRecord } from '../fields/field';
import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { compareTitles, toTitle } from '../../shared/titles';
import { matchesFilter } from '../lists/list-page';
import { approvedTemplates } from './approved-templates';

/** The parameters of a template from the account, as workflows keep them. */
export const templateParameter = 'accountTemplate';
export const mapperParameter = 'templateVariables';
export const channelParameter = 'templateChannelId';

/** A template as a message names it. */
export interface TemplateChoice {
  readonly name: string;
  /** Empty where a person left it out. */
  readonly language: string;
}

/** What the list's entries hold: WhatsApp finds a template by name and language, and neither has a slash in it. */
export const formatTemplateChoice = ({ name, language }: TemplateChoice): string => `${name}/${language}`;

/** What was chosen from the list, or written by hand. */
export function parseTemplateChoice(located: unknown): TemplateChoice {
  const value = isRecord(located) ? located['value'] : located;
  const [name = '', language = ''] = typeof value === 'string' ? value.split('/') : [];
  return { name: name.trim(), language: language.trim() };
}

/** The list that a person picks a template from: a name in two languages is two entries. */
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
