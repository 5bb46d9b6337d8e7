/**
 * Tests the types of the client: its options, inputs and outputs of SMS and chat apps, and calls by ID. It must
 * compile and is never run. Lines with @ts-expect-error must not compile.
 */
import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import {
  createClient,
  type AttemptEvent,
  type ApiPromise,
  type EightByEightClient,
  type OperationInput,
  type OperationOutput,
} from '../../../core/src';

const client = createClient({ apiKey: 'key' });

createClient({
  apiKey: 'key',
  proxy: 'http://127.0.0.1:3128',
  tls: { ca: [Buffer.from('pem')], minVersion: 'TLSv1.3' },
});
createClient({ apiKey: 'key', agent: new HttpsAgent({ keepAlive: true }), proxy: false });
createClient({ apiKey: 'key', agent: new HttpAgent() });
// @ts-expect-error an option that does not exist
createClient({ apiKey: 'key', timeout: 5_000 });

export async function sms(): Promise<void> {
  const sent = await client.sms.send({ destination: '+6591234567', text: 'Hi', scheduled: new Date() });
  const umid: string = sent.umid;
  if (sent.status.code === 'QUEUED') console.log(umid);
  await client.sms.send({ destination: '+6591234567', text: 'Hi', encoding: 'A-NEW-ONE' }, { timeoutMs: 5 });
  await client.sms.send({ destination: '+6591234567', text: 'Hi', country: undefined, subAccountId: 'Mine' });
  const balance = await client.sms.getBalance();
  const left: number | undefined = balance.balance;
  const { attempts } = await client.sms.getPrices({ country: 'SG' }).withResponse();
  console.log(left, attempts);
  await client.sms.sendBatch({ messages: [{ destination: '+6591234567', text: 'Hi' }] });
  const list: readonly string[] = ['+6591234567'];
  await client.sms.sendBatch({ destinations: list, template: { text: 'Hi' } });
  const nothing: ApiPromise<undefined> = client.sms.deletePersonalData({ umid: 'x' });
  await nothing;

  // @ts-expect-error a destination is needed
  await client.sms.send({ text: 'Hi' });
  // @ts-expect-error a text is no number
  await client.sms.send({ destination: '+6591234567', text: 7 });
  // @ts-expect-error a misspelt field is found before it is sent
  await client.sms.send({ destination: '+6591234567', text: 'Hi', sorce: 'ExampleCo' });
  // @ts-expect-error null is not the same as undefined
  await client.sms.send({ destination: '+6591234567', text: 'Hi', source: null });
  // @ts-expect-error a phone number is not a date
  await client.sms.send({ destination: new Date(), text: 'Hi' });
  // @ts-expect-error each message needs a destination
  await client.sms.sendBatch({ messages: [{ text: 'Hi' }] });
  // @ts-expect-error there is no such operation
  const fly: unknown = client.sms.fly;
  // @ts-expect-error the operation returns nothing
  const text: ApiPromise<string> = client.sms.deletePersonalData({ umid: 'x' });
  // @ts-expect-error the message ID is needed
  await client.sms.cancel();
  console.log(fly, text);
}

export async function chatApps(): Promise<void> {
  const user = { msisdn: '+6591234567' };
  const sent = await client.chatApps.send({
    user,
    type: 'template',
    content: {
      template: {
        name: 'order_update',
        language: 'en_US',
        components: [{ type: 'body', parameters: [{ type: 'text', text: '1001' }] }],
      },
    },
    channels: [{ channel: 'WhatsApp', fallbackAfter: 900, successStatus: 'Delivered' }, { channel: 'SMS' }],
    scheduled: '2026-12-01T09:00:00+08:00',
  });
  const state: string | undefined = sent.status.state;
  const { data } = await client.chatApps.getDetails({ umid: sent.umid });
  const channels: string[] = data.map(({ channel }) => channel);
  await client.chatApps.sendTyping({ umid: sent.umid, channel: 'whatsapp' });
  const batch = await client.chatApps.sendBatch({
    messages: [{ user }, { user, type: 'text', content: { text: 'Hi' } }],
    template: { type: 'text', content: { text: 'Hello' } },
  });
  const results: OperationOutput<'chatApps.send'>[] | undefined = batch.messages;
  await client.webhookConfig.set({
    product: 'chatapps',
    webhooks: [{ subAccountId: '*', type: 'MSG', url: 'https://example.com/8x8' }],
  });
  console.log(state, channels, batch.acceptedCount, results);

  // @ts-expect-error a user is needed
  await client.chatApps.send({ type: 'text', content: { text: 'Hi' } });
  // @ts-expect-error a type is needed
  await client.chatApps.send({ user, content: { text: 'Hi' } });
  // @ts-expect-error content is an object
  await client.chatApps.send({ user, type: 'text', content: 'Hi' });
  const nameless = [{ fallbackAfter: 60 }];
  // @ts-expect-error a channel has a name
  await client.chatApps.send({ user, type: 'text', content: { text: 'Hi' }, channels: nameless });
  const location = { latitude: '1.3', longitude: '103.8' };
  // @ts-expect-error a latitude is a number
  await client.chatApps.send({ user, type: 'location', content: { location } });
  // @ts-expect-error results are returned only if they are requested
  const certain: number = batch.messages.length;
  // @ts-expect-error a webhook has a URL
  await client.webhookConfig.set({ webhooks: [{ subAccountId: '*', type: 'MSG' }] });
  console.log(certain);
}

export function optionsAndNames(): void {
  const onAttempt = ({ outcome, status = 0, delayMs }: AttemptEvent): void => {
    console.log(outcome === 'unknown', status + 1, delayMs);
  };
  const typed: EightByEightClient = createClient({ apiKey: 'key', region: 'europe', onAttempt });
  const same: EightByEightClient = typed;
  console.log(same.sms, same.contacts);
  const input: OperationInput<'sms.send'> = { destination: '1', text: '2' };
  console.log(input);
  // @ts-expect-error an API key is needed
  createClient({});
  // @ts-expect-error there is no such region
  createClient({ apiKey: 'key', region: 'us' });
}

export async function calls(api: string, operation: string): Promise<void> {
  const { umid } = await client.call(
    'sms.send',
    { destination: '+6591234567', text: 'Hi' },
    { timeoutMs: 5 },
  );
  const id: string = umid;
  for await (const { firstName } of client.call('contacts.search', { groupId: 42 }))
    console.log(id, firstName);
  await client.call('sms.getBalance');
  const ofAnyKind: ApiPromise<unknown> = client.call(`${api}.${operation}`, { whatever: 'it takes' });
  console.log(ofAnyKind);

  // @ts-expect-error there is no such operation
  client.call('sms.sned', {});
  // @ts-expect-error a text is needed
  client.call('sms.send', { destination: '+6591234567' });
  // @ts-expect-error a text is no number
  client.call('sms.send', { destination: '+6591234567', text: 7 });
  // @ts-expect-error the message ID is needed
  client.call('sms.cancel');
  // @ts-expect-error the operation returns an object
  const text: ApiPromise<string> = client.call('sms.send', { destination: '+6591234567', text: 'Hi' });
  console.log(text);
}
