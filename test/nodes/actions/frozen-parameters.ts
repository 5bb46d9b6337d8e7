import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { actionTypes } from './action-types';

/**
 * The action nodes with frozen parameters: a node that changes the value of a parameter fails the test. All items share
 * the value of a parameter without an expression, so a change for one item would reach the others.
 */
export const frozenNodes: Readonly<Record<string, INodeType>> = Object.fromEntries(
  Object.entries(actionTypes).map(([name, node]) => [name, withFrozenParameters(node)]),
);

function withFrozenParameters(node: INodeType): INodeType {
  return Object.assign(Object.create(node) as INodeType, {
    async execute(this: IExecuteFunctions): Promise<unknown> {
      const frozen = Object.assign(Object.create(this) as IExecuteFunctions, {
        getNodeParameter: (...given: Parameters<IExecuteFunctions['getNodeParameter']>): unknown =>
          deepFrozen(this.getNodeParameter(...given)),
      });
      return await node.execute?.call(frozen);
    },
  });
}

function deepFrozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  Object.values(value).forEach(deepFrozen);
  return Object.freeze(value);
}
