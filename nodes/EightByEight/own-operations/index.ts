import type { IExecuteFunctions } from 'n8n-workflow';
import { buildCallFlow } from './build-call-flow/build-call-flow';
import type { OwnOperation } from './own-operation';

/** All of them. The list is what the node's description, its subtitle and its execution go by. */
export const ownOperations: readonly OwnOperation[] = [buildCallFlow];

/** The one that the node is set to, if it is none of the catalogue's. */
export function ownOperationOf(context: IExecuteFunctions): OwnOperation | undefined {
  const chosen: unknown = context.getNodeParameter('operation', 0, '');
  return ownOperations.find(({ id }) => id === chosen);
}
