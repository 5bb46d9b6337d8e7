/**
 * Tests the types of `sendAll`, its options and results, and of `traceAttempts`. It must compile and is never run.
 * Lines with @ts-expect-error must not compile.
 */
import { createReadStream } from 'node:fs';
import {
  createClient,
  fileCheckpoint,
  fromCsv,
  traceAttempts,
  type AttemptTracer,
  type BulkSummary,
} from '../../../core/src';

const client = createClient({ apiKey: 'key', limits: { perSubAccount: 900, perHost: false } });
const sms = { destination: '+6591234567', text: 'Hi' };

export async function sendAll(): Promise<void> {
  const summary: BulkSummary = await client.sms.sendAll([sms], { checkpoint: fileCheckpoint('list.json') });
  for await (const result of client.sms.sendAll(new Set([sms]))) {
    if (result.status === 'accepted') {
      const code: string | undefined = result.result?.status.code;
      console.log(code, result.umid);
    } else {
      console.log(result.reason, result.index, result.line);
    }
  }
  await client.sms.sendAll(fromCsv(createReadStream('list.csv')), { template: { text: 'Hi' } });
  const caught: BulkSummary | string = await client.sms.sendAll([sms]).catch(() => 'failed');
  const whole: Promise<BulkSummary> = client.sms.sendAll([sms]).finally(() => undefined);
  console.log(caught, await whole);
  await client.sms.sendAll([sms], {
    pace: { messages: 100, per: 'minute' },
    deliveryWindow: { from: '09:00', to: '20:00', timeZone: 'Asia/Singapore' },
    skipDuplicates: true,
  });
  // @ts-expect-error a pace has a period
  await client.sms.sendAll([sms], { pace: { messages: 100 } });
  await client.sms.sendAll([{ destination: '+6591234567' }], { template: { text: 'Hi' } });
  await client.chatApps.sendAll([{ user: { msisdn: '+6591234567' } }], {
    template: { type: 'text', content: { text: 'Hi' } },
    onResult: ({ status }) => console.log(status),
  });
  console.log(summary.accepted);

  // @ts-expect-error without a template, each recipient needs a text
  await client.sms.sendAll([{ destination: '+6591234567' }]);
  // @ts-expect-error a destination is needed
  await client.sms.sendAll([{ text: 'Hi' }], { template: { text: 'Hi' } });
  // @ts-expect-error an SMS template has no content
  await client.sms.sendAll([sms], { template: { content: { text: 'Hi' } } });
  // @ts-expect-error a number is not a list
  await client.sms.sendAll(7);
  // @ts-expect-error webhookConfig cannot send in bulk
  const none: unknown = client.webhookConfig.sendAll;
  // @ts-expect-error a rate limit is a number
  createClient({ apiKey: 'key', limits: { perSubAccount: 'many' } });
  console.log(none);
}

export function trace(tracer: AttemptTracer): void {
  createClient({ apiKey: 'key', onAttemptStart: traceAttempts(tracer) });
  createClient({
    apiKey: 'key',
    onAttemptStart:
      ({ host }) =>
      ({ outcome }) =>
        console.log(host, outcome),
  });
  createClient({ apiKey: 'key', onAttemptStart: () => undefined });
}
