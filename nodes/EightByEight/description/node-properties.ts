import { entriesOf, type Catalogue } from '../../../core/src/catalogue';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { faceOf } from './operation-ui';
import { ownOperations } from '../local-operations';
import { outputProperties } from './output-options';
import { sendingProperties } from './sending-options';
import { waitingProperties } from './waiting-options';
import { byTitle } from '../../shared/titles';

/**
 * Every parameter of the node: what to do with what, and what each operation takes. A function of the catalogue, but for
 * the node's own operations.
 */
export function actionProperties(catalogue: Catalogue): INodeProperties[] {
  const entries = entriesOf(catalogue);
  const own = ownOperations.map((operation) => ({ id: operation.id, operation }));
  const choices: readonly Choice[] = [...entries, ...own];
  return [
    resourceProperty(choices),
    ...operationProperties(choices),
    ...own.flatMap((choice) =>
      choice.operation.properties.map((property) => shownForOperation(property, choice)),
    ),
    ...entries.flatMap((entry) =>
      [
        ...faceOf(entry).properties,
        ...waitingProperties(entry),
        ...outputProperties(entry),
        ...sendingProperties(entry),
      ].map((property) => shownForOperation(property, entry)),
    ),
  ];
}

function shownForOperation(property: INodeProperties, { id, operation }: Choice): INodeProperties {
  const { show, ...rest } = property.displayOptions ?? {};
  return {
    ...property,
    displayOptions: { ...rest, show: { resource: [operation.resource], operation: [id], ...show } },
  };
}

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

/** What stands below the node's name in a workflow: the title of its operation. */
export function subtitleOf(catalogue: Catalogue): string {
  const titles = entriesOf(catalogue).map(({ id, operation }) => [id, operation.title] as const);
  titles.push(...ownOperations.map(({ id, title }) => [id, title] as const));
  return `={{ (${JSON.stringify(Object.fromEntries(titles))})[$parameter["operation"]] }}`;
}
