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

describe('authentication', () => {
  it('starts the workflow and responds with 200 for the correct secret', async () => {
    const workflow = await activated();
    const { status } = await post(n8n.webhookUrlOf(workflow), smsInbound());
    expect(status).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it.each([
    ['no Authorization header', {}],
    ['an empty header', { authorization: '' }],
    ['another secret', { authorization: 'Bearer nope' }],
    ['the start of the secret', { authorization: secret.slice(0, -1) }],
    ['the secret and one more character', { authorization: `${secret}x` }],
    ['the secret with another scheme', { authorization: secret.replace('Bearer', 'Basic') }],
  ])('responds with 401 for %s', async (_, headers) => {
    const workflow = await activated();
    const answer = await post(n8n.webhookUrlOf(workflow), smsInbound(), headers);
    expect(answer).toMatchObject({ status: 401, body: '{"message":"Unauthorized"}' });
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
    expect(n8n.started).toEqual([]);
  });

  it('checks the secret first', async () => {
    const workflow = await activated();
    const url = n8n.webhookUrlOf(workflow);
    const headers = { authorization: 'Bearer nope', 'content-type': 'text/plain' };
    expect((await post(url, 'nonsense', headers)).status).toBe(401);
    expect((await post(url, 'x'.repeat(5_000_000), headers)).status).toBe(401);
  });

  it('accepts requests without a secret when Authentication is None', async () => {
    const workflow = await activated({ authentication: 'none' }, { webhookSecret: '' });
    expect((await post(n8n.webhookUrlOf(workflow), smsInbound(), {})).status).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('does not activate manual registration without a secret, and names the field for it', async () => {
    await expect(activated({}, { webhookSecret: ' ' })).rejects.toThrow(
      'The 8x8 credential has no Webhook Secret. Enter the HTTP Authorization value there',
    );
  });

  it('rejects all requests when the secret was cleared after the activation', async () => {
    const workflow = await activated();
    n8n.editCredentials(workflow, manualTrigger('Sms', {}, { webhookSecret: '' }).credentials);
    expect((await post(n8n.webhookUrlOf(workflow), smsInbound(), { authorization: '' })).status).toBe(401);
    expect((await post(n8n.webhookUrlOf(workflow), smsInbound())).status).toBe(401);
  });
});

describe('request bodies', () => {
  const text = { authorization: secret, 'content-type': 'text/plain' };

  it.each([
    ['no body', '', 'without a body'],
    ['text', 'hello', 'is not JSON'],
    ['broken JSON', '{"namespace":', 'is not JSON'],
    ['XML', '<root><namespace>SMS</namespace></root>', 'is XML'],
    ['an array', '[]', 'not an object'],
  ])('responds with 400 and the reason for %s', async (_, body, reason) => {
    const workflow = await activated();
    const answer = await post(n8n.webhookUrlOf(workflow), body, text);
    expect(answer.status).toBe(400);
    expect(answer.body).toContain(reason);
    expect(n8n.started).toEqual([]);
  });

  it('responds with 413 for 5 MB', async () => {
    const workflow = await activated();
    const answer = await post(n8n.webhookUrlOf(workflow), smsInbound({ body: 'x'.repeat(5_000_000) }));
    expect(answer.status).toBe(413);
    expect(n8n.started).toEqual([]);
  });

  it('accepts 900 KB', async () => {
    const workflow = await activated();
    const answer = await post(n8n.webhookUrlOf(workflow), smsInbound({ body: 'x'.repeat(900_000) }));
    expect(answer.status).toBe(200);
    expect(n8n.started).toHaveLength(1);
  });

  it('keeps long numeric IDs exact', async () => {
    const workflow = manualTrigger('ChatApps', { events: ['whatsApp.templateStatus'] });
    await n8n.activate(workflow);
    const body = `{"eventId":"e-1","provider":"WhatsApp","eventType":"template_status_update","eventDetails":{"templateId":12345678901234567,"meta":{"status":"APPROVED"}}}`;
    await post(n8n.webhookUrlOf(workflow), body);
    expect(n8n.started[0]?.items[0]?.json['templateId']).toBe('12345678901234567');
  });
});

describe('unknown events', () => {
  const unheardOf = { namespace: 'SMS', eventType: 'message_folded', payload: { folds: 3 } };

  it('get a 200 response and start nothing when they are not selected', async () => {
    const workflow = await activated();
    expect((await post(n8n.webhookUrlOf(workflow), unheardOf)).status).toBe(200);
    expect(n8n.started).toEqual([]);
  });

  it('are output with their whole body when selected', async () => {
    const workflow = await activated({ events: ['unknown'] });
    await post(n8n.webhookUrlOf(workflow), unheardOf);
    expect(n8n.started[0]?.items).toEqual([
      { json: { type: 'unknown', body: unheardOf, key: expect.any(String) } },
    ]);
  });

  it('are output unchanged when selected without Simplify', async () => {
    const workflow = await activated({ events: ['unknown'], simple: false });
    await post(n8n.webhookUrlOf(workflow), unheardOf);
    expect(n8n.started[0]?.items).toEqual([{ json: unheardOf }]);
  });
});
