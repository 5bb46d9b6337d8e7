import { describe, expect, it } from '@jest/globals';
import {
  createClient,
  RejectedError,
  TransportError,
  type BulkChannel,
  type EightByEightError,
  type RecipientResult,
} from 'cpaas-8x8';
import { customers, gathered, memoryCheckpoint } from './bulk-test-client';

const { sms } = createClient({ apiKey: 'key-of-nobody', baseUrl: 'http://127.0.0.1:9' });

const lost = (outcome: 'not-sent' | 'unknown'): EightByEightError =>
  new TransportError('sms.send', 'reset', outcome, 'the line broke', 'Look.', 1);
const refused = new RejectedError('sms.send', 'no such number', 'Check it.', 11, undefined);

/** A channel that fails for some texts, and notes what it sent. */
function channelWith(failures: Readonly<Record<string, EightByEightError>>) {
  const sent: { readonly text: string; readonly options: unknown }[] = [];
  let open = 0;
  const channel = {
    operation: 'sms.send',
    concurrency: 3,
    most: 0,
    async send(input: unknown, options: unknown) {
      const { text } = input as { readonly text: string };
      channel.most = Math.max(channel.most, ++open);
      await new Promise((resolve) => setTimeout(resolve, 1));
      open--;
      const error = failures[text];
      if (error) throw error;
      sent.push({ text, options });
      return { umid: `umid of ${text}` };
    },
    endsRun: (error: EightByEightError) => error.outcome === 'not-sent',
  };
  return { channel: channel as BulkChannel<never> & typeof channel, sent };
}

const statuses = (results: readonly RecipientResult[]): Readonly<Record<number, string>> =>
  Object.fromEntries(results.map(({ index, status }) => [index, status]));

describe('sendAll over a channel', () => {
  it('gives it one message at a time, as many at once as it takes, with the limits of the call', async () => {
    const { channel, sent } = channelWith({});

    const results = await gathered(
      sms.sendAll([{ destination: '+65 9123 4567' }, ...customers(20)], {
        channel,
        deadlineMs: 500,
        template: { text: 'Of all' },
      }),
    );

    expect(channel.most).toBe(3);
    expect(sent).toHaveLength(21);
    expect(sent[0]).toEqual({ text: 'Of all', options: { deadlineMs: 500 } });
    expect(results.every(({ status }) => status === 'accepted')).toBe(true);
    expect(results.find(({ index }) => index === 1)).toMatchObject({ umid: 'umid of Order 0' });
  });

  it('rejects one recipient whose message is refused, and calls another one unknown', async () => {
    const { channel } = channelWith({ 'Order 1': refused, 'Order 2': lost('unknown') });

    const results = await gathered(sms.sendAll(customers(4), { channel }));

    expect(statuses(results)).toEqual({ 0: 'accepted', 1: 'rejected', 2: 'unknown', 3: 'accepted' });
    expect(results.find(({ index }) => index === 1)).toMatchObject({ error: refused });
  });

  it('stops if the next message would fail too, and sends the others in the next run', async () => {
    const checkpoint = memoryCheckpoint();
    const first = channelWith({ 'Order 5': lost('not-sent') });
    const second = channelWith({});

    const error: unknown = await sms.sendAll(customers(20), { channel: first.channel, checkpoint }).then(
      () => undefined,
      (reason: unknown) => reason,
    );
    const summary = await sms.sendAll(customers(20), { channel: second.channel, checkpoint });

    expect(error).toMatchObject({ outcome: 'not-sent' });
    expect(summary).toMatchObject({ accepted: 20, unknown: 0, notSent: 0 });
    const texts = [...first.sent, ...second.sent].map(({ text }) => text);
    expect(texts.toSorted()).toEqual(
      customers(20)
        .map(({ text }) => text)
        .toSorted(),
    );
  });

  it('goes on after one broken connection, and stops after several in a row', async () => {
    const broken = (texts: readonly number[]): Readonly<Record<string, EightByEightError>> =>
      Object.fromEntries(texts.map((index) => [`Order ${index}`, lost('unknown')]));
    const once = channelWith(broken([3, 4, 5, 6]));
    const always = channelWith(broken([...Array(100).keys()]));

    const summary = await sms.sendAll(customers(30), { channel: once.channel });
    const results: RecipientResult[] = [];
    const error: unknown = await sms
      .sendAll(customers(100), { channel: always.channel, onResult: (result) => results.push(result) })
      .then(
        () => undefined,
        (reason: unknown) => reason,
      );

    expect(summary).toMatchObject({ accepted: 26, unknown: 4, stopped: false });
    expect(error).toMatchObject({ outcome: 'unknown' });
    expect(results.length).toBeLessThan(15);
  });

  it('stops after several broken connections, also if invalid recipients come between them', async () => {
    const list = customers(100).flatMap((customer) => [customer, { ...customer, destination: '12' }]);
    const always = channelWith(Object.fromEntries(list.map(({ text }) => [text, lost('unknown')])));
    let unknown = 0;

    const run = sms.sendAll(list, {
      channel: always.channel,
      onResult: ({ status }) => (unknown += Number(status === 'unknown')),
    });

    await expect(Promise.resolve(run)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(unknown).toBeLessThan(15);
  });
});
