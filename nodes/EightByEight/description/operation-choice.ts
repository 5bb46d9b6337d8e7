import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { byTitle } from '../../shared/titles';

const byName = (a: INodePropertyOptions, b: INodePropertyOptions): number => byTitle(a.name, b.name);

/** What may be chosen: an operation of the catalogue, or one of the node's own. */
export interface Choice {
  readonly id: string;
  readonly operation: {
    readonly resource: string;
    readonly title: string;
    readonly action: string;
    readonly summary: string;
  };
}

/** What to work on. */
export function resourceProperty(entries: readonly Choice[]): INodeProperties {
  const resources = resourcesOf(entries);
  const [first = ''] = resources;
  return {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: resources.map((name) => ({ name, value: name })).sort(byName),
    default: first,
  };
}

/** What to do with it: one list of operations a resource, whose values are the ids of the catalogue. */
export function operationProperties(entries: readonly Choice[]): INodeProperties[] {
  return resourcesOf(entries).map((resource) => {
    const own = entries.filter(({ operation }) => operation.resource === resource);
    const first = own[0]?.id ?? '';
    return {
      displayName: 'Operation',
      name: 'operation',
      type: 'options',
      noDataExpression: true,
      displayOptions: { show: { resource: [resource] } },
      options: own
        .map(({ id, operation: { title, action, summary } }) => ({
          name: title,
          value: id,
          action,
          description: summary,
        }))
        .sort(byName),
      default: first,
    };
  });
}

function resourcesOf(entries: readonly Choice[]): string[] {
  return [...new Set(entries.map(({ operation }) => operation.resource))];
}
