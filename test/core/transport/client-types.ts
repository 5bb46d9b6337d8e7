/** Never runs: it compiles, and that is the test. Lines marked must not compile. */
import { createClient } from '../../../core/src/node/create-client';

const client = createClient({ apiKey: 'key' });

export async function compiles(): Promise<void> {
  const sent = await client.sms.send({ destination: '+6591234567', text: 'Hi', scheduled: new Date() });
  const umid: string = sent.umid;
  if (sent.status.code === 'QUEUED') console.log(umid);
  await client.sms.send({ destination: '+6591234567', text: 'Hi', encoding: 'A-NEW-ONE' }, { timeoutMs: 5 });
  const balance = await client.sms.getBalance();
  const left: number | undefined = balance.balance;
  const { attempts } = await client.sms.getPrices({ country: 'SG' }).withResponse();
  console.log(left, attempts);
  await client.sms.sendBatch({ messages: [{ destination: '+6591234567', text: 'Hi' }] });

  // @ts-expect-error a destination is needed
  await client.sms.send({ text: 'Hi' });
  // @ts-expect-error a text is no number
  await client.sms.send({ destination: '+6591234567', text: 7 });
  // @ts-expect-error there is no such operation
  await client.sms.fly();
  // @ts-expect-error an API key is needed
  createClient({});
  // @ts-expect-error nothing comes back
  const nothing: string = await client.sms.deletePersonalData({ umid: 'x' });
  console.log(nothing);
}
