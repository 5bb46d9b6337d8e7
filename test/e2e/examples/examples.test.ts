import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { videoRecordingUploaded } from '../../core/webhooks/webhook-bodies';
import { post } from '../../nodes/triggers/support/post';
import { ModelStub } from './model-stub';
import { waitUntil } from '../instance/wait-until';
import { ExampleFlows, exampleNames, outputOf, webhookSecret } from './example-flows';
import { startN8n, type N8nInstance } from '../instance/n8n-instance';

/*
 * Uses example workflows together in one real n8n against the sandbox, in more cases than their scripted customers play.
 * test/e2e/gallery plays each workflow by itself.
 */

/** Most tests take one or two seconds; a busy machine needs far longer. */
jest.setTimeout(120_000);

const mei = '+6591234567';
const ravi = '+6591112222';

let n8n: N8nInstance;
let model: ModelStub;
let sandbox: Sandbox;
let client: EightByEightClient;
let flows: ExampleFlows;

beforeAll(async () => {
  n8n = await startN8n();
  model = await new ModelStub('We are open until 20.').listen();
  // Before the workflow is imported, so that n8n finds the credential in it.
  const data = { apiKey: 'none', url: model.url };
  await n8n.importCredentials([{ id: 'openAiForExamples', name: 'OpenAI', type: 'openAiApi', data }]);
}, 300_000);

afterAll(async () => {
  await n8n.close();
  await model.close();
});

beforeEach(() => open({ timeScale: 0.05 }));
afterEach(close);

async function open(options: SandboxOptions): Promise<void> {
  sandbox = await createSandbox(options);
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
  flows = new ExampleFlows(n8n, sandbox);
}

async function close(): Promise<void> {
  await flows.withdraw();
  await sandbox.close();
}

const texts = (to: string): readonly string[] =>
  sandbox.messages({ to, direction: 'outbound' }).map(({ text }) => text);

const message = (filter: Parameters<Sandbox['waitForMessage']>[0]) =>
  sandbox.waitForMessage(filter, { timeoutMs: 60_000 });

const requestsFor = (operation: string): number =>
  sandbox.requests().filter((request) => request.operation === operation).length;

it('imports all example workflows', async () => {
  await flows.bringIn(...exampleNames);
});

describe('on WhatsApp', () => {
  it('handles an order conversation with buttons, an SMS and its receipt', async () => {
    await flows.publish('whatsapp-order-desk', 'sms-receipt-to-whatsapp');

    sandbox.inboundChat({ from: mei, name: 'Mei', text: 'When do I get my order?' });
    const offer = await message({ to: mei, text: 'order 1001 is packed' });
    expect(offer.text).toContain('Hi Mei');
    sandbox.reply({ umid: offer.umid, button: 'tomorrow' });
    const confirmed = await message({ to: mei, text: 'arrives tomorrow' });
    const told = await message({ to: mei, text: 'on your phone as an SMS too' });

    expect([offer, confirmed, told].map(({ channel }) => channel)).toEqual(['whatsapp', 'sms', 'whatsapp']);
    const run = await flows.ended('whatsapp-order-desk', 2);
    expect(outputOf(run, 'Confirm Pick-Up by SMS')).toEqual([]);
    expect(outputOf(run, 'Confirm Delivery by SMS')).toMatchObject([{ umid: confirmed.umid }]);
    const [receipt] = outputOf(await flows.ended('sms-receipt-to-whatsapp'), 'About an Order?');
    expect(receipt).toMatchObject({ umid: confirmed.umid, detail: 'delivered_to_recipient' });
  });

  it('sends template reminders in one request, and a tapped button names its appointment', async () => {
    const run = await flows.runByHand('whatsapp-template-reminder');

    expect(outputOf(run, 'Remind by Template')).toHaveLength(2);
    expect(texts(mei)).toEqual(['Hello Mei, we expect you on Monday at 9.']);
    expect(texts('+6591234568')).toEqual(['Hello Ravi, we expect you on Monday at 10.']);
    expect(requestsFor('chatApps.sendBatch')).toBe(1);
    sandbox.reply({ to: '+6591234568', button: 'Another day' });
    const [reply] = sandbox.messages({ from: '+6591234568' });
    expect(JSON.stringify(reply)).toContain('move-1002');
  });
});

