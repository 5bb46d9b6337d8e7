import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hangup, say } from 'cpaas-8x8';
import { callAction } from '../../../core/webhooks/webhook-bodies';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n } from '../support/n8n-server';
import { post } from '../support/post';
import { waitUntil } from '../../../e2e/instance/wait-until';
import { triggerTypes } from '../support/trigger-types';
import { manualTrigger, triggerWorkflow } from '../support/trigger-workflow';

const voiceProfile = 'en-GB-Emma';
const menu = { callflow: [say('Press one for sales.', { voiceProfile }), hangup()] };
const fallbackMessage = 'We cannot take your call right now. Please call again later.';
const fallback = { callflow: [say(fallbackMessage, { voiceProfile }), hangup()] };
const spoken = {
  fallbackMessage,
  fallbackVoiceProfile: { __rl: true, mode: 'id', value: voiceProfile },
};

let n8n: TestN8n;

beforeEach(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
});

/** Posts a call action to an active workflow with this result. */
async function answered(
  body: unknown,
  { status = 200, parameters = {} }: { status?: number; parameters?: object } = {},
): Promise<{ status: number; body: unknown }> {
  const workflow = manualTrigger('CallAction', { ...spoken, ...parameters });
  await n8n.activate(workflow);
  n8n.workflowResult = async () => ({ status, body });
  const answer = await post(n8n.webhookUrlOf(workflow), callAction());
  return { status: answer.status, body: JSON.parse(answer.body) };
}

describe('the response to a call action', () => {
  it.each([
    ['one item with a call flow', [menu]],
    ['that item, not in an array', menu],
    ['one item per action', menu.callflow],
    ['a call flow among other fields', [{ ...menu, customer: 'Ann' }]],
  ])('is the result of the workflow: %s', async (_, body) => {
    expect(await answered(body)).toEqual({ status: 200, body: menu });
  });

  it('carries the client action ID of the workflow', async () => {
    const body = [{ ...menu, clientActionId: 17 }];
    expect(await answered(body)).toEqual({ status: 200, body: { ...menu, clientActionId: '17' } });
  });

  it.each([
    ['fails', { message: 'Error in workflow' }, 500],
    ['returns no items', [], 200],
    ['returns no call flow', [{ customer: 'Ann' }], 200],
    [
      'returns an action without a voice profile',
      [{ callflow: [{ action: 'say', params: { text: 'Hi.' } }] }],
      200,
    ],
    ['returns a call flow without actions', [{ callflow: [] }], 200],
    ['returns text', 'hello', 200],
  ])('is the fallback when the workflow %s', async (_, body, status) => {
    expect(await answered(body, { status })).toEqual({ status: 200, body: fallback });
  });

  it.each([
    ['returns no items', [], 200, /^The caller heard the fallback: the last node returned no item\./],
    [
      'returns a call flow without a voice profile',
      [{ callflow: [{ action: 'say', params: { text: 'Hi.' } }] }],
      200,
      /cannot play\. Action 1, Voice Profile/,
    ],
  ])('is explained by a failed execution when the workflow %s', async (_, body, status, reason) => {
    await answered(body, { status });
    await waitUntil(() => {
      expect(n8n.failedStarts.map(({ message }) => message)).toEqual([expect.stringMatching(reason)]);
      return Promise.resolve();
    });
    expect(n8n.started).toHaveLength(1);
  });

  it('needs no other execution when the workflow fails by itself, or ends well', async () => {
    await answered({ message: 'Error in workflow' }, { status: 500 });
    await answered([menu]);
    await n8n.requestsHandled();
    expect(n8n.failedStarts).toEqual([]);
  });

  it('does not let others make a failed execution', async () => {
    const workflow = manualTrigger('CallAction', spoken);
    await n8n.activate(workflow);
    const headers = { 'x-8x8-fallback': 'made-up', authorization: 'Bearer nope' };
    expect(await post(n8n.webhookUrlOf(workflow), callAction(), headers)).toMatchObject({ status: 401 });
    expect(n8n.failedStarts).toEqual([]);
  });

  it('ends the call when there is no fallback message', async () => {
    expect(await answered([], { parameters: { fallbackMessage: '' } })).toEqual({
      status: 200,
      body: { callflow: [hangup()] },
    });
  });

  it('is the fallback when the workflow is too slow, and discards the late result', async () => {
    const workflow = manualTrigger('CallAction', { ...spoken, answerWithin: 1 });
    await n8n.activate(workflow);
    let end: (ended: { status: number; body: unknown }) => void = () => undefined;
    n8n.workflowResult = () => new Promise((resolve) => (end = resolve));
    const answer = await post(n8n.webhookUrlOf(workflow), callAction());
    end({ status: 200, body: [menu] });
    await n8n.requestsHandled();
    expect(JSON.parse(answer.body)).toEqual(fallback);
  });

  it('is the same for repeated requests, which do not start the workflow again', async () => {
    const workflow = manualTrigger('CallAction', spoken);
    await n8n.activate(workflow);
    let end: (ended: { status: number; body: unknown }) => void = () => undefined;
    n8n.workflowResult = () => new Promise((resolve) => (end = resolve));
    const url = n8n.webhookUrlOf(workflow);
    const both = [post(url, callAction()), post(url, callAction())];
    while (n8n.started.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    end({ status: 200, body: [menu] });
    const answers = [...(await Promise.all(both)), await post(url, callAction())];
    expect(answers.map(({ body }): unknown => JSON.parse(body))).toEqual([menu, menu, menu]);
    expect(n8n.started).toHaveLength(1);
  });

  it('requires the secret', async () => {
    const workflow = manualTrigger('CallAction', spoken);
    await n8n.activate(workflow);
    const answer = await post(n8n.webhookUrlOf(workflow), callAction(), { authorization: 'Bearer nope' });
    expect(answer.status).toBe(401);
    expect(n8n.started).toEqual([]);
  });
});

it('lets the workflow answer a call in the sandbox', async () => {
  const account = await SandboxAccount.start();
  try {
    const { subAccountIds } = account.sandbox;
    const credentials = account.credentials({ voiceSubAccountId: subAccountIds.voice });
    const workflow = triggerWorkflow('CallAction', credentials, spoken);
    await n8n.activate(workflow);
    n8n.workflowResult = async () => ({ status: 200, body: [menu] });
    const { sessionId } = account.sandbox.inboundCall({ from: '+6591112222' });
    await account.sandbox.waitForWebhook({ event: 'CALL_ACTION' });
    await n8n.requestsHandled();

    expect(n8n.started[0]?.items[0]?.json).toMatchObject({ type: 'voice.callAction', sessionId });
    const session = account.sandbox.callSessions().find((each) => each.sessionId === sessionId);
    expect(session?.actions.map(({ action }) => action)).toEqual(['say', 'hangup']);
  } finally {
    await account.close();
  }
});
