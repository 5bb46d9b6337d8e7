import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';

import { makeCall, say } from 'cpaas-8x8';

import type { SmppBind } from '8x8-sandbox';

import { controlRoutes } from '../../../sandbox/src/control/control-routes';
import { begin, define, smsAccount } from '../automation/run-workflow';
import { connect } from '../smpp/bare-client';
import { raw, start, type Started } from '../started-sandbox';

const to = '+6591234567';
const longText = 'x'.repeat(1_000);
const voiceProfile = 'en-GB-Emma';

interface Operation {
  readonly operationId: string;
  readonly requestBody?: object;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let started: Started;
let document: Document;
const validator = new Ajv2020({ strict: false, allErrors: true });
addFormats(validator);
const called = new Set<string>();

beforeAll(async () => {
  const pause = { do: 'pause', seconds: 1 } as const;
  const people = [{ name: 'Mei', phone: to }];
  const wait = { do: 'wait', text: 'never' } as const;
  started = await start({
    smppPort: 0,
    clock: 'manual',
    startTime: Date.now(),
    scripts: [{ name: 'order', summary: 'Mei orders', people, steps: [pause, wait] }],
  });
  await started.listen();
  document = (await raw(started.sandbox, 'GET', '/_sandbox/openapi.json')).body as unknown as Document;
  validator.addSchema(document, 'api');
  called.add('openApi');
});
afterAll(() => started.close());

const pointer = (...names: readonly string[]): string =>
  `api#/${names.map((name) => encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/')}`;

const errorsOf = (value: unknown, ...names: readonly string[]): unknown => {
  const valid = validator.validate({ $ref: pointer(...names) }, value);
  return valid ? [] : validator.errors;
};

/** Sends a request, and compares what was sent and answered with the document. */
async function call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
  const [pathname = ''] = path.split('?');
  const route = controlRoutes.find((each) => each.method === method && each.pattern.test(pathname));
  const documented = (route?.path ?? '').replace(':id', '{id}');
  const verb = method.toLowerCase();
  const operation = document.paths[documented]?.[verb];
  const answer = await raw(started.sandbox, method, `/_sandbox${path}`, body, {});
  const at = ['paths', documented, verb];

  expect([path, operation?.operationId, Object.keys(operation?.responses ?? {})]).toEqual([
    path,
    route?.operationId,
    expect.arrayContaining([String(answer.status)]),
  ]);
  const content = ['content', 'application/json', 'schema'];
  if (answer.status !== 204)
    expect([path, errorsOf(answer.body, ...at, 'responses', String(answer.status), ...content)]).toEqual([
      path,
      [],
    ]);
  if (answer.status < 400) {
    called.add(operation?.operationId ?? path);
    if (body !== undefined) expect(errorsOf(body, ...at, 'requestBody', ...content)).toEqual([]);
  }
  return answer.body;
}

