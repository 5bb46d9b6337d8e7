import type { IExecuteFunctions, INodeExecutionData, INodeType } from 'n8n-workflow';
import { EightByEight } from '../../../nodes/EightByEight/EightByEight.node';

/** The 8x8 node with parameters that cannot be changed: all items share the value of one without an expression. */
class NodeWithFrozenParameters extends EightByEight {
  override execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const frozen = Object.assign(Object.create(this) as IExecuteFunctions, {
      getNodeParameter: (...given: Parameters<IExecuteFunctions['getNodeParameter']>): unknown =>
        deepFrozen(this.getNodeParameter(...given)),
    });
    return EightByEight.prototype.execute.call(frozen);
  }
}

export const frozenNode: Readonly<Record<string, INodeType>> = {
  'n8n-nodes-8x8.eightByEight': new NodeWithFrozenParameters(),
};

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}
