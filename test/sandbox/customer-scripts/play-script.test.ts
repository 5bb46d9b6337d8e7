import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { makeCall, say } from 'cpaas-8x8';
import type { CustomerScript, LiveEvent, ScriptRun, ScriptStep } from '8x8-sandbox';

import { raw, start, whatsAppChannelOf, type Started } from '../started-sandbox';
import { startShop, type Shop } from './shop';

const mei = { name: 'Mei', phone: '+6591234567' };
const ravi = { name: 'Ravi', phone: '+6591112222' };

const scriptOf = (...steps: readonly ScriptStep[]): CustomerScript => ({
  name: 'shop',
  summary: 'Mei buys bread',
  people: [mei, ravi],
  steps,
});

let started: Started;
let shop: Shop;

beforeEach(async () => {
  shop = await startShop();
  started = await start({
    timeScale: 0.01,
    appUrl: shop.url,
    scripts: [
      scriptOf({ do: 'write', text: 'Hello' }, { do: 'wait', text: 'How would you like' }),
      { ...scriptOf({ do: 'wait', text: 'never', withinSeconds: 60 }), name: 'patient' },
    ],
  });
  await shop.open(started.client);
});
afterEach(async () => {
  await started.close();
  await shop.close();
});

const play = (...steps: readonly ScriptStep[]): Promise<ScriptRun> =>
  started.sandbox.playScript(scriptOf(...steps));

const texts = (): readonly string[] => started.sandbox.messages().map(({ text }) => text);

describe('a scripted customer', () => {
  it('holds a conversation: writes, waits, taps a button and gets an SMS', async () => {
    const run = await play(
      { do: 'write', text: 'Hello' },
      { do: 'wait', channel: 'whatsapp', text: 'how would you like' },
      { do: 'tap', button: 'tomorrow' },
      { do: 'wait', channel: 'sms', text: 'tomorrow' },
    );

    expect(run).toMatchObject({ name: 'shop', state: 'done' });
    expect(run.steps.map(({ state }) => state)).toEqual(['done', 'done', 'done', 'done']);
    expect(run.steps[2]?.title).toBe('Mei taps “tomorrow”');
    expect(texts()).toEqual(['Hello', 'How would you like it?', 'Tomorrow', 'It arrives tomorrow.']);
  });

  it('taps as a plain text too', async () => {
    await play(
      { do: 'write', text: 'Hello' },
      { do: 'wait' },
      { do: 'tap', button: 'tomorrow', as: 'text' },
      { do: 'wait', channel: 'sms' },
    );

    expect(started.sandbox.messages({ text: 'Tomorrow' })[0]?.type).toBe('Text');
  });

  it('waits for a message once, and for none that was there before', async () => {
    await started.client.sms.send({ destination: mei.phone, text: 'How would you like it?' });
    await started.sandbox.waitForMessage({ to: mei.phone, state: 'delivered' });

    const failed = play({ do: 'wait', text: 'How would you like', withinSeconds: 0.2 });

    await expect(failed).rejects.toThrow(
      'The script shop, step 1 (wait): 200 ms have passed without a message “How would you like” to Mei',
    );
  });

  it('posts to the app, and opens the page of the link that it gets', async () => {
    await play(
      { do: 'post', path: '/orders', body: { phone: ravi.phone } },
      { do: 'wait', by: 'Ravi', text: 'Ship it?' },
      { do: 'open', by: 'Ravi', press: 'Yes, ship' },
      { do: 'wait', by: 'Ravi', text: 'Shipped' },
    );

    expect(shop.pressed).toEqual(['answer=yes']);
  });

  it('fills in what the app responded, and the code that came by SMS', async () => {
    await play(
      { do: 'post', path: '/sign-up', body: { phone: mei.phone } },
      { do: 'wait', text: 'code' },
      { do: 'open', link: '${response.page}', fill: { code: '${code}' }, press: 'Check' },
    );

    expect(shop.pressed).toEqual(['code=493027']);
  });

  it('posts files of a form', async () => {
    await play({
      do: 'post',
      path: '/upload',
      files: { list: { name: 'list.csv', content: 'msisdn\n1\n' } },
    });

    expect(shop.uploaded).toContain('filename="list.csv"');
    expect(shop.uploaded).toContain('msisdn\n1\n');
  });

  it('says what the app responded when it refused a request', async () => {
    await expect(play({ do: 'post', path: '/nothing' })).rejects.toThrow(
      'step 1 (post): The app responded to /nothing with HTTP 404: no such page',
    );
  });

  it('answers a call and hears what is said', async () => {
    started.sandbox.changeSettings({ autoAnswer: false });
    const flow = [
      makeCall('+6531580001', mei.phone),
      say('Your bread is ready', { voiceProfile: 'en-GB-Emma' }),
    ];
    await started.client.voice.sendCallFlow({ callflow: flow });

    const run = await play({ do: 'answer' }, { do: 'listen', text: 'your bread is ready' });

    expect(run.state).toBe('done');
    expect(started.sandbox.callSessions()[0]?.heard).toEqual(['Your bread is ready']);
  });

  it('lets time pass, and notices what should not have come', async () => {
    await play({ do: 'pause', seconds: 3_600 }, { do: 'expectNothing', seconds: 0.05 });
    expect(Date.parse(started.sandbox.now()) - Date.now()).toBeGreaterThan(3_000_000);

    const disturbed = play({ do: 'write', text: 'Hello' }, { do: 'expectNothing', seconds: 2 });
    await expect(disturbed).rejects.toThrow('Mei got a message: “How would you like it?”');
  });

  it('tells the app what WhatsApp does to the account', async () => {
    const paused = { templateName: 'order_shipped', meta: { status: 'PAUSED' } };
    const step: ScriptStep = { do: 'accountEvent', eventType: 'template_status_update', details: paused };
    await expect(play(step)).rejects.toThrow('no webhook for account events (type CABM) is registered');

    const webhook = { subAccountId: '*', url: `${shop.url}/8x8`, type: 'CABM' } as const;
    await started.client.chatApps.setWebhooks({ webhooks: [webhook] });
    const run = await play(step);

    expect(run.steps[0]?.title).toBe('8x8 reports template_status_update');
    const [delivery] = started.sandbox.webhooks();
    expect(delivery?.body).toMatchObject({ eventDetails: paused });
  });

  it('prepares the account once', async () => {
    const script: CustomerScript = {
      ...scriptOf({ do: 'pause', seconds: 0 }),
      prepare: [{ operation: 'contacts.createGroup', input: { name: 'Regulars of ${subAccountIds.sms}' } }],
    };
    await started.sandbox.playScript(script);
    await started.sandbox.playScript(script);

    const { items } = await started.client.contacts.searchGroups();
    expect(items.filter(({ name }) => name === 'Regulars of Sandbox_SMS')).toHaveLength(1);
  });

  it('fills in values as they are, whatever characters they have', async () => {
    await play({ do: 'post', path: '/price' }, { do: 'write', text: '${response.price} ${response.price}' });

    expect(texts()).toContain('$& or $$5 for ${code} $& or $$5 for ${code}');
  });

  it('ends with the sandbox', async () => {
    const step: ScriptStep = { do: 'expectNothing', seconds: 60 };
    const end = expect(play(step, { do: 'write', text: 'Hello' })).rejects.toThrow('The sandbox was closed');
    await started.sandbox.waitFor('script');
    await started.sandbox.close();
    await end;
  });

  it('leaves the expressions of a WhatsApp Flow as they are', async () => {
    const channelId = whatsAppChannelOf(started.sandbox);
    const flowJson = '{"version":"7.0","screens":[],"day":"${form.day}","times":"${data.times}"}';
    const input = { channelId, name: 'Book', categories: ['OTHER'], flowJson };
    await started.sandbox.playScript({
      ...scriptOf({ do: 'pause', seconds: 0 }),
      name: 'flow',
      prepare: [{ operation: 'chatApps.createFlow', input }],
    });

    const { flows } = await started.client.chatApps.getFlows({ channelId });
    expect(started.sandbox.flow(flows?.find(({ name }) => name === 'Book')?.id ?? '')?.flowJson).toBe(
      flowJson,
    );
  });
});

