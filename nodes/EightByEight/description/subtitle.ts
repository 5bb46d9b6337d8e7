import { entriesOf, type Catalogue } from '../../../core/src/catalogue';
import { ownOperations } from '../local-operations';

/** What stands below the node's name in a workflow: the title of its operation. */
export function subtitleOf(catalogue: Catalogue): string {
  const titles = entriesOf(catalogue).map(({ id, operation }) => [id, operation.title] as const);
  titles.push(...ownOperations.map(({ id, title }) => [id, title] as const));
  return `={{ (${JSON.stringify(Object.fromEntries(titles))})[$parameter["operation"]] }}`;
}
