import type { IExecuteFunctions } from 'n8n-workflow';
import { waitingOperations } from '../waiting/waiting-operations';
import { buildCallFlow } from './build-call-flow';
import type { LocalOperation } from './local-operation';

/** The operations of the node that are not in the catalogue. */
export const localOperations: readonly LocalOperation[] = [buildCallFlow, ...waitingOperations];

/** The local operation that the node is set to, if any. */
export function selectedLocalOperation(context: IExecuteFunctions): LocalOperation | undefined {
  const id: unknown = context.getNodeParameter('operation', 0, '');
  const resource: unknown = context.getNodeParameter('resource', 0, '');
  return localOperations.find((operation) => operation.id === id && operation.resource === resource);
}
