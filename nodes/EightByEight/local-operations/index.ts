import type { IExecuteFunctions } from 'n8n-workflow';
import { buildCallFlow } from './build-call-flow';
import { waitingOperations } from '../waiting/waiting-operations';
import type { OwnOperation } from './local-operation';

/** All of them. The list is what the node's description, its subtitle and its execution go by. */
export const ownOperations: readonly OwnOperation[] = [buildCallFlow, ...waitingOperations];

/** The one that the node is set to, if it is none of the catalogue's. */
export function ownOperationOf(context: IExecuteFunctions): OwnOperation | undefined {
  const operation: unknown = context.getNodeParameter('operation', 0, '');
  const resource: unknown = context.getNodeParameter('resource', 0, '');
  return ownOperations.find((own) => own.id === operation && own.resource === resource);
}
