import { entriesOf, type Catalogue } from '../../../core/src/catalogue';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { operationUi } from './operation-ui';
import { localOperations } from '../local-operations';
import { outputProperties } from './output-options';
import { sendingProperties } from './sending-options';
import { jobProperties } from './waiting-options';
import { compareTitles } from '../../shared/titles';

/**
 * Every parameter of the node: what to do with what, and what each operation takes. A function of the catalogue, but for
 * the node's own operations.
 */
export function nodeProperties(catalogue: Catalogue): INodeProperties[] {
  const entries = entriesOf(catalogue);
  const own = localOperations.map((operation) => ({ id: operation.id, operation }));
  const choices: readonly OperationChoice[] = [...entries, ...own];
  return [
    resourceProperty(choices),
    ...operationProperties(choices),
    ...own.flatMap((choice) =>
      choice.operation.properties.map((property) => shownForOperation(property, choice)),
    ),
    ...entries.flatMap((entry) =>
      [
        ...operationUi(entry).properties,
        ...jobProperties(entry),
        ...outputProperties(entry),
        ...sendingProperties(entry),
      ].map((property) => shownForOperation(property, entry)),
    ),
  ];
}

function shownForOperation(property: INodeProperties, { id, operation }: OperationChoice): INodeProperties {
  const { show, ...rest } = property.displayOptions ?? {};
  return {
    ...property,
    displayOptions: { ...rest, show: { resource: [operation.resource], operation: [id], ...show } },
  };
}

const compareNames = (a: INodePropertyOptions, b: INodePropertyOptions): number =>
  compareTitles(a.name, b.name);

/** What may be chosen: an operation of the catalogue, or one of the node's own. */
export interface OperationChoice {
  readonly id: string;
  readonly operation: {
    readonly resource: string;
    readonly title: string;
    readonly action: string;
    readonly summary: string;
  };
}

/** What to work on. */
export function resourceProperty(entries: readonly OperationChoice[]): INodeProperties {
  const resources = resourceNames(entries);
  const [first = ''] = resources;
  return {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: resources.map((name) => ({ name, value: name })).sort(compareNames),
    default: first,
  };
}

/** What to do with it: one list of operations a resource, whose values are the ids of the catalogue. */
export function operationProperties(entries: readonly OperationChoice[]): INodeProperties[] {
  return resourceNames(entries).map((resource) => {
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
        .sort(compareNames),
      default: first,
    };
  });
}

function resourceNames(entries: readonly OperationChoice[]): string[] {
  return [...new Set(entries.map(({ operation }) => operation.resource))];
}

/** What stands below the node's name in a workflow: the title of its operation. */
export function operationSubtitle(catalogue: Catalogue): string {
  const titles = entriesOf(catalogue).map(({ id, operation }) => [id, operation.title] as const);
  titles.push(...localOperations.map(({ id, title }) => [id, title] as const));
  return `={{ (${JSON.stringify(Object.fromEntries(titles))})[$parameter["operation"]] }}`;
}
