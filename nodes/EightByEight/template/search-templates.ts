import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { byTitle, titleOf } from '../../shared/titles';
import { matches } from '../lists/list-entries';
import { approvedTemplates } from './account-templates';
import { choiceOf } from './chosen-template';

/** The list that a person picks a template from: a name in two languages is two entries. */
export async function searchTemplates(
  this: ILoadOptionsFunctions,
  filter?: string,
): Promise<INodeListSearchResult> {
  const results = (await approvedTemplates(this))
    .map((template) => ({
      name: `${template.name} (${template.language}, ${titleOf(template.category)})`,
      value: choiceOf(template),
    }))
    .filter((entry) => matches(entry, filter))
    .sort((a, b) => byTitle(a.name, b.name));
  return { results };
}