describe('conversations', () => {
  it('asks a customer three questions and collects the answers', async () => {
    await flows.publish('dialogue-of-three-questions');

    sandbox.inboundChat({ from: mei, text: 'My heating is cold' });
    await post(flows.address('dialogue-of-three-questions'), { phone: mei });
    await message({ to: mei, text: 'When shall our technician come?' });
    sandbox.reply({ to: mei, button: 'Tomorrow' });
    await message({ to: mei, text: 'Tomorrow is fine. At what time?' });
    sandbox.inboundChat({ from: mei, text: 'At nine' });
    await message({ to: mei, text: 'Is there a parking space?' });
    sandbox.reply({ to: mei, button: 'No' });

    const run = await flows.ended('dialogue-of-three-questions');
    expect(outputOf(run, 'Booking')).toEqual([{ day: 'tomorrow', time: 'At nine', parking: 'No' }]);
  });

  it('answers with memory of the customer, and once a person approves when money is at stake', async () => {
    await flows.publish('whatsapp-agent-with-approval');
    const approve = async (draft: string): Promise<void> => {
      const { text } = await message({ to: ravi, text: draft });
      const link = /http:\S+/.exec(text)?.[0] ?? '';
      await waitUntil(async () => expect(await (await fetch(link)).text()).toContain('Send it'));
      await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'true' }) });
    };

    sandbox.inboundChat({ from: mei, name: 'Mei', text: 'Are you open now?' });
    await flows.ended('whatsapp-agent-with-approval');
    sandbox.inboundChat({ from: mei, name: 'Mei', text: 'Can I have a refund?' });
    await approve('Mei wrote: Can I have a refund?');
    await flows.ended('whatsapp-agent-with-approval', 2);

    expect(texts(mei)).toEqual(['We are open until 20.', 'We are open until 20.']);
    expect(model.requests[1]).toContain('Are you open now?');
  });
});

describe('waiting operations', () => {
  it('approves an order by the link in an SMS and waits for the delivery of the SMS to the customer', async () => {
    await flows.publish('approve-by-sms');

    await post(flows.address('approve-by-sms'), { order: 1001 });
    const { text } = await message({ to: mei, text: 'Ship order 1001 today?' });
    const link = /http:\S+/.exec(text)?.[0] ?? '';
    // The SMS with the link is sent shortly before the execution starts to wait.
    await waitUntil(async () => expect(await (await fetch(link)).text()).toContain('Not today'));
    const pressed = await fetch(link, { method: 'POST', body: new URLSearchParams({ answer: 'true' }) });

    expect(pressed.status).toBe(200);
    const run = await flows.ended('approve-by-sms');
    expect(outputOf(run, 'Ask the Shift Lead')).toMatchObject([{ data: { approved: true } }]);
    expect(outputOf(run, 'Tell the Customer')).toMatchObject([{ state: 'delivered' }]);
    expect(texts(ravi)).toEqual(['Order 1001 leaves our shop today.']);
  });

  it('verifies a sign-up by a code, saves the contact and welcomes it', async () => {
    await flows.publish('sign-up-by-code');

    const asked = await post(flows.address('sign-up-by-code'), { name: 'Mei', phone: mei });
    const { enterCodeAt } = JSON.parse(asked.body) as { enterCodeAt: string };
    await message({ to: mei });
    const code = sandbox.verifications({ destination: mei })[0]?.code ?? '';
    await waitUntil(async () => expect(await (await fetch(enterCodeAt)).text()).toContain('Enter the code'));
    expect((await post(enterCodeAt, { code })).status).toBe(200);

    const run = await flows.ended('sign-up-by-code');
    expect(outputOf(run, 'Not Verified')).toEqual([]);
    expect(texts(mei)).toContain('Welcome to Example Shop, Mei! Your number is verified.');
    const [contact] = (await client.contacts.search({ query: 'Mei' })).items;
    expect(contact).toMatchObject({ firstName: 'Mei', addresses: { msisdn: mei.slice(1) } });
  });
});

