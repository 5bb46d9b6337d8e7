import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { SandboxAccount, type Registration } from '../nodes/triggers/support/sandbox-account';
import { smsInbound } from '../nodes/triggers/support/sample-events';
import { post } from '../nodes/triggers/support/post';
import { filesIn } from '../pack/packed';
import { eventually } from './eventually';
import { type N8nInstance } from './n8n-instance';
import { TriggerFlows, type Flow } from './trigger-flows';

const foreignUrl = 'https://crm.example.com/hooks/8x8';
const foreignSlot: Registration = { subAccountId: '*', url: foreignUrl, enabled: true };

/** How our triggers keep the webhooks at 8x8, in whichever n8n it is; `looksAtStart` is what n8n 1 has its triggers do. */
export function webhookSlotCases(
  running: () => N8nInstance,
  { looksAtStart = false }: { readonly looksAtStart?: boolean } = {},
): void {
  let n8n: N8nInstance;

  beforeAll(() => {
    n8n = running();
  });

  /** Why n8n could not publish a workflow, as it tells a person. */
  async function refusal(act: Promise<unknown>): Promise<string> {
    try {
      await act;
    } catch (thrown) {
      return (thrown as Error).message;
    }
    throw new Error('It was not refused.');
  }

  /** The files of n8n's home that hold a text: its database, with all it keeps of workflows and runs, is one. */
  async function filesWith(text: string): Promise<readonly string[]> {
    const files = filesIn(n8n.home).filter((file) => !file.includes('node_modules'));
    const held = await Promise.all(files.map((file) => readFile(join(n8n.home, file))));
    return files.filter((_, index) => held[index]?.includes(text));
  }

  /** Where slots lead to, without what the trigger has noted in the query. */
  const targets = (slots: readonly Registration[]): readonly string[] =>
    slots.map(({ url }) => new URL(url)).map(({ origin, pathname }) => origin + pathname);

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
      it('sets a webhook whose Authorization is shown nowhere, neither at 8x8 nor in n8n', async () => {
        const flow = await flows.publish('Sms');

        const [slot] = account.registrations('sms');
        expect(targets(account.registrations('sms'))).toEqual([flow.production]);
        expect(slot).toMatchObject({ subAccountId: '*', enabled: true });
        const secret = /^Bearer ([\w-]{43})$/.exec(slot?.httpAuthorization ?? '')?.[1] ?? '';
        expect(secret).not.toBe('');

        expect(await account.inboundSms()).toBe(200);
        await eventually(async () => expect(await flows.runs(flow)).toHaveLength(1));
        expect(await account.client().sms.getWebhooks()).toEqual([{ ...slot, httpAuthorization: '***' }]);
        expect(await filesWith(new URL(flow.production).pathname)).not.toEqual([]);
        expect(await filesWith(secret)).toEqual([]);
        expect((await n8n.logs()).join('\n')).not.toContain(secret);
      });

      it('lets an SMS start the workflow once, also when 8x8 posts it five times more', async () => {
        const flow = await flows.publish('Sms');
        const { umid } = account.sandbox.inboundSms({ from: '+6591112222', text: 'Is it there?' });
        const { id, attempts } = await account.sandbox.waitForWebhook({ umid });
        const answers = [attempts[0]?.response?.status];
        for (let time = 0; time < 5; time += 1) {
          answers.push((await account.sandbox.replayWebhook(id)).response?.status);
        }

        expect(answers).toEqual([200, 200, 200, 200, 200, 200]);
        await eventually(async () =>
          expect(await flows.runs(flow)).toEqual([
            {
              mode: 'webhook',
              event: expect.objectContaining({ type: 'sms.inbound', umid, text: 'Is it there?' }),
            },
          ]),
        );
      });
    });

    describe('a slot that is taken', () => {
      it('is left to whoever holds it; n8n says at once who, and how to go on', async () => {
        await account.register('sms', { ...foreignSlot, httpAuthorization: 'Basic abc' });
        const before = account.registrations('sms');
        const calls = account.callsSince(0).length;
        const flow = await flows.add('Sms');

        const said = await refusal(n8n.publishWorkflow(flow.id));

        expect(said).toContain(`8x8 already posts SMS events of all subaccounts to ${foreignUrl}`);
        expect(said).toContain('turn on Replace Existing Webhook under Options');
        // Before, and when n8n clears away; no second of the five tries that n8n makes when it sees a chance.
        expect(account.callsSince(calls)).toEqual(['sms.getWebhooks', 'sms.getWebhooks']);
        expect(account.registrations('sms')).toEqual(before);
      });

      it('is left to another workflow of this n8n, which goes on', async () => {
        const first = await flows.publish('Sms');
        const before = account.registrations('sms');
        const second = await flows.add('Sms');

        const said = await refusal(n8n.publishWorkflow(second.id));

        expect(said).toContain(`to ${first.production}, another trigger of this n8n`);
        expect(said).toContain('Use one trigger and branch after it');
        expect(await account.inboundSms()).toBe(200);
        await n8n.deactivate(second.id);
        expect(account.registrations('sms')).toEqual(before);
        expect(await account.inboundSms()).toBe(200);
        await eventually(async () => expect(await modes(first)).toEqual(['webhook', 'webhook']));
        expect(await modes(second)).toEqual([]);
      });
    });

    describe('listening for a test event, while the workflow is published', () => {
      let flow: Flow;
      let before: readonly Registration[];

      beforeEach(async () => {
        flow = await flows.publish('Sms');
        before = account.registrations('sms');
        await flows.listenForTest(flow);
        expect(targets(account.registrations('sms'))).toEqual([flow.test]);
      });

      const productionIsBack = async (): Promise<void> => {
        await eventually(() => expect(account.registrations('sms')).toEqual(before));
        expect(await account.inboundSms()).toBe(200);
      };

      it('gives the test the event, then production its webhook back, with the secret it had', async () => {
        expect(await account.inboundSms()).toBe(200);
        await productionIsBack();
        await eventually(async () => expect(await modes(flow)).toEqual(['manual', 'webhook']));
      });

      it('gives production its webhook back when the test is cancelled', async () => {
        await n8n.cancelTest(flow.id);
        await productionIsBack();
        await eventually(async () => expect(await modes(flow)).toEqual(['webhook']));
      });

      it('leaves the slot to somebody who changed it during the test', async () => {
        await account.register('sms', foreignSlot);
        const calls = account.callsSince(0).length;
        await n8n.cancelTest(flow.id);
        await n8n.deactivate(flow.id);
        await eventually(() =>
          expect(account.callsSince(calls)).toEqual(['sms.getWebhooks', 'sms.getWebhooks']),
        );
        expect(account.registrations('sms')).toEqual([foreignSlot]);
      });
    });

    describe('unpublishing', () => {
      it('takes the webhook back, and does nothing a second time', async () => {
        const flow = await flows.publish('Sms');
        await n8n.deactivate(flow.id);
        expect(account.registrations('sms')).toEqual([]);

        await n8n.deactivate(flow.id);
        expect(await n8n.publicationStatus(flow.id)).toMatchObject({ status: 'not_published' });
      });

      it('leaves a webhook alone that somebody has set at 8x8 meanwhile', async () => {
        const flow = await flows.publish('Sms');
        await account.register('sms', foreignSlot);
        await n8n.deactivate(flow.id);
        expect(account.registrations('sms')).toEqual([foreignSlot]);
      });

      it('finds no fault with a webhook that is gone already', async () => {
        const flow = await flows.publish('Sms');
        account.removeAll();
        const { length } = await n8n.logs();
        await n8n.deactivate(flow.id);
        expect(await n8n.publicationStatus(flow.id)).toMatchObject({ status: 'not_published' });
        // Here n8n would say that the deregistration did not succeed.
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

      it.each(events)(
        'takes only the slot that %s come through, and gives it back',
        async (_, type, event) => {
          for (const other of types.filter((each) => each !== type)) {
            await account.register('chatapps', { ...foreignSlot, type: other });
          }
          const others = account.registrations('chatapps');

          const flow = await flows.publish('ChatApps', { events: [event] });
          const slots = account.registrations('chatapps');
          expect(slots.filter(({ url }) => url === foreignUrl)).toEqual(others);
          const taken = slots.filter(({ url }) => url !== foreignUrl);
          expect(taken.map((slot) => slot.type)).toEqual([type]);
          expect(targets(taken)).toEqual([flow.production]);

          await n8n.deactivate(flow.id);
          expect(account.registrations('chatapps')).toEqual(others);
        },
      );

      it('takes all three for events of all three, and a message starts the workflow', async () => {
        const flow = await flows.publish('ChatApps', { events: events.map(([, , event]) => event) });
        const slots = account.registrations('chatapps');
        expect(new Set(slots.map(({ type }) => type))).toEqual(new Set(types));
        expect(targets(slots)).toEqual([flow.production, flow.production, flow.production]);
        expect(await account.inboundChat()).toBe(200);
        await eventually(async () =>
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

      it('takes a slot for each kind of event, beside the one that answers calls, and gives them back', async () => {
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

      it('takes none when one of them is taken, and says which and by whom', async () => {
        const subAccountId = account.sandbox.subAccountIds.voice;
        await account.register('voice', { subAccountId, type: 'VNU', url: foreignUrl });
        const flow = await flows.add('Voice', { events });

        const said = await refusal(n8n.publishWorkflow(flow.id));

        expect(said).toContain(`virtual number events of subaccount ${subAccountId} to ${foreignUrl}`);
        expect(types()).toEqual(['VNU']);
      });
    });

    describe.each([
      ['Voice', 'VSS', 'session summaries', { events: ['voice.sessionSummary'] }],
      ['CallAction', 'VCA', 'call action requests', {}],
    ] as const)('the slot of the trigger %s', (kind, type, what, parameters) => {
      let flow: Flow;
      let before: readonly Registration[];
      let subAccountId: string;

      beforeEach(async () => {
        subAccountId = account.sandbox.subAccountIds.voice;
        flow = await flows.publish(kind, parameters);
        before = account.registrations('voice');
      });

      /** Somebody calls; where nobody answers calls, that is over at once. Gives the status with which the event of the slot was answered. */
      async function call(): Promise<number | undefined> {
        const { sessionId } = account.sandbox.inboundCall({ from: '+6591112222' });
        const event = type === 'VCA' ? 'CALL_ACTION' : 'SESSION_SUMMARY';
        const { attempts } = await account.sandbox.waitForWebhook({ event, sessionId });
        return attempts[0]?.response?.status;
      }

      it('leads to the workflow, which a call starts', async () => {
        expect(before).toMatchObject([{ subAccountId, type }]);
        expect(before[0]?.httpAuthorization).toMatch(/^Bearer [\w-]{43}$/);
        expect(targets(before)).toEqual([flow.production]);
        expect(await call()).toBe(200);
        const event = type === 'VCA' ? 'voice.callAction' : 'voice.sessionSummary';
        await eventually(async () =>
          expect(await flows.runs(flow)).toMatchObject([
            { mode: 'webhook', event: { type: event, from: '+6591112222' } },
          ]),
        );
      });

      it('is left to the workflow that has it when a second one is published, which is told who', async () => {
        const second = await flows.add(kind, parameters);

        const said = await refusal(n8n.publishWorkflow(second.id));

        expect(said).toContain(
          `${what} of subaccount ${subAccountId} to ${flow.production}, another trigger of this n8n`,
        );
        await n8n.deactivate(second.id);
        expect(account.registrations('voice')).toEqual(before);
        expect(await call()).toBe(200);
        await eventually(async () => expect(await modes(flow)).toEqual(['webhook']));
        expect(await modes(second)).toEqual([]);
      });

      it('goes to a test while the workflow is published, and comes back with the secret it had', async () => {
        await flows.listenForTest(flow);
        expect(targets(account.registrations('voice'))).toEqual([flow.test]);
        expect(await call()).toBe(200);

        await eventually(() => expect(account.registrations('voice')).toEqual(before));
        expect(await call()).toBe(200);
        await eventually(async () => expect(await modes(flow)).toEqual(['manual', 'webhook']));
      });

      it('is left to somebody who changed it meanwhile when the workflow is unpublished', async () => {
        await account.register('voice', { subAccountId, type, url: foreignUrl });

        await n8n.deactivate(flow.id);

        expect(account.registrations('voice')).toMatchObject([{ type, url: foreignUrl, enabled: true }]);
        expect(await n8n.publicationStatus(flow.id)).toMatchObject({ status: 'not_published' });
      });
    });

    describe('a request to the production address', () => {
      let flow: Flow;
      let authorization: string;

      beforeEach(async () => {
        flow = await flows.publish('Sms');
        authorization = account.registrations('sms')[0]?.httpAuthorization ?? '';
      });

      const event = smsInbound();
      const large = JSON.stringify(smsInbound({ body: 'x'.repeat(5 * 1024 * 1024) }));

      it('is answered 200 with the right Authorization, and starts the workflow', async () => {
        const { status, body } = await post(flow.production, event, { authorization });
        expect([status, JSON.parse(body)]).toEqual([200, { message: 'Workflow was started' }]);
        await eventually(async () => expect(await modes(flow)).toEqual(['webhook']));
      });

      it.each([
        ['no Authorization', {}],
        ['another Authorization', { authorization: 'Bearer sesame' }],
      ])('is answered 401 with %s, and starts nothing', async (_, headers) => {
        for (const body of [event, large]) {
          const answer = await post(flow.production, body, headers);
          expect([answer.status, JSON.parse(answer.body)]).toEqual([401, { message: 'Unauthorized' }]);
        }
        expect(await modes(flow)).toEqual([]);
      });

      it('is answered 413 with 5 MB', async () => {
        const { status, body } = await post(flow.production, large, { authorization });
        expect([status, JSON.parse(body)]).toEqual([
          413,
          { message: 'No webhook of 8x8 is larger than 1 MB.' },
        ]);
        expect(await modes(flow)).toEqual([]);
      });

      it('is answered 422 by n8n itself with what is no JSON', async () => {
        const { status, body } = await post(flow.production, '{"payload":', { authorization });
        expect(status).toBe(422);
        expect(JSON.parse(body)).toMatchObject({ message: 'Failed to parse request body' });
        expect(await modes(flow)).toEqual([]);
      });

      it('is answered 400 with JSON that is no object', async () => {
        const { status } = await post(flow.production, '[1, 2]', { authorization });
        expect(status).toBe(400);
        expect(await modes(flow)).toEqual([]);
      });
    });
  });

  describe.each([
    ['stopped', () => n8n.stop()],
    ['killed', () => n8n.kill()],
  ])('when n8n is %s and started again', (_, end) => {
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

    const slotOf = (scope: string): Registration | undefined =>
      account.registrations('sms').find(({ subAccountId }) => subAccountId === scope);
    const sms = (text: string): string => account.sandbox.inboundSms({ from: '+6591112222', text }).umid;
    const runsOf = async (umid: string): Promise<number> =>
      (await flows.runs(flow)).filter(({ event }) => event['umid'] === umid).length;

    beforeAll(async () => {
      account = await SandboxAccount.start({ clock: 'manual' });
      flows = new TriggerFlows(n8n, account.sandbox);
      flow = await flows.publish('Sms');
      before = slotOf('*');
      tested = await flows.publish('Sms', { subAccountId: other });
      testedBefore = slotOf(other);
      await flows.listenForTest(tested);
      known = sms('Before');
      await account.sandbox.waitForWebhook({ umid: known });
      await eventually(async () => expect(await runsOf(known)).toBe(1));
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

    if (looksAtStart) {
      it('finds its webhook as it was, and sets right what a test has left whose end it did not see', () => {
        expect(slotOf('*')).toEqual(before);
        expect(slotOf(other)).toEqual(testedBefore);
        const set = account.callsSince(calls).filter((call) => call === 'sms.setWebhooks');
        expect(set).toHaveLength(1);
      });
    } else {
      it('finds its webhook as it was, without asking 8x8 for anything', () => {
        expect(slotOf('*')).toEqual(before);
        expect(account.callsSince(calls)).toEqual([]);
      });

      it('leaves the address of a test that it did not see end, until the next test has ended', async () => {
        expect(new URL(slotOf(other)?.url ?? '').pathname).toBe(new URL(tested.test).pathname);
        await flows.listenForTest(tested);
        await n8n.cancelTest(tested.id);
        await eventually(() => expect(slotOf(other)).toEqual(testedBefore));
      });
    }

    it('knows an event again that came before', async () => {
      const [delivery] = account.sandbox.webhooks({ umid: known });
      const { response } = await account.sandbox.replayWebhook(delivery?.id ?? '');
      expect(response?.status).toBe(200);
      await eventually(async () => expect(await runsOf(known)).toBe(1));
    });

    it('gets from the next retry, once, the event that came meanwhile', async () => {
      await account.sandbox.advance(10_000);
      const [delivery] = account.sandbox.webhooks({ umid: missed });
      expect(delivery?.attempts.map(({ response }) => response?.status)).toEqual([undefined, undefined, 200]);
      await account.sandbox.advance(120_000);
      await eventually(async () => expect(await runsOf(missed)).toBe(1));
    });

    it('gets new events', async () => {
      const umid = sms('After');
      const { attempts } = await account.sandbox.waitForWebhook({ umid });
      expect(attempts[0]?.response?.status).toBe(200);
      await eventually(async () => expect(await runsOf(umid)).toBe(1));
    });

    it('gives the webhook back after a test, as it was', async () => {
      await flows.listenForTest(flow);
      expect(slotOf('*')).not.toEqual(before);
      await n8n.cancelTest(flow.id);
      await eventually(() => expect(slotOf('*')).toEqual(before));
    });
  });
}
