import { catalogue, entryById } from '../../../core/src/catalogue';
import {
  NodeOperationError,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
} from 'n8n-workflow';
import { findCollectionExpression } from '../../shared/collection-expressions';
import { failAllItems } from '../../shared/failed-item';
import { toNodeError } from '../../shared/node-error';
import { entryProperties } from '../description/node-properties';
import { additionalFieldsName } from '../description/operation-ui';
import type { ProductNode } from '../description/product-nodes';
import { selectedLocalOperation } from '../local-operations';
import { executeOperation } from './execute-operation';

/**
 * Runs the selected operation of an action node: an operation of 8x8's API, or a local operation, which brings its own code
 * and can have several outputs. Every action node calls it.
 */
export async function executeNode(
  context: IExecuteFunctions,
  { resources }: ProductNode,
): Promise<INodeExecutionData[][]> {
  const localOperation = selectedLocalOperation(context, resources);
  try {
    assertNoCollectionExpression(context, localOperation?.properties ?? catalogueProperties(context));
  } catch (error) {
    if (!context.continueOnFail()) throw toNodeError(context.getNode(), error);
    return [failAllItems(context, error)];
  }
  if (localOperation) return await localOperation.execute(context);
  return [await executeOperation(context, catalogue)];
}

/** @throws {NodeOperationError} if a collection of the operation is given as one expression. */
function assertNoCollectionExpression(
  context: IExecuteFunctions,
  properties: readonly INodeProperties[],
): void {
  const given = findCollectionExpression(context.getNode(), properties);
  if (!given) return;
  const another =
    given.name === additionalFieldsName ? ', or write them as one object in Extra Fields (JSON)' : '';
  throw new NodeOperationError(context.getNode(), `${given.displayName} is one expression`, {
    description: `Nothing was sent, because n8n cannot pass its fields to this node. Add the fields one by one${another}.`,
    itemIndex: 0,
  });
}

function catalogueProperties(context: IExecuteFunctions): readonly INodeProperties[] {
  const entry = entryById(catalogue, context.getNodeParameter('operation', 0, ''));
  return entry ? entryProperties(entry) : [];
}