describe('the OpenAPI document of the control API', () => {
  it('passes an OpenAPI validator and a linter', () => {
    const output = execFileSync(process.execPath, [join(__dirname, 'lint-open-api.mjs')], {
      input: JSON.stringify(document),
      encoding: 'utf8',
    });
    expect(JSON.parse(output)).toEqual([]);
  });

  it('has every route, and no other', () => {
    const documented = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(documented.sort()).toEqual(
      controlRoutes.map(({ method, path }) => `${method} ${path.replace(':id', '{id}')}`).sort(),
    );
  });

  it('describes what each route takes and returns', async () => {
    const { client, sandbox } = started;
    await call('GET', '/');
    await call('GET', '/catalogue');
    await call('GET', '/channels');

    await client.sms.send({ destination: to, text: 'Your code is 493027: https://shop.test/orders/1' });
    await call('POST', '/inbound/chat', { from: to, text: 'Hello' });
    const { umid } = await client.chatApps.send({
      user: { msisdn: to },
      type: 'interactive',
      content: {
        interactive: {
          type: 'button',
          body: { text: 'Ok?' },
          action: { buttons: [{ reply: { id: 'y', title: 'Yes' } }] },
        },
      },
    });
    await client.verification.start({ destination: to, template: 'Your code is {code}', brand: 'Example' });
    const event = call('GET', '/events/wait?kind=message');
    while (!called.has('waitFor')) {
      await call('POST', '/inbound/sms', { from: to, text: 'Hello' });
    }
    await event;
    await call('POST', '/inbound/chat', {
      from: to,
      media: { type: 'image', url: 'https://shop.test/a.png' },
    });
    await call('POST', '/clock/advance', { ms: 1_900 });
    await call('POST', '/read', { umid });
    await call('POST', '/reply', { to, button: 'y' });
    await call('POST', '/click', { to });
    await client.sms.sendSurvey({ surveyId: 'rating', destination: to, templateBody: '{{url}}' });
    await call('POST', '/survey', { to, answers: [{ question: 'Well?', answer: 'Yes' }] });
    await call('POST', '/external-message', { to, text: 'From my phone' });
    await client.chatApps.send({
      user: { msisdn: to },
      type: 'interactive',
      content: { interactive: { type: 'request_contact_info' } },
    });
    await call('POST', '/share-contact', { to });
    await call('PATCH', `/customers/${encodeURIComponent(to)}`, { name: 'Mei', username: 'mei' });
    await call('GET', `/customers/${encodeURIComponent(to)}`);
    await call('POST', '/files', { name: 'a.png', type: 'image/png', content: 'aGVsbG8=' });
    await call('GET', '/flows/1');
    await call('GET', `/messages?after=${umid}&limit=1`);
    await call('GET', '/messages?limit=100');
    await call('GET', '/messages/wait?text=code');
    await call('GET', '/conversations?search=code');
    await call('GET', '/requests?limit=100');
    await call('GET', '/handovers');
    await call('GET', '/verifications');
    await call('GET', `/otp?number=${encodeURIComponent(to)}`);

    await call('POST', '/calls/inbound', { from: to });
    await call('GET', '/calls');
    await call('PATCH', '/settings', { autoAnswer: false });
    await client.voice.sendCallFlow({
      callflow: [makeCall('+6531580001', to), say(longText, { voiceProfile })],
    });
    await call('POST', '/calls/answer', { number: to });
    await call('POST', '/calls/press', { number: to, digits: '1#' });
    await call('POST', '/calls/hang-up', { number: to });
    await client.voice.sendCallFlow({ callflow: [makeCall('+6531580001', to), say('Hi', { voiceProfile })] });
    await call('POST', '/calls/decline', { number: to });
    await call('POST', '/calls/inbound', { from: to });
    await call('POST', '/virtual-number', { msisdn: '+6531580002', operationalStatus: 'Unhealthy' });
    await client.videoInteraction.createToken({ create_room: true, call_reference: 'claim-1001' });
    await call('GET', '/virtual-numbers');
    await call('GET', '/video-rooms?limit=10');
    await call('POST', '/video-rooms/log-in', { reference: 'claim-1001' });
    await call('POST', '/video-rooms/join', { reference: 'claim-1001' });
    await call('POST', '/video-rooms/write', { reference: 'claim-1001', origin: 'guest', text: 'Hello' });
    await call('POST', '/video-rooms/leave', { reference: 'claim-1001' });
    await call('GET', '/video-calls?limit=10');
    await call('POST', '/video-call', { guest: to, remarks: [{ origin: 'agent', text: 'Hi' }], rating: 5 });

    await call('GET', '/templates');
    const { templateId } = await call('POST', '/templates', {
      name: 'greeting',
      body: 'Hi {{1}}',
      buttons: [{ type: 'quick_reply', label: 'Stop' }],
    });
    await call('POST', '/templates/status', { templateId, status: 'PAUSED' });
    await call('POST', '/business-event', { eventType: 'whatsapp_preference', customer: to });
    await call('POST', '/sample-event', { type: 'sms.inbound', payload: { body: 'Hello' } });
    await call('GET', '/webhooks/attempts');
    const { id } = await call('GET', '/webhooks/attempts/wait?event=inbound_message_received');
    await call('POST', `/webhooks/attempts/${String(id)}/replay`);
    await call('POST', `/webhooks/attempts/${String(id)}/edit`, { body: { text: 'Other' } });
    await call('GET', '/webhooks');

    const fault = await call('POST', '/faults', { target: 'sms.send', trigger: { next: 1 }, effect: 'slow' });
    await call('POST', '/faults', { effect: { kind: 'tooManyRequests', retryAfter: null } });
    await call('GET', '/faults');
    await call('GET', '/faults/targets');
    await call('DELETE', `/faults/${String(fault['id'])}`);
    await call('DELETE', '/faults');

    const smpp = await connect(sandbox.smpp);
    await smpp.bind();
    const { binds } = await call('GET', '/smpp');
    await call('DELETE', `/smpp/binds/${(binds as readonly SmppBind[])[0]?.id ?? ''}`);

    await call('GET', '/billing');
    await call('POST', '/balance', { add: 5 });
    await call('POST', '/operations/sms.send', { destination: to, text: 'Hello' });
    const definitionId = await define(started, 'http_request', [
      {
        id: 'send',
        stepType: 'SMS',
        inputs: { subAccountId: smsAccount, destination: to, source: 'Shop', text: 'Hi' },
      },
    ] as never);
    const workflowId = await begin(started, definitionId);
    await call('GET', '/definitions');
    await call('GET', '/workflows');
    await call('GET', `/workflows/${workflowId}`);

    await call('GET', '/scripts');
    await call('POST', '/scripts/order/play');
    await call('POST', '/scripts/order/stop');
    await call('GET', '/scripts');

    await call('GET', '/settings');
    await call('PATCH', '/settings', {
      ...{ receiptVersion: 8, smsEngageUrl: null, longTexts: 'reject' },
      ...{ autoRead: null, templateReview: null, inboundVersion: null },
    });
    await call('POST', '/clock/advance', { to: new Date(Date.now() + 3_600_000).toISOString() });
    await client.sms.send({ destination: to, text: 'Hello' });
    await call('GET', '/clock');
    await call('POST', '/clock/next');
    await call('POST', '/clock/resume', { systemTime: true });
    await call('POST', '/clock/stop');
    await call('POST', '/reset');
    expect(sandbox.messages()).toEqual([]);
    // A busy machine takes long for so many requests.
  }, 240_000);

  it('describes what each route refuses', async () => {
    expect(await call('GET', '/messages?colour=red')).toEqual({
      error: expect.stringContaining('colour is not a filter: use one of to, from'),
    });
    expect(await call('GET', '/messages?direction=up')).toEqual({
      error: 'direction must be outbound or inbound',
    });
    expect(await call('GET', '/messages/wait?to=123&timeoutMs=20')).toEqual({
      error: expect.stringContaining('20 ms have passed'),
    });
    expect(await call('DELETE', '/faults/none')).toEqual({ error: 'There is no fault none' });
    expect(await call('POST', '/clock/advance', { seconds: 3 })).toEqual({
      error: expect.stringContaining('seconds is not a field'),
    });
    expect(await call('POST', '/read', { umid: 5 })).toEqual({
      error: 'umid is a number. Give a string.',
    });
  });

  it.each([
    ['/inbound/sms', { from: to }],
    ['/inbound/sms', { from: to, text: 'Hi', colour: 'red' }],
    ['/inbound/chat', { from: to, text: 'Hi', media: { type: 'image', url: 'https://shop.test/a.png' } }],
    ['/inbound/chat', { from: to, media: { type: 'hologram', url: 'https://shop.test/a.png' } }],
    ['/reply', { to }],
    ['/video-call', { rating: 6 }],
    ['/faults', { effect: { kind: 'slow', ms: -5 } }],
    ['/virtual-number', { msisdn: to, operationalStatus: 'Lost' }],
    ['/clock/advance', { ms: '5' }],
  ])('refuses for %s what the sandbox refuses: %j', async (path, body) => {
    expect((await raw(started.sandbox, 'POST', `/_sandbox${path}`, body, {})).status).toBe(400);
    expect(
      errorsOf(body, 'paths', path, 'post', 'requestBody', 'content', 'application/json', 'schema'),
    ).not.toEqual([]);
  });

  it('was compared with real responses of every route', () => {
    const others = ['exportState', 'importState', 'streamEvents', 'createSession'];
    const missing = controlRoutes.map(({ operationId }) => operationId).filter((id) => !called.has(id));
    expect(missing.filter((id) => !others.includes(id))).toEqual([]);
  });
});
