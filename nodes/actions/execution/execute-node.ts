import { catalogue } from '../../../core/src/catalogue';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { ProductNode } from '../description/product-nodes';
import { selectedLocalOperation } from '../local-operations';
import { executeOperation } from './execute-operation';

/** Runs the selected operation of an action node. */
export async function executeNode(
  context: IExecuteFunctions,
  { resources }: ProductNode,
): Promise<INodeExecutionData[][]> {
  const localOperation = selectedLocalOperation(context, resources);
  if (localOperation) return await localOperation.execute(context);
  return [await executeOperation(context, catalogue)];
}
