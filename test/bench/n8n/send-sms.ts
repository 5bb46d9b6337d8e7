import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { EightByEight } from '../../../nodes/EightByEight/EightByEight.node';
import { timed, timeOfAll, type Contender } from './engine-time';

/** The two expressions: as nearly everybody writes them, or such as n8n alone can evaluate. */
const expressions = {
  plain: { destination: '={{ $json.phone }}', text: '=Your order {{ $json.order }} is on its way.' },
  called: {
    destination: '={{ $json.phone.trim() }}',
    text: '=Your order {{ $json.order.toString() }} is on its way.',
  },
};

export type Written = keyof typeof expressions;

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

const sendSms = (
  node: EightByEight,
  written: Written,
  baseUrl: string,
  options: INodeParameters,
): Contender => ({
  nodeTypes: { bench: node },
  parameters: {
    ...{ resource: 'SMS', operation: 'sms.send', options },
    ...expressions[written],
    additionalFields: { source: 'ExampleShop' },
  },
  credentials: { eightByEightApi: { apiKey: 'bench', baseUrl, smsSubAccountId: 'ExampleCo_SMS' } },
});

export const inBatches = (count: number, baseUrl: string, written: Written = 'plain'): Promise<number> =>
  timeOfAll(sendSms(new EightByEight(), written, baseUrl, {}), count);

export const oneByOne = (count: number, baseUrl: string): Promise<number> =>
  timeOfAll(sendSms(new EightByEight(), 'plain', baseUrl, { sendAs: 'single' }), count);

export async function floor(count: number, written: Written = 'plain'): Promise<number> {
  return (await timed(sendSms(new OnlyEvaluates(), written, '', {}), count)).ms;
}
