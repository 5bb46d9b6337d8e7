import { describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

/** A bit of everything; gives back all that the sandbox told. */
async function story(seed: string, distracted = false): Promise<string> {
  const started = await start({ seed, clock: 'manual', settings: { rateLimits: false } });
  const { client, sandbox } = started;
  try {
    await started.listen();
    if (distracted) await distract(started);
    const answers = [
      await client.sms.send({ destination: '+6591234567', text: 'Hello' }),
      await client.sms.sendBatch({
        messages: [{ destination: '+6591230009', text: 'Hi' }],
        includeMessagesInResponse: true,
      }),
      await client.chatApps.send({
        user: { msisdn: '+6591231018' },
        type: 'text',
        content: { text: 'Hi' },
        channels: [{ channel: 'WhatsApp' }, { channel: 'SMS' }],
      }),
      await client.sms.startLogExport(),
    ];
    sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    sandbox.inboundChat({ from: '+6591234567', text: 'Hi' });
    await sandbox.advance(120_000);
    answers.push((await raw(sandbox, 'GET', '/sms/nowhere')).body as never);
    const events = sandbox
      .webhooks()
      .map(({ id, body, attempts }) => [id, body, attempts.map(({ at }) => at)]);
    return JSON.stringify([answers, sandbox.messages(), distracted ? [] : events]);
  } finally {
    await started.close();
  }
}

async function distract({ sandbox, receiver }: Started): Promise<void> {
  receiver.answers = [500];
  await raw(sandbox, 'POST', '/sms/api/v1/subaccounts/Sandbox_SMS/messages', {});
  sandbox.addFault({ target: 'sms.getBalance', trigger: { probability: 0.5 }, effect: 'internalError' });
  await raw(sandbox, 'GET', `/sms/api/v1/accounts/${sandbox.accountId}/balance`);
}

/** Without what may differ: the distraction is a request more, an error more, and the attempts it makes. */
const umids = (told: string): string[] =>
  [...told.matchAll(/"umid":"([^"]+)"/g)].map((match) => match[1] ?? '');

describe('the same seed and the same calls', () => {
  it('give the same IDs and, with the manual clock, the same times', async () => {
    expect(await story('one')).toBe(await story('one'));
  });

  it('give the same umids, regardless of errors, faults and webhooks', async () => {
    const plain = JSON.parse(await story('one')) as [unknown[], unknown[], unknown[]];
    const withMore = await story('one', true);
    expect(umids(withMore)).toEqual(umids(JSON.stringify([plain[0], plain[1], []])));
  });

  it('give other IDs with another seed', async () => {
    const [one, other] = [umids(await story('one')), umids(await story('two'))];
    expect(one.some((umid) => other.includes(umid))).toBe(false);
  });

  it('give UUIDs', async () => {
    for (const umid of umids(await story('one'))) {
      expect(umid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    }
  });
});
