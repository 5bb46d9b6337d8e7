import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { callAnswerCases } from '../triggers/call-answer-cases';
import { ExampleFlows } from '../examples/example-flows';
import { waitUntil } from '../instance/wait-until';
import { startN8n, type N8nInstance } from '../instance/n8n-instance';
import { WaitingFlows } from './waiting-flows';

jest.setTimeout(240_000);

const customer = '+6591112222';

let n8n: N8nInstance;
let sandbox: Sandbox;
let flows: WaitingFlows;
let examples: ExampleFlows;

beforeAll(async () => {
  n8n = await startN8n('queue');
}, 400_000);

afterAll(async () => {
  await n8n.close();
});

beforeEach(async () => {
  sandbox = await createSandbox({ timeScale: 0.05 });
  flows = new WaitingFlows(n8n, sandbox);
  examples = new ExampleFlows(n8n, sandbox);
});

afterEach(async () => {
  await flows.removeAll();
  await examples.withdraw();
  await sandbox.close();
});

it('sends in the worker, waits, and resumes in the worker with the receipt that the main process received', async () => {
  const { execution } = await flows.sleep({
    ...{ resource: 'SMS', operation: 'sendAndWaitForDelivery' },
    ...{ destination: '+6591234567', text: 'Order 1001 is on its way.' },
  });

  expect(await flows.outcome(execution)).toMatchObject({ state: 'delivered' });
  expect(await startsInWorker(execution)).toBe(2);
});

describe('a conversation', () => {
  const ask = (text: string) => ({
    ...{ resource: 'Message', operation: 'sendAndWaitForReply', replyChannels: ['whatsapp'] },
    ...{ recipientType: 'msisdn', recipient: customer, contentType: 'text', text },
  });

  const asked = (text: string): Promise<unknown> =>
    sandbox.waitForMessage({ to: customer, text }, { timeoutMs: 60_000 });

  it('goes on with a reply that arrives before n8n has put the execution to sleep', async () => {
    const started = flows.sleep([ask('What is your name?'), ask('={{ $json.text }}, how old are you?')]);
    await asked('What is your name?');
    sandbox.inboundChat({ from: customer, text: 'Mei' });
    await asked('Mei, how old are you?');
    sandbox.inboundChat({ from: customer, text: '40' });

    expect(await flows.outcome((await started).execution)).toMatchObject({ replied: true, text: '40' });
    expect(sandbox.messages({ to: customer, direction: 'outbound' })).toHaveLength(2);
  });

  it('goes on in another worker after the first one was killed, and sends nothing twice', async () => {
    const { execution } = await flows.sleep([
      ask('What is your name?'),
      ask('={{ $json.text }}, how old are you?'),
    ]);
    await n8n.killWorker();
    await n8n.startWorker();
    sandbox.inboundChat({ from: customer, text: 'Mei' });
    await asked('Mei, how old are you?');
    await waitUntil(async () => expect(await flows.status(execution)).toBe('waiting'), 60_000);
    await n8n.killWorker();
    await n8n.startWorker();
    sandbox.inboundChat({ from: customer, text: '40' });

    expect(await flows.outcome(execution)).toMatchObject({ replied: true, text: '40' });
    expect(sandbox.messages({ to: customer, direction: 'outbound' })).toHaveLength(2);
    expect(await startsInWorker(execution)).toBe(3);
  });
});

it('runs the workflow of an inbound SMS in the worker, and starts nothing when the event is repeated', async () => {
  await examples.publish('opt-out-by-sms');

  const { umid } = sandbox.inboundSms({ from: customer, text: 'STOP' });
  await sandbox.waitForMessage({ to: customer, text: 'no more from Example Shop' }, { timeoutMs: 60_000 });
  const { id } = await examples.ended('opt-out-by-sms');
  const [delivery] = sandbox.webhooks({ umid });
  for (let times = 0; times < 3; times += 1) {
    expect((await sandbox.replayWebhook(delivery?.id ?? '')).response?.status).toBe(200);
  }
  // The worker would run an execution of the repeated event before the next one.
  sandbox.inboundSms({ from: customer, text: 'Are you there?' });
  await examples.ended('opt-out-by-sms', 2);

  expect(await startsInWorker(id)).toBe(1);
  expect(await examples.runs('opt-out-by-sms')).toHaveLength(2);
  expect(sandbox.messages({ to: customer, direction: 'outbound' })).toHaveLength(1);
});

it('answers a call with the result of the worker', async () => {
  await examples.publish('ivr-call-answered-in-n8n');

  const pressesOne = '+6591230101';
  const { sessionId } = sandbox.inboundCall({ from: pressesOne });
  const heard = () => sandbox.callSessions().find((each) => each.sessionId === sessionId)?.heard;
  await waitUntil(() =>
    expect(heard()).toEqual([
      expect.stringContaining('Press one for opening hours'),
      'The shop is open daily from ten to twenty.',
    ]),
  );

  expect(await startsInWorker((await examples.ended('ivr-call-answered-in-n8n', 2)).id)).toBe(1);
});

callAnswerCases(() => n8n);

/** How many executions the worker has started. */
async function startsInWorker(execution: string): Promise<number> {
  const said = (await n8n.workerLogs()).join('\n');
  return said.split(`Worker started execution ${execution} `).length - 1;
}
