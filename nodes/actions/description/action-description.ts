import { catalogue } from '../../../core/src/catalogue';
import { NodeConnectionTypes, type INodeTypeDescription } from 'n8n-workflow';
import { credentialName } from '../../shared/client';
import { localOperations } from '../local-operations';
import { nodeProperties, operationSubtitle } from './node-properties';
import type { ProductNode } from './product-nodes';

/** An expression for the title of the selected operation, which n8n shows below the name of the node. */
export const actionSubtitle = (node: ProductNode): string =>
  operationSubtitle(node, catalogue, localOperations);

/** The part of the description of an action node that follows from the operations it shows. */
export function actionDescription(node: ProductNode) {
  return {
    displayName: node.displayName,
    defaults: { name: node.displayName },
    group: ['output'],
    // For version 1, n8n evaluates an expression on every webhook. n8n 2.41 cannot do that under "Execution Logic v2".
    version: 2,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: credentialName, required: true, testedBy: 'testCredential' }],
    properties: nodeProperties(node, catalogue, localOperations),
  } satisfies Partial<INodeTypeDescription>;
}
