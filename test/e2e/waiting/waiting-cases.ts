import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createClient } from 'cpaas-8x8';
import { post } from '../../nodes/triggers/support/post';
import { type N8nInstance } from '../instance/n8n-instance';
import { TriggerFlows } from '../instance/trigger-flows';
import { waitUntil } from '../instance/wait-until';
import { WaitingFlows } from './waiting-flows';

const phone = '+6591234567';
const question = {
  resource: 'SMS',
  operation: 'sendAndWait',
  destination: phone,
  message: '=Ship order {{ $json.body.order }} today?',
  responseType: 'approval',
  approvalOptions: { values: { approvalType: 'double' } },
};

/** Tests of the waiting operations. They run in n8n 1 and n8n 2. */
export function waitingCases(running: () => N8nInstance, settings: object = {}): void {
  let sandbox: Sandbox;
  let flows: WaitingFlows;

  beforeEach(async () => {
    // 8x8 tries for 5 minutes to hand a reply over. Here this is a minute, because n8n takes its real time.
    sandbox = await createSandbox({ timeScale: 0.2 });
    flows = new WaitingFlows(running(), sandbox, settings);
  });

  afterEach(async () => {
    await flows.removeAll();
    await sandbox.close();
  });

  /** The link in the newest message. */
  async function link(): Promise<string> {
    const message = await sandbox.waitForMessage({ to: phone });
    const [found] = /http:\/\/[^\s"]+/.exec(JSON.stringify(message).replaceAll('\\n', ' ')) ?? [];
    return found ?? '';
  }

  function answer(address: string, answered: Readonly<Record<string, string>>): Promise<Response> {
    return fetch(address, { method: 'POST', body: new URLSearchParams(answered) });
  }

  describe('waiting for a person', () => {
    it('asks by SMS, shows the question on its page and resumes with the posted answer', async () => {
      const { execution } = await flows.sleep(question, { order: 1001 });

      const looked = await fetch(await link(), { headers: { 'user-agent': 'WhatsApp/2.24 (link preview)' } });
      expect(looked.status).toBe(200);
      expect(await looked.text()).toContain('Ship order 1001 today?');
      expect(await flows.status(execution)).toBe('waiting');

      expect((await answer(await link(), { answer: 'maybe' })).status).toBe(400);
      expect(await flows.status(execution)).toBe('waiting');

      expect(await (await answer(await link(), { answer: 'false' })).text()).toContain('Thank you');
      expect(await flows.outcome(execution)).toMatchObject({ data: { approved: false } });
    });

    it('rejects a URL with a forged key, and the URL of the execution, which an earlier node can send', async () => {
      const { execution, resumeUrl } = await flows.sleep(question, { order: 1001 });
      const forged = new URL(await link());
      forged.searchParams.set('key', forged.searchParams.get('key')?.replace(/./g, 'a') ?? '');

      for (const url of [forged.href, resumeUrl]) {
        expect(await (await fetch(url)).text()).not.toContain('Ship order');
        expect((await answer(url, { answer: 'true' })).status).toBe(403);
      }
      expect(await flows.status(execution)).toBe('waiting');
    });

    it('does not answer the second question with the link of the first', async () => {
      const { execution } = await flows.sleep([question, { ...question, message: 'Sure?' }], { order: 1001 });
      const first = await link();
      await answer(first, { answer: 'true' });
      await waitUntil(() => expect(sandbox.messages({ to: phone })).toHaveLength(2), 30_000);
      await waitUntil(async () => expect(await flows.status(execution)).toBe('waiting'), 30_000);

      expect((await answer(first, { answer: 'true' })).status).toBe(403);
      expect(await flows.status(execution)).toBe('waiting');
      await answer(await link(), { answer: 'false' });
      expect(await flows.outcome(execution)).toMatchObject({ data: { approved: false } });
    });

    it('asks on WhatsApp with a button and outputs the selected choice', async () => {
      const { execution } = await flows.sleep({
        ...{ resource: 'Message', operation: 'sendAndWait', recipientType: 'msisdn', recipient: phone },
        ...{ message: 'Which way?', responseType: 'choice', choices: 'Deliver\nPick up' },
      });

      await answer(await link(), { answer: 'Pick up' });
      expect(await flows.outcome(execution)).toMatchObject({ data: { chosen: 'Pick up' } });
    });

    it('resumes after a restart of n8n during the wait', async () => {
      const { execution } = await flows.sleep({ ...question, responseType: 'freeText' }, { order: 1001 });
      await running().kill();
      await running().start();

      await answer(await link(), { answer: 'Tomorrow' });
      expect(await flows.outcome(execution)).toMatchObject({ data: { text: 'Tomorrow' } });
    });

    it('continues without an answer after the time limit', async () => {
      const limit = { values: { limitType: 'afterTimeInterval', resumeAmount: 0.02, resumeUnit: 'minutes' } };
      const { execution } = await flows.sleep(
        { ...question, options: { limitWaitTime: limit } },
        { order: 1001 },
      );

      expect(await flows.outcome(execution)).toMatchObject({ timedOut: true });
    });
  });

  describe('waiting for a delivery receipt', () => {
    const sms = { resource: 'SMS', operation: 'sendAndWaitForDelivery', text: 'Order 1001 is on its way.' };

    it('ignores intermediate receipts and resumes with the receipt of the phone', async () => {
      const { execution } = await flows.sleep({ ...sms, destination: phone });

      const [sent] = sandbox.messages({ to: phone });
      expect(await flows.outcome(execution)).toMatchObject({
        state: 'delivered',
        detail: 'delivered_to_recipient',
        umid: sent?.umid,
      });
    });

    it('resumes with the reason when the message cannot be delivered', async () => {
      const { execution } = await flows.sleep({ ...sms, destination: '+6591230000' });

      expect(await flows.outcome(execution)).toMatchObject({
        state: 'failed',
        status: 'undelivered',
        errorCode: 46,
      });
    });

    it('waits until the message is read when selected, and times out when it is not', async () => {
      const limit = { values: { limitType: 'afterTimeInterval', resumeAmount: 0.1, resumeUnit: 'minutes' } };
      sandbox.inboundChat({ from: '+6591230004', text: 'Hi' });
      const { execution } = await flows.sleep({
        ...{ resource: 'Message', operation: 'sendAndWaitForDelivery', contentType: 'text', text: 'Hello' },
        ...{ recipientType: 'msisdn', recipient: '+6591230004', waitFor: 'read' },
        options: { limitWaitTime: limit },
      });

      expect(await flows.outcome(execution)).toMatchObject({ state: 'timedOut' });
    });
  });

  describe('waiting for a reply', () => {
    const question = (text: string, more: object = {}) => ({
      ...{ resource: 'Message', operation: 'sendAndWaitForReply', replyChannels: ['whatsapp'] },
      ...{ recipientType: 'msisdn', recipient: phone, contentType: 'text', text },
      ...more,
    });

    /** What 8x8's workflows of the operation did. */
    async function workflowLogs(): Promise<string> {
      const { apiKey, accountId, url } = sandbox;
      const { automation } = createClient({ apiKey, accountId, baseUrl: url });
      const ids = (await automation.getDefinitions()).map(({ id = '' }) => id);
      const workflows = await Promise.all(
        ids.map((definitionId) => automation.getWorkflows({ definitionId })),
      );
      const logs = workflows
        .flat()
        .map(({ definitionId, workflowId }) =>
          automation.getWorkflow({ definitionId, workflowId, includeLogs: true }),
        );
      return JSON.stringify((await Promise.all(logs)).map((workflow) => workflow.logs));
    }

    /** Waits for a question. */
    async function asked(text: string): Promise<void> {
      try {
        await sandbox.waitForMessage({ to: phone, text }, { timeoutMs: 120_000 });
      } catch (error) {
        throw new Error(`"${text}" was not asked. 8x8's log: ${await workflowLogs()}`, { cause: error });
      }
    }

    it('has a dialogue of three questions beside a trigger on the same number, and a restart of n8n', async () => {
      const triggers = new TriggerFlows(running(), sandbox);
      try {
        const trigger = await triggers.publish('ChatApps', { events: ['chatApps.inbound'] });
        const { execution } = await flows.sleep([
          question('What is your name?'),
          question('={{ $json.text }}, when shall we come?', {
            contentType: 'replyButtons',
            bodyText: '={{ $json.text }}, when shall we come?',
            buttons: { values: [{ title: 'Today' }, { title: 'Tomorrow', id: 'tomorrow' }] },
          }),
          question('={{ $json.buttonTitle }} is fine. Anything else?'),
        ]);

        sandbox.inboundChat({ from: phone, text: 'Mei' });
        await asked('Mei, when shall we come?');
        await waitUntil(async () => expect(await flows.status(execution)).toBe('waiting'), 30_000);
        await running().kill();
        await running().start();
        sandbox.reply({ to: phone, button: 'Tomorrow' });
        await asked('Tomorrow is fine. Anything else?');
        sandbox.inboundChat({ from: phone, text: 'No, thank you' });

        expect(await flows.outcome(execution)).toMatchObject({
          replied: true,
          text: 'No, thank you',
          channel: 'whatsapp',
          sessionKey: `whatsapp:${phone}`,
        });
        expect(sandbox.messages({ to: phone, direction: 'outbound' })).toHaveLength(3);
        await waitUntil(async () => {
          const texts = (await triggers.runs(trigger)).map(({ event }) => String(event['text']));
          // 8x8 delivers again what came while n8n restarted, so the order may differ.
          expect(texts.sort()).toEqual(['Mei', 'No, thank you', 'Tomorrow']);
        }, 30_000);
        expect((await running().logs()).join('\n')).not.toContain('signature=');
      } finally {
        await triggers.removeAll();
      }
    });

    it('continues without a reply after the time limit', async () => {
      const limit = { values: { limitType: 'afterTimeInterval', resumeAmount: 0.05, resumeUnit: 'minutes' } };
      const { execution } = await flows.sleep({
        ...{ resource: 'SMS', operation: 'sendAndWaitForReply', destination: phone, text: 'Are you there?' },
        options: { limitWaitTime: limit },
      });

      expect(await flows.outcome(execution)).toMatchObject({ replied: false });
    });
  });

  describe('waiting for a code', () => {
    const verify = { resource: 'Verification', operation: 'sendCodeAndWait', destination: phone };

    it('accepts the correct code after a wrong one, posted by an app', async () => {
      const { execution, resumeUrl } = await flows.sleep(verify);
      const [verification] = sandbox.verifications();
      const code = verification?.code ?? '';
      const wrong = code === '0000' ? '1111' : code.replace(/./, (first) => (first === '9' ? '8' : '9'));

      const first = await post(resumeUrl, { code: wrong });
      expect([first.status, JSON.parse(first.body)]).toMatchObject([
        422,
        { verified: false, attemptsLeft: 4 },
      ]);
      expect(await flows.status(execution)).toBe('waiting');

      expect(await post(resumeUrl, { code })).toMatchObject({ status: 200 });
      expect(await flows.outcome(execution)).toMatchObject({
        verified: true,
        attempts: 1,
        state: 'verified',
      });
    });

    it('accepts the code on its page and does not store it in n8n', async () => {
      const { execution, resumeUrl } = await flows.sleep(verify);
      const code = sandbox.verifications()[0]?.code ?? '';

      expect(await (await fetch(resumeUrl)).text()).toContain('Enter the code');
      expect(await (await answer(resumeUrl, { code })).text()).toContain('verified');
      const outcome = await flows.outcome(execution);
      expect(outcome).toMatchObject({ verified: true });
      expect(JSON.stringify(outcome)).not.toContain(`"${code}"`);
    });
  });
}