describe('the control API', () => {
  const runOf = (name: string): ScriptRun | undefined =>
    started.sandbox.scripts().find((script) => script.name === name)?.run;

  it('lists the scripts, plays one and tells the progress as events', async () => {
    const events: LiveEvent[] = [];
    started.sandbox.on((event) => event.kind === 'script' && events.push(event));

    const { body: listed } = await raw(started.sandbox, 'GET', '/_sandbox/scripts');
    expect(listed).toMatchObject([
      { name: 'shop', summary: 'Mei buys bread', people: ['Mei', 'Ravi'] },
      { name: 'patient' },
    ]);
    const { status, body } = await raw(started.sandbox, 'POST', '/_sandbox/scripts/shop/play');
    expect([status, body['state']]).toEqual([200, 'playing']);

    await started.sandbox.waitFor(() => runOf('shop')?.state === 'done');
    const states = events.flatMap((event) =>
      event.kind === 'script' ? [event.run.steps.map(({ state }) => state).join(' ')] : [],
    );
    expect(states).toEqual(
      expect.arrayContaining(['waiting waiting', 'playing waiting', 'done playing', 'done done']),
    );
  });

  it('stops a play, and plays none twice at a time', async () => {
    started.sandbox.startScript('patient');
    await started.sandbox.waitFor(() => runOf('patient')?.steps[0]?.state === 'playing');
    expect(() => started.sandbox.startScript('patient')).toThrow('is being played already');

    const { status } = await raw(started.sandbox, 'POST', '/_sandbox/scripts/patient/stop');

    expect(status).toBe(200);
    await started.sandbox.waitFor(() => runOf('patient')?.state === 'stopped');
    expect(runOf('patient')?.error).toBe('step 1 (wait): It was stopped');
  });

  it('says which scripts there are, when the name is wrong', async () => {
    const { status, body } = await raw(started.sandbox, 'POST', '/_sandbox/scripts/shops/play');

    expect([status, body['error']]).toEqual([400, 'There is no script shops. Use one of shop, patient.']);
  });

  it('forgets plays at a reset', async () => {
    const end = started.sandbox.playScript('patient');
    await Promise.all([expect(end).rejects.toThrow('The sandbox was reset'), started.sandbox.reset()]);

    expect(runOf('patient')).toBeUndefined();
  });
});
