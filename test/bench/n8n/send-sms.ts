import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { EightByEight } from '../../../nodes/EightByEight/EightByEight.node';
import { runWorkflow } from '../../nodes/engine/run-workflow';

/** The parameters that a person would set, two of them expressions. */
const parameters: INodeParameters = {
  resource: 'SMS',
  operation: 'sms.send',
  destination: '={{ $json.phone }}',
  text: '=Your order {{ $json.order }} is on its way.',
  additionalFields: { source: 'ExampleShop' },
};

const itemsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    json: { phone: `+65${90_000_000 + index}`, order: index },
  }));

/** The floor: the same node, in whose place n8n does no more than evaluate the two expressions of each item. */
class OnlyEvaluates extends EightByEight {
  override execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const count = this.getInputData().length;
    let length = 0;
    for (let index = 0; index < count; index++) {
      length += String(this.getNodeParameter('destination', index)).length;
      length += String(this.getNodeParameter('text', index)).length;
    }
    return Promise.resolve([[{ json: { length } }]]);
  }
}

/** Runs one node over so many items in n8n's engine; answers the milliseconds it took, and what came out. */
async function timed(node: 'ours' | 'floor', count: number, baseUrl: string, options: INodeParameters) {
  const items = itemsOf(count);
  const start = process.hrtime.bigint();
  const { items: outputs, errors } = await runWorkflow({
    nodeTypes: { bench: node === 'ours' ? new EightByEight() : new OnlyEvaluates() },
    nodes: [{ name: 'Node', type: 'bench', parameters: { ...parameters, options } }],
    credentials: { eightByEightApi: { apiKey: 'bench', baseUrl, smsSubAccountId: 'ExampleCo_SMS' } },
    items,
  });
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  if (errors['Node']) throw errors['Node'];
  const out = outputs['Node']?.length ?? 0;
  if (node === 'ours' && out !== count) throw new Error(`${out} items came out of ${count}.`);
  return ms;
}

export const inBatches = (count: number, baseUrl: string) => timed('ours', count, baseUrl, {});
export const oneByOne = (count: number, baseUrl: string) =>
  timed('ours', count, baseUrl, { sendAs: 'single' });
export const floor = (count: number) => timed('floor', count, '', {});
