import type { IExecuteFunctions } from 'n8n-workflow';
import { waitingOperations } from '../waiting/waiting-operations';
import { buildCallFlow } from '../voice/build-call-flow';
import { estimateSmsCost } from '../sms/estimate-sms-cost';
import type { LocalOperation } from './local-operation';

/** The operations of the nodes that are no operations of 8x8's API: build a call flow, estimate the cost of SMS, send and wait. */
export const localOperations: readonly LocalOperation[] = [
  buildCallFlow,
  estimateSmsCost,
  ...waitingOperations,
];

/** The local operation that the node is set to, if any. Within the resources of one node, its ID is unique. */
export function selectedLocalOperation(
  context: IExecuteFunctions,
  resources: readonly string[],
): LocalOperation | undefined {
  const id: unknown = context.getNodeParameter('operation', 0, '');
  return localOperations.find((operation) => operation.id === id && resources.includes(operation.resource));
}
