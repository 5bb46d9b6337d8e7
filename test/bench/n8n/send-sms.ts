import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { EightByEight } from '../../../nodes/EightByEight/EightByEight.node';
import { timed, timeOfAll, type Contender, type Duration } from './engine-time';

const expressions = {
  destination: '={{ $json.phone }}',
  text: '=Your order {{ $json.order }} is on its way.',
};

/** The baseline: evaluates the two expressions for each item and sends nothing. */
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

const sendSms = (node: EightByEight, baseUrl: string, options: INodeParameters = {}): Contender => ({
  nodeTypes: { bench: node },
  parameters: {
    ...{ resource: 'SMS', operation: 'sms.send', options },
    ...expressions,
    additionalFields: { source: 'ExampleShop' },
  },
  credentials: { eightByEightApi: { apiKey: 'bench', baseUrl, smsSubAccountId: 'ExampleCo_SMS' } },
});

export const inBatches = (count: number, baseUrl: string): Promise<Duration> =>
  timeOfAll(sendSms(new EightByEight(), baseUrl), count);

export const oneByOne = (count: number, baseUrl: string): Promise<Duration> =>
  timeOfAll(sendSms(new EightByEight(), baseUrl, { sendAs: 'single' }), count);

export const floor = (count: number): Promise<Duration> => timed(sendSms(new OnlyEvaluates(), ''), count);
