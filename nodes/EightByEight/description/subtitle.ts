import { entriesOf, type Catalogue } from 'cpaas-8x8/pure';

/** What stands below the node's name in a workflow: the title of its operation. */
export function subtitleOf(catalogue: Catalogue): string {
  const titles = entriesOf(catalogue).map(({ id, operation }) => [id, operation.title] as const);
  return `={{ (${JSON.stringify(Object.fromEntries(titles))})[$parameter["operation"]] }}`;
}
