import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

const to = '+6591234567';
const sms = { destination: to, text: 'Hello' };
const webhook = { subAccountId: '*', url: 'https://example.com/8x8' };

const sentSms = async ({ client }: Started): Promise<string> => (await client.sms.send(sms)).umid;

/** An input for every operation of SMS, by the ID of the operation. */
export const smsInputs: Readonly<Record<string, MakeInput>> = {
  'sms.send': async () => sms,
  'sms.sendBatch': async () => ({ messages: [sms], includeMessagesInResponse: true }),
  'sms.cancelBatch': async ({ client }) => ({
    batchId: (await client.sms.sendBatch({ messages: [sms] })).batchId,
  }),
  'sms.sendFeedback': async (started) => ({ umid: await sentSms(started), outcome: 'success' }),
  'sms.getDetails': async (started) => ({ umid: await sentSms(started) }),
  'sms.cancel': async (started) => ({ umid: await sentSms(started) }),
  'sms.deletePersonalData': async (started) => ({ umid: await sentSms(started) }),
  'sms.sendSurvey': async () => ({ surveyId: 'rating', destination: to, templateBody: 'Please: {{url}}' }),
  'sms.sendSurveyBatch': async () => ({
    surveyId: 'rating',
    messages: [{ destination: to }],
    template: { templateBody: 'Please: {{url}}' },
    includeMessagesInResponse: true,
  }),
  'sms.startLogExport': async () => ({}),
  'sms.getLogExport': async ({ client }) => ({ jobId: (await client.sms.startLogExport()).jobId }),
  'sms.cancelLogExport': async ({ client }) => ({ jobId: (await client.sms.startLogExport()).jobId }),
  'sms.getPrices': async () => ({}),
  'sms.getBalance': async () => ({}),
  'sms.getWebhooks': async () => ({}),
  'sms.setWebhooks': async () => ({ webhooks: [webhook] }),
  'sms.deleteWebhooks': async () => ({ webhooks: [{ subAccountId: '*' }] }),
};
