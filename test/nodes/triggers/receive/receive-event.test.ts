import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { smsInbound } from '../support/sample-events';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
import { post, secret } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { manualTrigger } from '../support/trigger-workflow';

let n8n: TestN8n;

beforeEach(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
});

const activated = async (parameters = {}, credential = {}): Promise<TriggerWorkflow> => {
  const workflow = manualTrigger('Sms', parameters, credential);
  await n8n.activate(workflow);
  return workflow;
};

describe('who may send', () => {
  it('starts the workflow and answers 200 for the right secret', async () => {
    const workflow = await activated();
    const { status } = await post(n8n.addressOf(workflow), smsInbound());
    expect(status).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it.each([
    ['no Authorization', {}],
    ['an empty one', { authorization: '' }],
    ['another one', { authorization: 'Bearer nope' }],
    ['the beginning of the right one', { authorization: secret.slice(0, -1) }],
    ['more than the right one', { authorization: `${secret}x` }],
    ['the secret of another scheme', { authorization: secret.replace('Bearer', 'Basic') }],
  ])('answers 401 without details for %s', async (_, headers) => {
    const workflow = await activated();
    const answer = await post(n8n.addressOf(workflow), smsInbound(), headers);
    expect(answer).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(n8n.started).toEqual([]);
  });

  it('looks at the secret before anything else', async () => {
    const workflow = await activated();
    const url = n8n.addressOf(workflow);
    const headers = { authorization: 'Bearer nope', 'content-type': 'text/plain' };
    expect((await post(url, 'nonsense', headers)).status).toBe(401);
    expect((await post(url, 'x'.repeat(5_000_000), headers)).status).toBe(401);
  });

  it('lets everybody in who knows the address, where that was chosen', async () => {
    const workflow = await activated({ authentication: 'none' }, { webhookSecret: '' });
    expect((await post(n8n.addressOf(workflow), smsInbound(), {})).status).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('cannot be activated by hand without a secret, and says where it goes', async () => {
    await expect(activated({}, { webhookSecret: ' ' })).rejects.toThrow(
      'The 8x8 credential has no Webhook Secret. Enter the HTTP Authorization value there',
    );
  });

  it('lets nobody in when the secret was emptied after activation', async () => {
    const workflow = await activated();
    n8n.editCredentials(workflow, manualTrigger('Sms', {}, { webhookSecret: '' }).credentials);
    expect((await post(n8n.addressOf(workflow), smsInbound(), { authorization: '' })).status).toBe(401);
    expect((await post(n8n.addressOf(workflow), smsInbound())).status).toBe(401);
  });
});

describe('what may be sent', () => {
  const text = { authorization: secret, 'content-type': 'text/plain' };

  it.each([
    ['nothing', '', 'without a body'],
    ['text', 'hello', 'is not JSON'],
    ['broken JSON', '{"namespace":', 'is not JSON'],
    ['XML', '<root><namespace>SMS</namespace></root>', 'is XML'],
    ['a list', '[]', 'not an object'],
  ])('answers 400 and says why for %s', async (_, body, why) => {
    const workflow = await activated();
    const answer = await post(n8n.addressOf(workflow), body, text);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(why);
    expect(n8n.started).toEqual([]);
  });

  it('answers 413 for 5 MB', async () => {
    const workflow = await activated();
    const answer = await post(n8n.addressOf(workflow), smsInbound({ body: 'x'.repeat(5_000_000) }));
    expect(answer.status).toBe(413);
    expect(n8n.started).toEqual([]);
  });

  it('takes 900 KB', async () => {
    const workflow = await activated();
    const answer = await post(n8n.addressOf(workflow), smsInbound({ body: 'x'.repeat(900_000) }));
    expect(answer.status).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('keeps IDs exact that JavaScript would round', async () => {
    const workflow = manualTrigger('ChatApps', { events: ['whatsApp.templateStatus'] });
    await n8n.activate(workflow);
    const body = `{"eventId":"e-1","provider":"WhatsApp","eventType":"template_status_update","eventDetails":{"templateId":12345678901234567,"meta":{"status":"APPROVED"}}}`;
    await post(n8n.addressOf(workflow), body);
    expect(n8n.started[0]?.items[0]?.json['templateId']).toBe('12345678901234567');
  });
});

describe('events that are not known', () => {
  const unheardOf = { namespace: 'SMS', eventType: 'message_folded', payload: { folds: 3 } };

  it('are acknowledged, and start nothing, when nobody asked for them', async () => {
    const workflow = await activated();
    expect((await post(n8n.addressOf(workflow), unheardOf)).status).toBe(200);
    expect(n8n.started).toEqual([]);
  });

  it('come whole when asked for', async () => {
    const workflow = await activated({ events: ['unknown'] });
    await post(n8n.addressOf(workflow), unheardOf);
    expect(n8n.started[0]?.items).toEqual([
      { json: { type: 'unknown', body: unheardOf, key: expect.any(String) } },
    ]);
  });

  it('come as they are when asked for without Simplify', async () => {
    const workflow = await activated({ events: ['unknown'], simple: false });
    await post(n8n.addressOf(workflow), unheardOf);
    expect(n8n.started[0]?.items).toEqual([{ json: unheardOf }]);
  });
});
