import type { IExecuteFunctions } from 'n8n-workflow';
import { buildCallFlow } from './build-call-flow';
import { waitingOperations } from '../waiting/waiting-operations';
import type { LocalOperation } from './local-operation';

/** All of them. The list is what the node's description, its subtitle and its execution go by. */
export const localOperations: readonly LocalOperation[] = [buildCallFlow, ...waitingOperations];

/** The one that the node is set to, if it is none of the catalogue's. */
export function selectedLocalOperation(context: IExecuteFunctions): LocalOperation | undefined {
  const operation: unknown = context.getNodeParameter('operation', 0, '');
  const resource: unknown = context.getNodeParameter('resource', 0, '');
  return localOperations.find((own) => own.id === operation && own.resource === resource);
}
