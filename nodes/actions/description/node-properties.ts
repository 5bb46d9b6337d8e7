import {
  batchedOperation,
  entriesOf,
  type Catalogue,
  type CatalogueEntry,
} from '../../../core/src/catalogue';
import type { INodeProperties } from 'n8n-workflow';
import { compareTitles } from '../../shared/titles';
import type { LocalOperation } from '../local-operations/local-operation';
import { optionsProperty } from './batch-options';
import { expressionProperties } from '../../shared/collection-expressions';
import { jobProperties } from './job-options';
import { operationUi } from './operation-ui';
import { outputProperties } from './output-options';
import type { ProductNode } from './product-nodes';

/** All parameters of a node: Resource, Operation, and the parameters of each operation. */
export function nodeProperties(
  node: NodeContent,
  catalogue: Catalogue,
  localOperations: readonly LocalOperation[] = [],
): INodeProperties[] {
  const { entries, local } = operationsOf(node, catalogue, localOperations);
  const choices = [...entries.map(entryChoice), ...local.map(toChoice)];
  const parameters = [
    ...local.flatMap((operation) =>
      operation.properties.map((property) => shownForOperation(property, toChoice(operation))),
    ),
    ...entries.flatMap((entry) =>
      entryProperties(entry).map((property) => shownForOperation(property, entry)),
    ),
  ];
  // With a single resource, the node needs no Resource parameter.
  if (node.resources.length === 1) {
    return [
      operationProperty(node, choices),
      ...parameters.map(withoutResource),
      ...expressionProperties(parameters),
    ];
  }
  return [
    resourceProperty(node),
    ...operationProperties(node, choices),
    ...parameters,
    ...expressionProperties(parameters),
  ];
}

/** The node's subtitle in a workflow: an expression for the title of the selected operation. */
export function operationSubtitle(
  node: NodeContent,
  catalogue: Catalogue,
  localOperations: readonly LocalOperation[] = [],
): string {
  const { entries, local } = operationsOf(node, catalogue, localOperations);
  const choices = [...entries, ...local.map(toChoice)];
  const titles = Object.fromEntries(choices.map(({ id, operation }) => [id, operation.title]));
  return `={{ (${JSON.stringify(titles)})[$parameter["operation"]] }}`;
}

type NodeContent = Omit<ProductNode, 'displayName'>;

function operationsOf(
  { resources }: NodeContent,
  catalogue: Catalogue,
  localOperations: readonly LocalOperation[],
): { readonly entries: readonly CatalogueEntry[]; readonly local: readonly LocalOperation[] } {
  return {
    entries: entriesOf(catalogue).filter(({ operation }) => resources.includes(operation.resource)),
    local: localOperations.filter(({ resource }) => resources.includes(resource)),
  };
}

/** An operation that the user can select: one of the catalogue, or one that only the node has, such as send and wait. */
interface OperationChoice {
  readonly id: string;
  readonly operation: {
    readonly resource: string;
    readonly title: string;
    readonly action: string;
    readonly summary: string;
    readonly batching?: object;
  };
  /** The title of the operation whose batch this one is. */
  readonly single?: string | undefined;
}

const toChoice = (operation: LocalOperation): OperationChoice => ({ id: operation.id, operation });

const entryChoice = (entry: CatalogueEntry): OperationChoice => ({
  ...entry,
  single: batchedOperation(entry)?.title,
});

/** The parameters of an operation of the catalogue. */
export function entryProperties(entry: CatalogueEntry): INodeProperties[] {
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

function withoutResource(property: INodeProperties): INodeProperties {
  const show = { ...property.displayOptions?.show };
  delete show['resource'];
  return { ...property, displayOptions: { ...property.displayOptions, show } };
}

function resourceProperty({ resources }: NodeContent): INodeProperties {
  const [first = ''] = resources;
  return {
    displayName: 'Resource',
    name: 'resource',
    type: 'options',
    noDataExpression: true,
    options: resources.map((name) => ({ name, value: name })),
    default: first,
  };
}

/** One Operation parameter for each resource. */
function operationProperties(node: NodeContent, choices: readonly OperationChoice[]): INodeProperties[] {
  return node.resources.map((resource) => ({
    ...operationProperty(
      node,
      choices.filter(({ operation }) => operation.resource === resource),
    ),
    displayOptions: { show: { resource: [resource] } },
  }));
}

/** The values of the Operation parameter are operation IDs. n8n lists actions in the order of its options. */
function operationProperty({ mostUsed }: NodeContent, choices: readonly OperationChoice[]): INodeProperties {
  const rank = ({ id }: OperationChoice): number =>
    mostUsed.includes(id) ? mostUsed.indexOf(id) : mostUsed.length;
  const sorted = [...choices].sort(
    (a, b) => rank(a) - rank(b) || compareTitles(a.operation.title, b.operation.title),
  );
  const first = sorted[0]?.id ?? '';
  return {
    displayName: 'Operation',
    name: 'operation',
    type: 'options',
    noDataExpression: true,
    options: sorted.map((choice) => ({
      name: choice.operation.title,
      value: choice.id,
      action: choice.operation.action,
      description: describeOperation(choice),
    })),
    default: first,
  };
}

/**
 * The summary, and for single sends and their batches which one is for many items: someone who has a list of items would
 * otherwise choose the batch, whose messages are filled in by hand.
 */
function describeOperation({ operation: { summary, batching }, single }: OperationChoice): string {
  if (batching) return `${summary}; many items travel in few requests`;
  return single === undefined ? summary : `${summary}; for one message per item, use ${single}`;
}