describe('calls', () => {
  const menu = 'Welcome to Example Shop. Press one for opening hours, two to speak to us.';

  beforeEach(async () => {
    await close();
    await open({ clock: 'manual', startTime: Date.now() });
    await flows.publish('ivr-call-answered-in-n8n', 'sms-after-call');
  });

  /** Calls, reacts to the menu and waits until the call has ended. */
  async function call(digits?: string): Promise<ReturnType<Sandbox['callSessions']>[number] | undefined> {
    const { sessionId } = sandbox.inboundCall({ from: ravi });
    const session = () => sandbox.callSessions().find((each) => each.sessionId === sessionId);
    await sandbox.advance(1_000);
    expect(session()?.heard).toEqual([menu]);
    await sandbox.advance(5_000);
    if (digits !== undefined) sandbox.pressDigits({ sessionId, digits });
    await sandbox.advance(120_000);
    return session();
  }

  it('are answered according to the pressed keys, and followed by a thank-you SMS', async () => {
    const hours = await call('1');
    expect(hours?.heard).toEqual([menu, 'The shop is open daily from ten to twenty.']);
    expect(hours).toMatchObject({ outcome: 'COMPLETED', lastAction: 'HANGUP' });
    const first = await flows.ended('ivr-call-answered-in-n8n', 2);
    expect(outputOf(first, 'Call Asks')).toMatchObject([{ digits: '1', clientActionId: 'menu' }]);

    const shop = await call('2');
    expect(shop?.heard).toEqual([menu, 'One moment, please.']);
    expect(shop?.calls.map(({ source, destination }) => [source, destination])).toEqual([
      [ravi, '+6531580001'],
      ['+6531580001', '+6597654321'],
    ]);

    const silence = await call();
    expect(silence?.heard).toEqual([menu, 'Thank you for calling. Goodbye.']);

    const thanked = await flows.ended('sms-after-call', 3);
    expect(outputOf(thanked, 'Call Is Over')).toMatchObject([
      { sessionId: silence?.sessionId, status: 'completed', lastAction: 'HANGUP', from: ravi },
    ]);
    expect(texts(ravi)).toHaveLength(3);
    expect(texts(ravi)[0]).toContain('Thank you for your call.');
  });
});

describe('8x8 Automation', () => {
  it('is started by n8n, calls n8n in a step and continues as n8n decides', async () => {
    await flows.publish('start-8x8-automation', 'automation-step-calls-n8n');
    const phone = '{{data.phone}}';
    const sms = (id: string, text: string) => ({
      id,
      stepType: 'SMS' as const,
      inputs: { subAccountId: sandbox.subAccountIds.sms, destination: phone, text },
    });
    await client.automation.createDefinition({
      trigger: 'http_request',
      status: 'enabled',
      definition: {
        name: 'Orders',
        steps: [
          {
            id: 'ask',
            stepType: 'HttpRequest',
            inputs: {
              url: flows.address('automation-step-calls-n8n'),
              method: 'POST',
              headers: { Authorization: webhookSecret },
              body: { amount: '{{data.amount}}' },
            },
            outputs: { decision: '{{step.responseBody}}' },
            selectNextStep: {
              yes: '{{data.decision.approved == true}}',
              no: '{{data.decision.approved == false}}',
            },
          },
          sms('yes', 'Order {{data.order}} is approved.'),
          sms('no', 'Order {{data.order}} needs a signature.'),
        ],
      },
    });

    await post(flows.address('start-8x8-automation'), { order: 1001, amount: 20, phone: mei });
    await post(flows.address('start-8x8-automation'), { order: 1002, amount: 2000, phone: ravi });

    await message({ to: mei });
    await message({ to: ravi });
    expect(texts(mei)).toEqual(['Order 1001 is approved.']);
    expect(texts(ravi)).toEqual(['Order 1002 needs a signature.']);
    await flows.ended('start-8x8-automation', 2);
    await flows.ended('automation-step-calls-n8n', 2);
  });
});

