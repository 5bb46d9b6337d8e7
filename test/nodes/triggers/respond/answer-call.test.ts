import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { hangup, say } from 'cpaas-8x8';
import { callAction } from '../../../core/webhooks/webhook-bodies';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n } from '../support/n8n-server';
import { post } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { manualTrigger, triggerWorkflow } from '../support/trigger-workflow';

const voiceProfile = 'en-GB-Emma';
const menu = { callflow: [say('Press one for sales.', { voiceProfile }), hangup()] };
const fallbackMessage = 'We cannot take your call right now. Please call again later.';
const fallback = { callflow: [say(fallbackMessage, { voiceProfile }), hangup()] };
const spoken = {
  fallbackMessage,
  fallbackVoiceProfile: voiceProfile,
};

let n8n: TestN8n;

beforeEach(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
});

/** Posts a call action to an active workflow that ends with this. */
async function answered(
  body: unknown,
  { status = 200, parameters = {} }: { status?: number; parameters?: object } = {},
): Promise<{ status: number; body: unknown }> {
  const workflow = manualTrigger('CallAction', { ...spoken, ...parameters });
  await n8n.activate(workflow);
  n8n.ending = async () => ({ status, body });
  const answer = await post(n8n.addressOf(workflow), callAction());
  return { status: answer.status, body: JSON.parse(answer.body) };
}

describe('the answer to a call', () => {
  it.each([
    ['an item that holds a call flow', [menu]],
    ['the item alone', menu],
    ['items that are its actions', menu.callflow],
    ['a call flow among other fields', [{ ...menu, customer: 'Ann' }]],
  ])('is what the workflow ends with: %s', async (_, body) => {
    expect(await answered(body)).toEqual({ status: 200, body: menu });
  });

  it('carries a reference of ones own', async () => {
    const body = [{ ...menu, clientActionId: 17 }];
    expect(await answered(body)).toEqual({ status: 200, body: { ...menu, clientActionId: '17' } });
  });

  it.each([
    ['failed', { message: 'Error in workflow' }, 500],
    ['gave nothing', [], 200],
    ['gave something else', [{ customer: 'Ann' }], 200],
    ['forgot a voice', [{ callflow: [{ action: 'say', params: { text: 'Hi.' } }] }], 200],
    ['gave a flow without actions', [{ callflow: [] }], 200],
    ['gave text', 'hello', 200],
  ])('is the fallback when the workflow %s', async (_, body, status) => {
    expect(await answered(body, { status })).toEqual({ status: 200, body: fallback });
  });

  it('is the end of the call when there is no message to say', async () => {
    expect(await answered([], { parameters: { fallbackMessage: '' } })).toEqual({
      status: 200,
      body: { callflow: [hangup()] },
    });
  });

  it('does not wait for a workflow that is too slow, and drops what it says later', async () => {
    const workflow = manualTrigger('CallAction', { ...spoken, answerWithin: 1 });
    await n8n.activate(workflow);
    let end: (ended: { status: number; body: unknown }) => void = () => undefined;
    n8n.ending = () => new Promise((resolve) => (end = resolve));
    const answer = await post(n8n.addressOf(workflow), callAction());
    end({ status: 200, body: [menu] });
    await n8n.quiet();
    expect(JSON.parse(answer.body)).toEqual(fallback);
  });

  it('is the same for repeats, of which none starts the workflow again', async () => {
    const workflow = manualTrigger('CallAction', spoken);
    await n8n.activate(workflow);
    let end: (ended: { status: number; body: unknown }) => void = () => undefined;
    n8n.ending = () => new Promise((resolve) => (end = resolve));
    const url = n8n.addressOf(workflow);
    const both = [post(url, callAction()), post(url, callAction())];
    while (n8n.started.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    end({ status: 200, body: [menu] });
    const answers = [...(await Promise.all(both)), await post(url, callAction())];
    expect(answers.map(({ body }): unknown => JSON.parse(body))).toEqual([menu, menu, menu]);
    expect(n8n.started).toHaveLength(1);
  });

  it('is kept from who does not know the secret', async () => {
    const workflow = manualTrigger('CallAction', spoken);
    await n8n.activate(workflow);
    const answer = await post(n8n.addressOf(workflow), callAction(), { authorization: 'Bearer nope' });
    expect(answer.status).toBe(401);
    expect(n8n.started).toEqual([]);
  });
});

it('plays through the sandbox: a call to a number is answered by the workflow', async () => {
  const eightByEight = await EightByEight.start();
  try {
    const { subAccountIds } = eightByEight.sandbox;
    const credentials = eightByEight.credentials({ voiceSubAccountId: subAccountIds.voice });
    const workflow = triggerWorkflow('CallAction', credentials, spoken);
    await n8n.activate(workflow);
    n8n.ending = async () => ({ status: 200, body: [menu] });
    const { sessionId } = eightByEight.sandbox.inboundCall({ from: '+6591112222' });
    await eightByEight.sandbox.waitForWebhook({ event: 'CALL_ACTION' });
    await n8n.quiet();

    expect(n8n.started[0]?.items[0]?.json).toMatchObject({ type: 'voice.callAction', sessionId });
    const session = eightByEight.sandbox.callSessions().find((each) => each.sessionId === sessionId);
    expect(session?.actions.map(({ action }) => action)).toEqual(['say', 'hangup']);
  } finally {
    await eightByEight.close();
  }
});
