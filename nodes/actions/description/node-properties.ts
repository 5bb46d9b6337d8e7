import { entriesOf, type Catalogue, type CatalogueEntry } from '../../../core/src/catalogue';
import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { compareTitles } from '../../shared/titles';
import type { LocalOperation } from '../local-operations/local-operation';
import { optionsProperty } from './batch-options';
import { jobProperties } from './job-options';
import { operationUi } from './operation-ui';
import { outputProperties } from './output-options';

/** All parameters of the node: Resource, Operation, and the parameters of each operation. */
export function nodeProperties(
  catalogue: Catalogue,
  localOperations: readonly LocalOperation[] = [],
): INodeProperties[] {
  const entries = entriesOf(catalogue);
  const choices = [...entries, ...localOperations.map(toChoice)];
  return [
    resourceProperty(choices),
    ...operationProperties(choices),
    ...localOperations.flatMap((operation) =>
      operation.properties.map((property) => shownForOperation(property, toChoice(operation))),
    ),
    ...entries.flatMap((entry) =>
      entryProperties(entry).map((property) => shownForOperation(property, entry)),
    ),
  ];
}

/** The node's subtitle in a workflow: an expression for the title of the selected operation. */
export function operationSubtitle(
  catalogue: Catalogue,
  localOperations: readonly LocalOperation[] = [],
): string {
  const choices = [...entriesOf(catalogue), ...localOperations.map(toChoice)];
  const titles = Object.fromEntries(choices.map(({ id, operation }) => [id, operation.title]));
  return `={{ (${JSON.stringify(titles)})[$parameter["operation"]] }}`;
}

/** An operation that the user can select: one of the catalogue, or one that only the node has, such as send and wait. */
interface OperationChoice {
  readonly id: string;
  readonly operation: {
    readonly resource: string;
    readonly title: string;
    readonly action: string;
    readonly summary: string;
  };
}

const toChoice = (operation: LocalOperation): OperationChoice => ({ id: operation.id, operation });

function entryProperties(entry: CatalogueEntry): INodeProperties[] {
  return [
    ...operationUi(entry).properties,
    ...jobProperties(entry),
    ...outputProperties(entry),
    ...optionsProperty(entry),
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

function resourceProperty(choices: readonly OperationChoice[]): INodeProperties {
  const resources = resourceNames(choices);
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

/** One Operation parameter for each resource. Its values are operation IDs. */
function operationProperties(choices: readonly OperationChoice[]): INodeProperties[] {
  return resourceNames(choices).map((resource) => {
    const ofResource = choices.filter(({ operation }) => operation.resource === resource);
    const defaultOperation = ofResource[0]?.id ?? '';
    return {
      displayName: 'Operation',
      name: 'operation',
      type: 'options',
      noDataExpression: true,
      displayOptions: { show: { resource: [resource] } },
      options: ofResource
        .map(({ id, operation: { title, action, summary } }) => ({
          name: title,
          value: id,
          action,
          description: summary,
        }))
        .sort(compareNames),
      default: defaultOperation,
    };
  });
}

function resourceNames(choices: readonly OperationChoice[]): string[] {
  return [...new Set(choices.map(({ operation }) => operation.resource))];
}
