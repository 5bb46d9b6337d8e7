/**
 * Tests the types of `smpp-8x8`. It must compile and is never run. Lines with @ts-expect-error must not compile.
 */
import { createClient, type BulkSummary, type SmsSendInput } from 'cpaas-8x8';
import { createSmppClient, type BindState, type SmppClient } from 'smpp-8x8';

const account = { systemId: 'example', password: 'secret' };
const sms = { destination: '+6591234567', text: 'Hi' };

export async function use(): Promise<void> {
  const client: SmppClient = createSmppClient({ ...account, region: 'europe', binds: { transceivers: 4 } });
  createSmppClient({ ...account, host: 'localhost', tls: false, throughput: false, binds: { receivers: 1 } });
  createSmppClient({ ...account, tls: { ca: 'PEM', servername: 'smpp.example.com' } });

  await client.connect({ signal: new AbortController().signal });
  const { umid, umids, status } = await client.send(sms, { deadlineMs: 1_000 });
  const ids: readonly string[] = [umid, ...umids];
  const code: string = status.code;
  const state: BindState | undefined = client.binds[0]?.state;
  const input: SmsSendInput = sms;
  await client.send(input);

  const remove: () => void = client.on('sms.inbound', async ({ payload, key, smpp }) => {
    const body: string | undefined = payload.body;
    const bind: string = smpp.bind;
    console.log(body, key, bind, smpp.missingParts);
  });
  client.on('sms.status', ({ payload, smpp }) => console.log(payload.status?.state, smpp.mcc));
  client.on('reconnect', ({ bind, delayMs }) => console.log(bind.id, delayMs));
  remove();

  const summary: BulkSummary = await client.sendAll([sms], { pace: { messages: 10, per: 'second' } });
  await client.sendAll([{ destination: '+6591234567' }], { template: { text: 'Hi' } });
  const rest = createClient({ apiKey: 'key' });
  await rest.sms.sendAll([sms], {
    channel: client,
    onResult: (result) => console.log(result.status === 'accepted' && result.result?.umid),
  });
  await client.close({ timeoutMs: 1_000 });
  console.log(ids, code, state, summary.accepted);

  // @ts-expect-error SMPP carries no URL for receipts
  await client.send({ ...sms, dlrCallbackUrl: 'https://example.com/' });
  // @ts-expect-error a text is needed
  await client.send({ destination: '+6591234567' });
  // @ts-expect-error without a template, each recipient needs a text
  await client.sendAll([{ destination: '+6591234567' }]);
  // @ts-expect-error over SMPP there are no batches
  await client.sendAll([sms], { batchSize: 10 });
  // @ts-expect-error there is no such event
  client.on('sms.received', () => undefined);
  // @ts-expect-error a region of 8x8 without SMPP
  createSmppClient({ ...account, region: 'northAmerica' });
  // @ts-expect-error transceivers stand alone
  createSmppClient({ ...account, binds: { transceivers: 1, receivers: 1 } });
  // @ts-expect-error TLS 1.3 is the oldest version
  createSmppClient({ ...account, tls: { minVersion: 'TLSv1.2' } });
  // @ts-expect-error a channel for SMS sends no chat messages
  await rest.chatApps.sendAll([{ user: { msisdn: '+6591234567' } }], { channel: client });
}
