/** Type tests: this file is compiled and never runs. Lines with @ts-expect-error must not compile. */
import { fromCsv } from 'nestjs-8x8';
import type { BulkSends } from 'nestjs-8x8/bullmq';

const sms = { destination: '+6591234567', text: 'Our sale starts today.' };
const message = { user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Our sale' } } as const;

export async function campaigns(bulk: BulkSends): Promise<void> {
  const { id } = await bulk.start({ operation: 'sms.send', rows: [sms], priority: 2, delayMs: 1_000 });
  await bulk.start({
    operation: 'sms.send',
    rows: fromCsv('destination\n+6591234567'),
    template: { text: 'Hi' },
  });
  await bulk.start({ operation: 'chatApps.send', rows: new Set([message]) });
  for await (const result of bulk.results(id, { from: 100, limit: 10 }))
    console.log(result.status === 'accepted' ? result.umid : result.reason);

  // @ts-expect-error an SMS has no such field
  await bulk.start({ operation: 'sms.send', rows: [{ ...sms, destinaton: '+6591234567' }] });
  // @ts-expect-error a text is a string
  await bulk.start({ operation: 'sms.send', rows: [{ ...sms, text: 5 }] });
  // @ts-expect-error the rows are messages of the operation
  await bulk.start({ operation: 'chatApps.send', rows: [sms] });
  // @ts-expect-error a template has fields of the operation
  await bulk.start({ operation: 'sms.send', rows: [sms], template: { content: { text: 'Hi' } } });
  // @ts-expect-error 8x8 takes the country only from each message
  await bulk.start({ operation: 'sms.send', rows: [sms], template: { country: 'SG' } });
  // @ts-expect-error the operation has no template
  await bulk.start({ operation: 'chatApps.sendLineNotification', rows: [], template: {} });
  // @ts-expect-error the operation sends no messages
  await bulk.start({ operation: 'sms.getBalance', rows: [] });
}