describe('bulk and lookup', () => {
  it('uploads 200 contacts into a group and sends all an SMS in one request after the job', async () => {
    await flows.publish('sms-campaign-from-csv');
    const rows = Array.from({ length: 200 }, (_, index) => `+65912${String(34_010 + index)},Guest ${index}`);
    const form = new FormData();
    const file = new Blob([['msisdn,firstName', ...rows].join('\n')], { type: 'text/csv' });
    form.set('customers', file, 'customers.csv');

    const answer = await fetch(flows.address('sms-campaign-from-csv'), { method: 'POST', body: form });

    expect(answer.status).toBe(200);
    const run = await flows.ended('sms-campaign-from-csv');
    expect(outputOf(run, 'Upload Contacts')).toMatchObject([{ status: 'completed' }]);
    expect(outputOf(run, 'Who Is in the Group?')).toHaveLength(200);
    expect(outputOf(run, 'Send to Each')).toHaveLength(200);
    expect(requestsFor('contacts.getBatch')).toBeGreaterThan(0);
    expect([requestsFor('sms.sendBatch'), requestsFor('sms.send')]).toEqual([1, 0]);
    expect(texts('+6591234209')[0]).toMatch(/^Hi Guest 199,/);
  });

  it('sends an SMS to mobile numbers, calls fixed lines and explains the code of invalid numbers', async () => {
    const run = await flows.runByHand('look-up-before-sending');

    expect(sandbox.messages().map(({ to, text }) => [to, text])).toEqual([
      [mei, 'Hi Mei, your parcel can be fetched from tomorrow.'],
    ]);
    await waitUntil(() => {
      const [session] = sandbox.callSessions();
      expect(session?.calls[0]?.destination).toBe('+6591237004');
      expect(session?.heard).toEqual(['Hello Ravi, your parcel can be fetched from tomorrow.']);
    });
    expect(outputOf(run, 'Ask for Another Number')).toEqual([
      {
        name: 'Lin',
        phone: '+6591236003',
        why: 'Look Up Number was rejected by 8x8: The SIM card is deactivated',
        advice: expect.stringContaining('Do not use the number anymore'),
        code: 6003,
      },
    ]);
  });

  it('outputs rejected messages with reason and advice, and sends the others', async () => {
    const run = await flows.runByHand('sms-with-error-output');

    expect(requestsFor('sms.sendBatch')).toBe(1);
    expect(outputOf(run, 'Sent').map(({ destination }) => destination)).toEqual(['6591234567', '6591234569']);
    expect(texts(mei)).toEqual(['Hi Mei, our shop is closed on Friday.']);
    const mended = outputOf(run, 'What to Mend');
    expect(mended).toEqual([
      {
        name: 'Ravi',
        what: 'Send SMS was rejected by 8x8: The destination is blacklisted',
        advice: expect.stringContaining('Correct what 8x8 rejected'),
      },
      {
        name: 'Lin',
        what: 'To is not a phone number ("no number")',
        advice: expect.stringContaining('e.g. +6591234567'),
      },
    ]);
  });
});

describe('opt-out and logs', () => {
  it('confirms STOP by a last SMS and delivers nothing afterwards', async () => {
    await flows.publish('opt-out-by-sms');

    sandbox.inboundSms({ from: mei, text: 'Stop it, Ravi, that is funny' });
    sandbox.inboundSms({ from: ravi, text: ' stop ' });
    const last = await message({ to: ravi, text: 'no more from Example Shop' });
    await flows.ended('opt-out-by-sms', 2);
    expect(sandbox.messages({ to: ravi, umid: last.umid })[0]?.history.at(-1)?.state).not.toBe('undelivered');

    await client.sms.send({ destination: ravi, text: 'Our autumn offer' });
    await client.sms.send({ destination: mei, text: 'Our autumn offer' });
    await message({ to: mei, state: 'delivered' });
    const refused = await message({ to: ravi, text: 'autumn', state: 'undelivered' });
    expect(refused.status.errorCode).toBe(15);
    expect(texts(mei)).toEqual(['Our autumn offer']);
  });

  it('exports and downloads the SMS log and counts undelivered messages by reason', async () => {
    for (const destination of [mei, '+6591230000', '+6591240000', '+6591230001']) {
      await client.sms.send({ destination, text: 'Hello' });
    }
    await message({ to: '+6591230001', state: 'undelivered' });
    await message({ to: '+6591240000', state: 'undelivered' });

    const run = await flows.runByHand('undelivered-sms-of-the-week');

    expect(outputOf(run, 'Export the SMS Log')).toMatchObject([{ status: 'succeeded' }]);
    expect(outputOf(run, 'Read the CSV')).toHaveLength(4);
    expect(outputOf(run, 'Count by Reason')).toEqual([
      { status_errorcode: '46', count_umid: 2 },
      { status_errorcode: '15', count_umid: 1 },
    ]);
  });
});

describe('video', () => {
  it('creates a room, sends its link and reports its recording to the team', async () => {
    await flows.publish('video-room-by-sms', 'video-recording-to-team');

    await post(flows.address('video-room-by-sms'), { claim: 'claim-1001', phone: mei });
    const room = outputOf(await flows.ended('video-room-by-sms'), 'Open a Room')[0];
    expect(room).toMatchObject({ call_reference: 'claim-1001', auth_token: '***' });
    expect(texts(mei)[0]).toContain(String(room?.['guest_link']));

    const recorded = flows.address('video-recording-to-team');
    expect((await post(recorded, videoRecordingUploaded(), {})).status).toBe(401);
    for (let times = 0; times < 2; times += 1) {
      const answer = await post(recorded, videoRecordingUploaded(), { authorization: webhookSecret });
      expect(answer.status).toBe(200);
    }
    await flows.ended('video-recording-to-team');
    expect(texts('+6598765432')).toEqual([
      'The recording of bakery/oven-check (15 s) can be fetched for 24 hours: https://storage.example.com/oven-check.mp4',
    ]);
  });
});
