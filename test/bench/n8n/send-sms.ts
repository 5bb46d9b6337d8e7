import type { IExecuteFunctions, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import { timed, timeOfAll, type Contender, type Duration } from './engine-time';

const expressions = {
  destination: '={{ $json.phone }}',
  text: '=Your order {{ $json.order }} is on its way.',
};

/** The baseline: a Send SMS node that only evaluates its two expressions for each item, and sends nothing. */
class OnlyEvaluates extends EightByEightSms {
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

const sendSms = (node: EightByEightSms, baseUrl: string, options: INodeParameters = {}): Contender => ({
  nodeTypes: { bench: node },
  parameters: {
    ...{ operation: 'sms.send', options },
    ...expressions,
    additionalFields: { source: 'ExampleShop' },
  },
  credentials: { eightByEightApi: { apiKey: 'bench', baseUrl, smsSubAccountId: 'ExampleCo_SMS' } },
});

/** Send SMS as it is by default: one request for many items. */
export const inBatches = (count: number, baseUrl: string): Promise<Duration> =>
  timeOfAll(sendSms(new EightByEightSms(), baseUrl), count);

/** Send SMS with one request per item. */
export const oneByOne = (count: number, baseUrl: string): Promise<Duration> =>
  timeOfAll(sendSms(new EightByEightSms(), baseUrl, { sendAs: 'single' }), count);

/** The baseline: what n8n itself takes. */
export const floor = (count: number): Promise<Duration> => timed(sendSms(new OnlyEvaluates(), ''), count);
