import type { IExecuteFunctions, INodeType } from 'n8n-workflow';
import { actionTypes } from './action-types';

/** The action nodes with parameters that cannot be changed: all items share the value of one without an expression. */
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
