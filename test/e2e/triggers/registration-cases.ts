import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SandboxAccount, type Registration } from '../../nodes/triggers/support/sandbox-account';
import { smsInbound } from '../../nodes/triggers/support/sample-events';
import { post } from '../../nodes/triggers/support/post';
import { filesIn } from '../../pack/packed';
import { waitUntil } from '../instance/wait-until';
import { type N8nInstance } from '../instance/n8n-instance';
import { TriggerFlows, type Flow } from '../instance/trigger-flows';

const foreignUrl = 'https://crm.example.com/hooks/8x8';
const foreignWebhook: Registration = { subAccountId: '*', url: foreignUrl, enabled: true };

/** Tests of webhook registration. They run in n8n 1, which calls `checkExists` on start, and in n8n 2, which does not. */
export function registrationCases(
  running: () => N8nInstance,
  { checksOnStart = false }: { readonly checksOnStart?: boolean } = {},
): void {
  let n8n: N8nInstance;

  beforeAll(() => {
    n8n = running();
  });

  /** The message that n8n shows when a workflow cannot be published. */
  async function publishError(publication: Promise<unknown>): Promise<string> {
    try {
      await publication;
    } catch (error) {
      return (error as Error).message;
    }
    throw new Error('The workflow was published.');
  }

  /** The files in n8n's home folder that contain a text. The database is one of them. */
  async function filesWith(text: string): Promise<readonly string[]> {
    const files = filesIn(n8n.home).filter((file) => !file.includes('node_modules'));
    const held = await Promise.all(files.map((file) => readFile(join(n8n.home, file))));
    return files.filter((_, index) => held[index]?.includes(text));
  }

  /** The URLs of registered webhooks, without their query. */
  const targets = (webhooks: readonly Registration[]): readonly string[] =>
    webhooks.map(({ url }) => new URL(url)).map(({ origin, pathname }) => origin + pathname);

  describe('while n8n runs', () => {
    let account: SandboxAccount;
    let flows: TriggerFlows;

    beforeEach(async () => {
      account = await SandboxAccount.start();
      flows = new TriggerFlows(n8n, account.sandbox);
    });

    afterEach(async () => {
      await flows.removeAll();
      await account.close();
    });

    const modes = async (flow: Flow): Promise<readonly string[]> =>
      (await flows.runs(flow)).map(({ mode }) => mode);

    describe('publishing', () => {
      it('registers a webhook whose secret appears neither at 8x8 nor in n8n', async () => {
        const flow = await flows.publish('Sms');

        const [webhook] = account.registrations('sms');
        expect(targets(account.registrations('sms'))).toEqual([flow.production]);
        expect(webhook).toMatchObject({ subAccountId: '*', enabled: true });
        const secret = /^Bearer ([\w-]{43})$/.exec(webhook?.httpAuthorization ?? '')?.[1] ?? '';
        expect(secret).not.toBe('');

        expect(await account.inboundSms()).toBe(200);
        await waitUntil(async () => expect(await flows.runs(flow)).toHaveLength(1));
        expect(await account.client().sms.getWebhooks()).toEqual([{ ...webhook, httpAuthorization: '***' }]);
        expect(await filesWith(new URL(flow.production).pathname)).not.toEqual([]);
        expect(await filesWith(secret)).toEqual([]);
        expect((await n8n.logs()).join('\n')).not.toContain(secret);
      });

      it('starts the workflow once for an SMS that 8x8 posts six times', async () => {
        const flow = await flows.publish('Sms');
        const { umid } = account.sandbox.inboundSms({ from: '+6591112222', text: 'Is it there?' });
        const { id, attempts } = await account.sandbox.waitForWebhook({ umid });
        const answers = [attempts[0]?.response?.status];
        for (let time = 0; time < 5; time += 1) {
          answers.push((await account.sandbox.replayWebhook(id)).response?.status);
        }

        expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
        await waitUntil(async () =>
          expect(await flows.runs(flow)).toEqual([
            {
              mode: 'webhook',
              event: expect.objectContaining({ type: 'sms.inbound', umid, text: 'Is it there?' }),
            },
          ]),
        );
      });
    });

    describe('a conflict', () => {
      it('keeps the existing webhook; n8n names it at once and explains what to do', async () => {
        await account.register('sms', { ...foreignWebhook, httpAuthorization: 'Basic abc' });
        const before = account.registrations('sms');
        const calls = account.callsSince(0).length;
        const flow = await flows.add('Sms');

        const said = await publishError(n8n.publishWorkflow(flow.id));

        expect(said).toContain(`8x8 already posts SMS events of all subaccounts to ${foreignUrl}`);
        expect(said).toContain('turn on Replace Existing Webhook under Options');
        // One call before the error and one when n8n cleans up. n8n does not retry.
        expect(account.callsSince(calls)).toEqual(['sms.getWebhooks', 'sms.getWebhooks']);
        expect(account.registrations('sms')).toEqual(before);
      });

      it('keeps the webhook of another workflow of this n8n', async () => {
        const first = await flows.publish('Sms');
        const before = account.registrations('sms');
        const second = await flows.add('Sms');

        const said = await publishError(n8n.publishWorkflow(second.id));

        expect(said).toContain(`to ${first.production}, another trigger of this n8n`);
        expect(said).toContain('Use one trigger and branch after it');
        expect(await account.inboundSms()).toBe(200);
        await n8n.deactivate(second.id);
        expect(account.registrations('sms')).toEqual(before);
        expect(await account.inboundSms()).toBe(200);
        await waitUntil(async () => expect(await modes(first)).toEqual(['webhook', 'webhook']));
        expect(await modes(second)).toEqual([]);
      });
    });

    describe('a test run of a published workflow', () => {
      let flow: Flow;
      let before: readonly Registration[];

      beforeEach(async () => {
        flow = await flows.publish('Sms');
        before = account.registrations('sms');
        await flows.listenForTest(flow);
        expect(targets(account.registrations('sms'))).toEqual([flow.test]);
      });

      const productionIsBack = async (): Promise<void> => {
        await waitUntil(() => expect(account.registrations('sms')).toEqual(before));
        expect(await account.inboundSms()).toBe(200);
      };

      it('receives the event, then restores the production webhook with its secret', async () => {
        expect(await account.inboundSms()).toBe(200);
        await productionIsBack();
        await waitUntil(async () => expect(await modes(flow)).toEqual(['manual', 'webhook']));
      });

      it('restores the production webhook when it is cancelled', async () => {
        await n8n.cancelTest(flow.id);
        await productionIsBack();
        await waitUntil(async () => expect(await modes(flow)).toEqual(['webhook']));
      });

      it('does not overwrite a webhook that was changed during the test', async () => {
        await account.register('sms', foreignWebhook);
        const calls = account.callsSince(0).length;
        await n8n.cancelTest(flow.id);
        await n8n.deactivate(flow.id);
        await waitUntil(() =>
          expect(account.callsSince(calls)).toEqual(['sms.getWebhooks', 'sms.getWebhooks']),
        );
        expect(account.registrations('sms')).toEqual([foreignWebhook]);
      });
    });

    describe('unpublishing', () => {
      it('removes the webhook, and does nothing the second time', async () => {
        const flow = await flows.publish('Sms');
        await n8n.deactivate(flow.id);
        expect(account.registrations('sms')).toEqual([]);

        await n8n.deactivate(flow.id);
        expect(await n8n.publicationStatus(flow.id)).toMatchObject({ status: 'not_published' });
      });

      it('does not remove a webhook that was changed at 8x8 since', async () => {
        const flow = await flows.publish('Sms');
        await account.register('sms', foreignWebhook);
        await n8n.deactivate(flow.id);
        expect(account.registrations('sms')).toEqual([foreignWebhook]);
      });

      it('succeeds when the webhook was already removed', async () => {
        const flow = await flows.publish('Sms');
        account.removeAll();
        const { length } = await n8n.logs();
        await n8n.deactivate(flow.id);
        expect(await n8n.publicationStatus(flow.id)).toMatchObject({ status: 'not_published' });
        // n8n would report here that the deregistration did not succeed.
        expect((await n8n.logs()).slice(length)).toEqual([]);
      });
    });

    describe('the trigger for chat apps', () => {
      const events = [
        ['messages', 'MSG', 'chatApps.inbound'],
        ['receipts', 'CADR', 'chatApps.status'],
        ['changes of templates', 'CABM', 'whatsApp.templateStatus'],
      ] as const;
      const types = events.map(([, type]) => type);

      it.each(events)('registers only the webhook of %s, and removes it', async (_, type, event) => {
        for (const other of types.filter((each) => each !== type)) {
          await account.register('chatapps', { ...foreignWebhook, type: other });
        }
        const others = account.registrations('chatapps');

        const flow = await flows.publish('ChatApps', { events: [event] });
        const webhooks = account.registrations('chatapps');
        expect(webhooks.filter(({ url }) => url === foreignUrl)).toEqual(others);
        const taken = webhooks.filter(({ url }) => url !== foreignUrl);
        expect(taken.map(({ type: webhookType }) => webhookType)).toEqual([type]);
        expect(targets(taken)).toEqual([flow.production]);

        await n8n.deactivate(flow.id);
        expect(account.registrations('chatapps')).toEqual(others);
      });

      it('registers all three types for events of all three, and a message starts the workflow', async () => {
        const flow = await flows.publish('ChatApps', { events: events.map(([, , event]) => event) });
        const webhooks = account.registrations('chatapps');
        expect(new Set(webhooks.map(({ type }) => type))).toEqual(new Set(types));
        expect(targets(webhooks)).toEqual([flow.production, flow.production, flow.production]);
        expect(await account.inboundChat()).toBe(200);
        await waitUntil(async () =>
          expect(await flows.runs(flow)).toMatchObject([{ event: { type: 'chatApps.inbound' } }]),
        );

        await n8n.deactivate(flow.id);
        expect(account.registrations('chatapps')).toEqual([]);
      });
    });

    describe('the trigger for voice', () => {
      const events = ['voice.callStatus', 'voice.sessionSummary', 'voice.recording', 'voice.virtualNumbers'];
      const types = (): readonly (string | undefined)[] =>
        account
          .registrations('voice')
          .map(({ type }) => type)
          .toSorted();

      it('registers one webhook per event type, beside the call action trigger, and removes them', async () => {
        const answering = await flows.publish('CallAction');
        const flow = await flows.publish('Voice', { events });
        expect(types()).toEqual(['VCA', 'VCS', 'VNU', 'VRU', 'VSS']);
        const ofFlow = account.registrations('voice').filter(({ type }) => type !== 'VCA');
        expect(new Set(targets(ofFlow))).toEqual(new Set([flow.production]));

        await n8n.deactivate(flow.id);
        expect(types()).toEqual(['VCA']);
        await n8n.deactivate(answering.id);
        expect(types()).toEqual([]);
      });

      it('registers nothing when one type has another webhook, and names type and URL', async () => {
        const subAccountId = account.sandbox.subAccountIds.voice;
        await account.register('voice', { subAccountId, type: 'VNU', url: foreignUrl });
        const flow = await flows.add('Voice', { events });

        const said = await publishError(n8n.publishWorkflow(flow.id));

        expect(said).toContain(`virtual number events of subaccount ${subAccountId} to ${foreignUrl}`);
        expect(types()).toEqual(['VNU']);
      });
    });

    describe.each([
      ['Voice', 'VSS', 'session summaries', { events: ['voice.sessionSummary'] }],
      ['CallAction', 'VCA', 'call action requests', {}],
    ] as const)('the webhook of the trigger %s', (kind, type, what, parameters) => {
      let flow: Flow;
      let before: readonly Registration[];
      let subAccountId: string;

      beforeEach(async () => {
        subAccountId = account.sandbox.subAccountIds.voice;
        flow = await flows.publish(kind, parameters);
        before = account.registrations('voice');
      });

      /** Makes a call and returns the status of the webhook's response. Without a call action webhook the call ends at once. */
      async function call(): Promise<number | undefined> {
        const { sessionId } = account.sandbox.inboundCall({ from: '+6591112222' });
        const event = type === 'VCA' ? 'CALL_ACTION' : 'SESSION_SUMMARY';
        const { attempts } = await account.sandbox.waitForWebhook({ event, sessionId });
        return attempts[0]?.response?.status;
      }

      it('starts the workflow of the trigger', async () => {
        expect(before).toMatchObject([{ subAccountId, type }]);
        expect(before[0]?.httpAuthorization).toMatch(/^Bearer [\w-]{43}$/);
        expect(targets(before)).toEqual([flow.production]);
        expect(await call()).toBe(200);
        const event = type === 'VCA' ? 'voice.callAction' : 'voice.sessionSummary';
        await waitUntil(async () =>
          expect(await flows.runs(flow)).toMatchObject([
            { mode: 'webhook', event: { type: event, from: '+6591112222' } },
          ]),
        );
      });

      it('stays with the first workflow when a second one is published, whose message names the first', async () => {
        const second = await flows.add(kind, parameters);

        const said = await publishError(n8n.publishWorkflow(second.id));

        expect(said).toContain(
          `${what} of subaccount ${subAccountId} to ${flow.production}, another trigger of this n8n`,
        );
        await n8n.deactivate(second.id);
        expect(account.registrations('voice')).toEqual(before);
        expect(await call()).toBe(200);
        await waitUntil(async () => expect(await modes(flow)).toEqual(['webhook']));
        expect(await modes(second)).toEqual([]);
      });

      it('goes to a test run of the published workflow, and is restored with its secret', async () => {
        await flows.listenForTest(flow);
        expect(targets(account.registrations('voice'))).toEqual([flow.test]);
        expect(await call()).toBe(200);

        await waitUntil(() => expect(account.registrations('voice')).toEqual(before));
        expect(await call()).toBe(200);
        await waitUntil(async () => expect(await modes(flow)).toEqual(['manual', 'webhook']));
      });

      it('is not removed when it was changed at 8x8 since', async () => {
        await account.register('voice', { subAccountId, type, url: foreignUrl });

        await n8n.deactivate(flow.id);

        expect(account.registrations('voice')).toMatchObject([{ type, url: foreignUrl, enabled: true }]);
        expect(await n8n.publicationStatus(flow.id)).toMatchObject({ status: 'not_published' });
      });
    });

    describe('a request to the production URL', () => {
      let flow: Flow;
      let authorization: string;

      beforeEach(async () => {
        flow = await flows.publish('Sms');
        authorization = account.registrations('sms')[0]?.httpAuthorization ?? '';
      });

      const event = smsInbound();
      const large = JSON.stringify(smsInbound({ body: 'x'.repeat(5 * 1024 * 1024) }));

      it('gets a 200 response with the correct secret and starts the workflow', async () => {
        const { status, body } = await post(flow.production, event, { authorization });
        expect([status, JSON.parse(body)]).toEqual([200, { message: 'Workflow was started' }]);
        await waitUntil(async () => expect(await modes(flow)).toEqual(['webhook']));
      });

      it.each([
        ['no Authorization', {}],
        ['another Authorization', { authorization: 'Bearer sesame' }],
      ])('gets a 401 response with %s and starts nothing', async (_, headers) => {
        for (const body of [event, large]) {
          const answer = await post(flow.production, body, headers);
          expect([answer.status, JSON.parse(answer.body)]).toEqual([401, { message: 'Unauthorized' }]);
        }
        expect(await modes(flow)).toEqual([]);
      });

      it('gets a 413 response with 5 MB', async () => {
        const { status, body } = await post(flow.production, large, { authorization });
        expect([status, JSON.parse(body)]).toEqual([413, { message: 'The body is larger than 1 MB.' }]);
        expect(await modes(flow)).toEqual([]);
      });

      it('gets a 422 response from n8n itself for invalid JSON', async () => {
        const { status, body } = await post(flow.production, '{"payload":', { authorization });
        expect(status).toBe(422);
        expect(JSON.parse(body)).toMatchObject({ message: 'Failed to parse request body' });
        expect(await modes(flow)).toEqual([]);
      });

      it('gets a 400 response for JSON that is not an object', async () => {
        const { status } = await post(flow.production, '[1, 2]', { authorization });
        expect(status).toBe(400);
        expect(await modes(flow)).toEqual([]);
      });
    });
  });

  describe.each([
    ['stopped', () => n8n.stop()],
    ['killed', () => n8n.kill()],
  ])('after n8n was %s and started again', (_, end) => {
    const other = 'Another_SMS';
    let account: SandboxAccount;
    let flows: TriggerFlows;
    let flow: Flow;
    let tested: Flow;
    let before: Registration | undefined;
    let testedBefore: Registration | undefined;
    let calls: number;
    let known: string;
    let missed: string;

    const registrationOf = (scope: string): Registration | undefined =>
      account.registrations('sms').find(({ subAccountId }) => subAccountId === scope);
    const sms = (text: string): string => account.sandbox.inboundSms({ from: '+6591112222', text }).umid;
    const runsOf = async (umid: string): Promise<number> =>
      (await flows.runs(flow)).filter(({ event }) => event['umid'] === umid).length;

    beforeAll(async () => {
      account = await SandboxAccount.start({ clock: 'manual' });
      flows = new TriggerFlows(n8n, account.sandbox);
      flow = await flows.publish('Sms');
      before = registrationOf('*');
      tested = await flows.publish('Sms', { subAccountId: other });
      testedBefore = registrationOf(other);
      await flows.listenForTest(tested);
      known = sms('Before');
      await account.sandbox.waitForWebhook({ umid: known });
      await waitUntil(async () => expect(await runsOf(known)).toBe(1));
      calls = account.callsSince(0).length;

      await end();
      missed = sms('Meanwhile');
      await account.sandbox.advance(1_000);
      await n8n.start();
    }, 300_000);

    afterAll(async () => {
      await flows.removeAll();
      await account.close();
    });

    if (checksOnStart) {
      it('keeps its webhook and restores the one that an interrupted test run had replaced', () => {
        expect(registrationOf('*')).toEqual(before);
        expect(registrationOf(other)).toEqual(testedBefore);
        const set = account.callsSince(calls).filter((call) => call === 'sms.setWebhooks');
        expect(set).toHaveLength(1);
      });
    } else {
      it('keeps its webhook without any request to 8x8', () => {
        expect(registrationOf('*')).toEqual(before);
        expect(account.callsSince(calls)).toEqual([]);
      });

      it('leaves the URL of an interrupted test run until the next test run has ended', async () => {
        expect(new URL(registrationOf(other)?.url ?? '').pathname).toBe(new URL(tested.test).pathname);
        await flows.listenForTest(tested);
        await n8n.cancelTest(tested.id);
        await waitUntil(() => expect(registrationOf(other)).toEqual(testedBefore));
      });
    }

    it('recognises an event from before the restart', async () => {
      const [delivery] = account.sandbox.webhooks({ umid: known });
      const { response } = await account.sandbox.replayWebhook(delivery?.id ?? '');
      expect(response?.status).toBe(200);
      await waitUntil(async () => expect(await runsOf(known)).toBe(1));
    });

    it('gets the event of the downtime from the next retry, once', async () => {
      await account.sandbox.advance(10_000);
      const [delivery] = account.sandbox.webhooks({ umid: missed });
      expect(delivery?.attempts.map(({ response }) => response?.status)).toEqual([undefined, undefined, 200]);
      await account.sandbox.advance(120_000);
      await waitUntil(async () => expect(await runsOf(missed)).toBe(1));
    });

    it('receives new events', async () => {
      const umid = sms('After');
      const { attempts } = await account.sandbox.waitForWebhook({ umid });
      expect(attempts[0]?.response?.status).toBe(200);
      await waitUntil(async () => expect(await runsOf(umid)).toBe(1));
    });

    it('restores the webhook after a test run', async () => {
      await flows.listenForTest(flow);
      expect(registrationOf('*')).not.toEqual(before);
      await n8n.cancelTest(flow.id);
      await waitUntil(() => expect(registrationOf('*')).toEqual(before));
    });
  });
}
