import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

/** An execution of n8n can wait for one thing at a time: with more items nothing is sent at all. */
export function refuseSeveralItems(context: IExecuteFunctions): void {
  const count = context.getInputData().length;
  if (count <= 1) return;
  throw new NodeOperationError(context.getNode(), `This operation waits for one item, and got ${count}`, {
    description:
      'Nothing was sent. Put a Loop Over Items node with a batch size of 1 before this one: n8n can wait for one answer at a time.',
    itemIndex: 1,
  });
}
