import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import {
  begin,
  chatAccount,
  customer,
  define,
  seen,
  smsAccount,
  startStill,
  textsTo,
  type Steps,
} from './run-workflow';
import { raw, start, type Started } from '../started-sandbox';

let started: Started;

beforeEach(async () => {
  started = await startStill();
});

afterEach(() => started.close());

const unknownId = '0c8f4c2e-51d7-4f0b-9a63-7d2b1e5f8a90';

const smsStep = (text: string, id = 'answer') => ({
  id,
  stepType: 'SMS' as const,
  inputs: { subAccountId: smsAccount, destination: customer, text },
});

const waitStep = (duration = '01:00:00', nextStepId = 'answer') => ({
  id: 'sleep',
  stepType: 'Wait' as const,
  inputs: { duration },
  nextStepId,
});

const replyStep = (more: object = {}) => ({
  id: 'listen',
  stepType: 'WaitForReply' as const,
  inputs: { from: customer, channel: 'sms' },
  outputs: { said: '{{step.reply.payload.body}}' },
  ...more,
});

async function receiveSms(text: string, from = customer): Promise<void> {
  started.sandbox.inboundSms({ from, text });
  await started.sandbox.advance(0);
}

const accountPath = (path: string) => `/automation/api/v1/accounts/${started.sandbox.accountId}/${path}`;

describe('A definition', () => {
  it('is disabled by default, and has its ID in the Location header', async () => {
    const { status, headers, body } = await raw(started.sandbox, 'POST', accountPath('definitions'), {
      trigger: 'inbound_sms',
      definition: { name: 'Thank', steps: [smsStep('Thanks')] },
    });

    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: 'disabled',
      version: 1,
      definition: { name: 'Thank', version: 1, steps: [smsStep('Thanks')] },
    });
    expect(headers.get('location')).toBe(
      `/api/v1/accounts/${started.sandbox.accountId}/definitions/${String(body['id'])}`,
    );
    await receiveSms('Hello');
    expect(textsTo(started, customer)).toEqual([]);
  });

  it('is listed while it is enabled', async () => {
    const { automation } = started.client;
    const on = await define(started, 'inbound_sms', [smsStep('Thanks')]);
    await define(started, 'inbound_sms', [smsStep('Thanks')], { status: 'disabled' });

    expect((await automation.getDefinitions()).map(({ id }) => id)).toEqual([on]);
  });

  it('is listed in pages', async () => {
    for (let count = 0; count < 5; count++) await define(started, 'inbound_sms', [smsStep(`${count}`)]);

    const page = await raw(started.sandbox, 'GET', accountPath('definitions?limit=2&offset=2'));

    expect(page.body).toMatchObject([{ definition: { steps: [smsStep('4')] } }]);
  });

  it('is started only by messages of its subaccount, also in the spelling of the samples', async () => {
    await raw(started.sandbox, 'POST', accountPath('definitions'), {
      subaccountId: chatAccount,
      trigger: 'inbound_chat_apps',
      status: 'enabled',
      definition: { name: 'Chat', steps: [smsStep('Chat')] },
    });
    await define(started, 'inbound_sms', [smsStep('Elsewhere')], { subAccountId: 'Another_SMS' });
    await define(started, 'inbound_sms', [smsStep('Anywhere')]);

    await receiveSms('Hello');
    expect(textsTo(started, customer)).toEqual(['Anywhere']);
    started.sandbox.inboundChat({ from: customer, text: 'Hello' });
    await started.sandbox.advance(0);
    expect(textsTo(started, customer)).toEqual(['Anywhere', 'Chat']);
  });

  const step = smsStep('Thanks');
  it.each<[string, unknown, RegExp]>([
    ['without a name', { steps: [step] }, /name/],
    ['with an empty name', { name: '', steps: [step] }, /name/],
    ['without steps', { name: 'A', steps: [] }, /at least one step/],
    ['with a step without id', { name: 'A', steps: [{ ...step, id: undefined }] }, /id/],
    ['with an id that stands twice', { name: 'A', steps: [step, step] }, /Two steps.*answer/],
    [
      'with an id that stands twice, once in an If',
      { name: 'A', steps: [step, { id: 'if', stepType: 'If', do: [[step]] }] },
      /Two steps.*answer/,
    ],
    ['with a type that there is not', { name: 'A', steps: [{ ...step, stepType: 'Dance' }] }, /Dance/],
    [
      'with a next step that there is not',
      { name: 'A', steps: [{ ...step, nextStepId: 'b' }] },
      /next step b/,
    ],
    [
      'with a choice that there is not',
      { name: 'A', steps: [{ ...step, selectNextStep: { c: '{{data.x}}' } }] },
      /next step c/,
    ],
    [
      'without an input that is needed',
      { name: 'A', steps: [{ ...step, inputs: { destination: customer } }] },
      /subAccountId/,
    ],
    [
      'with a branch that chooses nothing',
      { name: 'A', steps: [{ id: 'b', stepType: 'Branch' }] },
      /selectNextStep/,
    ],
    [
      'with a duration that is none',
      { name: 'A', steps: [{ id: 'w', stepType: 'Wait', inputs: { duration: '25:00:00' } }] },
      /25:00:00/,
    ],
    ['with a script that is none', { name: 'A', steps: [smsStep('{{1 +}}')] }, /not a JavaScript expression/],
    ['with a script that does not end', { name: 'A', steps: [smsStep('{{data.name')] }, /not closed/],
    ['with a script that assigns', { name: 'A', steps: [smsStep('{{data.a = 1}}')] }, /Assignments/],
    ['with a script of statements', { name: 'A', steps: [smsStep('{{data.a; data.b}}')] }, /follows/],
    ['with a script that counts', { name: 'A', steps: [smsStep('{{data.a++}}')] }, /Assignments/],
    ['with a script that deletes', { name: 'A', steps: [smsStep('{{delete data.a}}')] }, /delete/],
    [
      'with a script that declares',
      { name: 'A', steps: [smsStep('{{[1].map(a => { const b = a; return b; })}}')] },
      /Declarations/,
    ],
    ['with a script that waits', { name: 'A', steps: [smsStep('{{(async () => 1)()}}')] }, /async/],
    ['with a script that allocates', { name: 'A', steps: [smsStep('{{new Date()}}')] }, /new is forbidden/],
    ['with too long a script', { name: 'A', steps: [smsStep(`{{'${'x'.repeat(999)}'}}`)] }, /1000/],
  ])('%s is refused', async (_, definition, said) => {
    const body = { trigger: 'inbound_sms', definition };

    const { status, body: problem } = await raw(started.sandbox, 'POST', accountPath('definitions'), body);

    expect([status, problem['code']]).toEqual([400, 5001]);
    expect(problem['message']).toMatch(said);
  });

  it('can have a script of 1,000 characters', async () => {
    const script = `'${'x'.repeat(998)}'`;

    await define(started, 'inbound_sms', [smsStep(`{{${script}}}`)]);
    await receiveSms('Hello');

    expect(textsTo(started, customer)).toEqual(['x'.repeat(998)]);
  });
});

describe('A new version of a definition', () => {
  it('applies to new workflows, while running ones keep the old version', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'inbound_sms', [waitStep(), smsStep('Old')]);
    await receiveSms('Hello');

    const updated = await automation.updateDefinition({
      definitionId,
      trigger: 'inbound_sms',
      status: 'enabled',
      definition: { name: 'Newer', steps: [waitStep('02:00:00'), smsStep('New')] },
    });
    await receiveSms('Hello');

    expect(updated).toMatchObject({ id: definitionId, version: 2 });
    await started.sandbox.advance(3_600_000);
    expect(textsTo(started, customer)).toEqual(['Old']);
    await started.sandbox.advance(3_600_000);
    expect(textsTo(started, customer)).toEqual(['Old', 'New']);
    expect(await automation.getDefinition({ definitionId })).toMatchObject([{ version: 2 }, { version: 1 }]);
    expect(await automation.getWorkflows({ definitionId })).toMatchObject([{ version: 2 }]);
    expect(await automation.getWorkflows({ definitionId, version: 1 })).toMatchObject([{ version: 1 }]);
  });

  it('can be tested beside the old one', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'inbound_sms', [smsStep('One')]);
    await automation.updateDefinition({
      definitionId,
      trigger: 'inbound_sms',
      definition: { name: 'A', steps: [smsStep('Two')] },
    });

    await automation.startWorkflow({ definitionId, version: 1, trigger: {} });
    await automation.startWorkflow({ definitionId, trigger: {} });
    await started.sandbox.advance(0);

    expect(textsTo(started, customer)).toEqual(['One', 'Two']);
  });
});

describe('Deleting', () => {
  it('all versions ends and removes their workflows', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'inbound_sms', [waitStep(), smsStep('Never')]);
    const workflowId = await begin(started, definitionId);

    await automation.deleteDefinition({ definitionId, confirm: 'delete all versions' });

    await started.sandbox.advance(7_200_000);
    expect(textsTo(started, customer)).toEqual([]);
    expect(await automation.getDefinition({ definitionId })).toEqual([]);
    await expect(automation.getWorkflow({ definitionId, workflowId })).rejects.toMatchObject({
      status: 404,
      code: 1300,
    });
  });

  it('one version keeps the others and their workflows', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'inbound_sms', [waitStep(), smsStep('First')]);
    await receiveSms('Hello');
    await automation.updateDefinition({
      definitionId,
      trigger: 'inbound_sms',
      status: 'enabled',
      definition: { name: 'A', steps: [smsStep('Second')] },
    });

    await automation.deleteDefinition({ definitionId, version: 2 });
    await receiveSms('Hello');

    await started.sandbox.advance(3_600_000);
    expect(textsTo(started, customer)).toEqual(['First', 'First']);
  });
});

describe('A missing definition', () => {
  it.each([
    ['PUT', `definitions/${unknownId}`],
    ['DELETE', `definitions/${unknownId}`],
    ['GET', `definitions/${unknownId}/workflows`],
    ['POST', `definitions/${unknownId}/workflows`],
    ['GET', `definitions/${unknownId}/workflows/6741f0a2c9d85b3e17a4f6d2`],
    ['PATCH', `definitions/${unknownId}/workflows/6741f0a2c9d85b3e17a4f6d2`],
    ['GET', `definitions/${unknownId}/workflows/6741f0a2c9d85b3e17a4f6d2/errors`],
  ])('%s %s is answered with 404', async (method, path) => {
    const bodies: Record<string, unknown> = {
      PUT: { trigger: 'http_request', definition: { name: 'A', steps: [smsStep('A')] } },
      POST: {},
      PATCH: { status: 'suspend' },
    };

    const { status, body } = await raw(started.sandbox, method, accountPath(path), bodies[method]);

    expect([status, body['code']]).toEqual([404, 1300]);
  });

  it.each(['definitions/some', 'definitions/some/workflows', `definitions/${unknownId}/workflows/x`])(
    '%s has a malformed ID: 400',
    async (path) => {
      const { status, body } = await raw(started.sandbox, 'GET', accountPath(path));

      expect([status, body['code']]).toEqual([400, 1000]);
    },
  );

  it('has an empty list of versions', async () => {
    expect(await started.client.automation.getDefinition({ definitionId: unknownId })).toEqual([]);
  });
});

describe('Triggers', () => {
  it('pass the received message like the webhook', async () => {
    const definitionId = await define(started, 'inbound_sms', [
      smsStep('You wrote {{data.payload.body}} from {{data.payload.source}}'),
    ]);

    await receiveSms('help');

    expect(textsTo(started, customer)).toEqual([`You wrote help from ${customer}`]);
    const [workflow] = await started.client.automation.getWorkflows({ definitionId });
    expect(workflow).toMatchObject({
      data: {
        accountId: started.sandbox.accountId,
        subAccountId: smsAccount,
        triggeredAt: expect.any(String),
        payload: { body: 'help' },
      },
      status: 'Complete',
      startedAt: '2026-03-02T02:00:00.00Z',
      completedAt: '2026-03-02T02:00:00.00Z',
    });
  });

  it('pass any JSON that is posted', async () => {
    const { automation } = started.client;
    await define(started, 'http_request', [smsStep('{{data.item}} for {{data.price}}')]);
    await define(started, 'http_request', [smsStep('Only here')], { subAccountId: smsAccount });

    await automation.trigger({ data: { price: 10, item: 'vacuum' } });
    await started.sandbox.advance(0);
    expect(textsTo(started, customer)).toEqual(['vacuum for 10']);

    await automation.trigger({ data: { price: 20, item: 'lamp' }, subAccountId: smsAccount });
    await started.sandbox.advance(0);
    expect(textsTo(started, customer)).toEqual(['vacuum for 10', 'lamp for 20', 'Only here']);
  });

  it('start no new workflow of a definition that waited for the reply', async () => {
    const asking = await define(started, 'inbound_sms', [
      { ...smsStep('Your name?', 'ask'), nextStepId: 'listen' },
      replyStep({ nextStepId: 'answer' }),
      smsStep('Welcome, {{data.said}}'),
    ]);
    const counting = await define(started, 'inbound_sms', [smsStep('Counted', 'count')]);

    await receiveSms('Hi');
    await receiveSms('Ada');

    expect(textsTo(started, customer)).toEqual(['Your name?', 'Counted', 'Counted', 'Welcome, Ada']);
    const { automation } = started.client;
    expect(await automation.getWorkflows({ definitionId: asking })).toHaveLength(1);
    expect(await automation.getWorkflows({ definitionId: counting })).toHaveLength(2);
  });
});

describe('A workflow', () => {
  const waiting: Steps = [waitStep(), smsStep('Awake')];

  it('stops while it is suspended, and catches up when it is resumed', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'http_request', waiting);
    const workflowId = await begin(started, definitionId);

    await automation.changeWorkflow({ definitionId, workflowId, status: 'suspend' });
    await started.sandbox.advance(7_200_000);
    expect(textsTo(started, customer)).toEqual([]);
    expect((await seen(started, definitionId, workflowId)).status).toBe('Suspended');

    await automation.changeWorkflow({ definitionId, workflowId, status: 'resume' });
    await started.sandbox.advance(0);
    expect(textsTo(started, customer)).toEqual(['Awake']);
    expect((await seen(started, definitionId, workflowId)).status).toBe('Complete');
  });

  it('that is resumed early still sleeps until the end', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'http_request', waiting);
    const workflowId = await begin(started, definitionId);

    await automation.changeWorkflow({ definitionId, workflowId, status: 'suspend' });
    await automation.changeWorkflow({ definitionId, workflowId, status: 'resume' });
    await started.sandbox.advance(3_599_999);
    expect(textsTo(started, customer)).toEqual([]);
    await started.sandbox.advance(1);

    expect(textsTo(started, customer)).toEqual(['Awake']);
  });

  it('keeps a reply that comes while it is suspended', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'http_request', [
      replyStep({ nextStepId: 'answer' }),
      smsStep('{{data.said}}!'),
    ]);
    const workflowId = await begin(started, definitionId);

    await automation.changeWorkflow({ definitionId, workflowId, status: 'suspend' });
    await receiveSms('yes');
    expect(textsTo(started, customer)).toEqual([]);
    await automation.changeWorkflow({ definitionId, workflowId, status: 'resume' });
    await started.sandbox.advance(0);

    expect(textsTo(started, customer)).toEqual(['yes!']);
  });

  it('that is terminated cannot continue', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'http_request', waiting);
    const workflowId = await begin(started, definitionId);

    await automation.changeWorkflow({ definitionId, workflowId, status: 'terminate' });
    await started.sandbox.advance(7_200_000);

    expect(textsTo(started, customer)).toEqual([]);
    expect(await seen(started, definitionId, workflowId)).toMatchObject({
      status: 'Terminated',
      logs: ['sleep: Cancelled'],
      errors: [],
    });
    await expect(
      automation.changeWorkflow({ definitionId, workflowId, status: 'resume' }),
    ).rejects.toMatchObject({ status: 400 });
  });

  it('is found by state and time, newest first', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'http_request', waiting);
    const first = await begin(started, definitionId);
    await started.sandbox.advance(1_800_000);
    const second = await begin(started, definitionId);
    await started.sandbox.advance(1_800_000);

    const ids = async (filter: object) =>
      (await automation.getWorkflows({ definitionId, ...filter })).map(({ workflowId }) => workflowId);
    expect(await ids({})).toEqual([second, first]);
    expect(await ids({ status: 'Complete' })).toEqual([first]);
    expect(await ids({ status: 'Runnable' })).toEqual([second]);
    expect(await ids({ startTimeFrom: '2026-03-02T02:15:00Z' })).toEqual([second]);
    expect(await ids({ startTimeTo: '2026-03-02T02:15:00Z' })).toEqual([first]);
  });

  it('continues from a snapshot during its sleep, and during its wait for a reply', async () => {
    const sleeping = await define(started, 'http_request', waiting);
    const hearing = await define(started, 'http_request', [
      replyStep({ nextStepId: 'answer' }),
      smsStep('{{data.said}}!'),
    ]);
    await begin(started, sleeping);
    await begin(started, hearing);
    await started.sandbox.advance(1_800_000);
    const saved: unknown = JSON.parse(JSON.stringify(started.sandbox.exportState()));
    await started.close();

    started = await startStill();
    started.sandbox.importState(saved);
    await receiveSms('still here');
    expect(textsTo(started, customer)).toEqual(['still here!']);
    await started.sandbox.advance(1_799_999);
    expect(textsTo(started, customer)).toEqual(['still here!']);
    await started.sandbox.advance(1);

    expect(textsTo(started, customer)).toEqual(['still here!', 'Awake']);
  });

  it('also runs with the real clock', async () => {
    const real = await start();
    const definitionId = await define(real, 'inbound_sms', [waitStep('00:00:00'), smsStep('Awake')]);

    real.sandbox.inboundSms({ from: customer, text: 'Hi' });

    const message = await real.sandbox.waitForMessage({ to: customer });
    expect(message.text).toBe('Awake');
    expect(await real.client.automation.getWorkflows({ definitionId })).toHaveLength(1);
    await real.close();
  });
});

describe('The account', () => {
  it('counts the workflows of each month', async () => {
    const { automation } = started.client;
    const definitionId = await define(started, 'http_request', [smsStep('Hi')]);
    await begin(started, definitionId);
    await begin(started, definitionId);
    await started.sandbox.advance(31 * 86_400_000);
    await begin(started, definitionId);

    expect(await automation.getUsage()).toMatchObject({
      executedWorkflowCount: 1,
      countStartedMonth: 4,
      countStartedYear: 2026,
    });
    expect(await automation.getUsageHistory()).toMatchObject([
      { executedWorkflowCount: 1, month: 4, year: 2026 },
      { executedWorkflowCount: 2, month: 3, year: 2026 },
    ]);
  });

  it('lists the time zones that scripts accept', async () => {
    const { automation } = started.client;

    const zones = await automation.getTimeZones();

    expect(zones.length).toBeGreaterThan(130);
    expect(new Set(zones.map(({ id }) => id)).size).toBe(zones.length);
    expect(zones).toContainEqual({
      id: 'Singapore Standard Time',
      name: 'Kuala Lumpur, Singapore (UTC+08:00)',
    });
    const europe = await automation.getTimeZones({ contains: 'EUROPE' });
    expect(europe.map(({ id }) => id).sort()).toEqual([
      'Central Europe Standard Time',
      'Central European Standard Time',
      'E. Europe Standard Time',
      'W. Europe Standard Time',
    ]);
    const scripts = Object.fromEntries(
      zones.map(({ id }, index) => [
        `z${index}`,
        `{{isTimeOfDayBetween('2026-03-02T02:00:00Z', '00:00', '23:59:59', '${id}')}}`,
      ]),
    );
    const definitionId = await define(started, 'http_request', [
      { id: 'keep', stepType: 'SendToConverse', outputs: scripts },
    ]);
    const { data } = await seen(started, definitionId, await begin(started, definitionId));
    expect(zones.filter((_, index) => data[`z${index}`] !== true)).toEqual([]);
  });

  it('lists the functions, whose examples run', async () => {
    const functions = await started.client.automation.getFunctions();

    expect(functions.map(({ name }) => name)).toEqual([
      'isCountryCode',
      'stringContains',
      'isTimeOfDayBetween',
      'isDayOfWeek',
      'uuid',
    ]);
    const outputs = Object.fromEntries(functions.map(({ name, example }) => [name, `{{${example}}}`]));
    const definitionId = await define(started, 'http_request', [
      { id: 'keep', stepType: 'SendToConverse', outputs },
    ]);
    const { data } = await seen(started, definitionId, await begin(started, definitionId));
    expect(data).toMatchObject({
      isCountryCode: true,
      stringContains: true,
      isTimeOfDayBetween: true,
      isDayOfWeek: true,
      uuid: expect.any(String),
    });
  });
});

describe('The control API', () => {
  it('lists the conversations handed to Converse', async () => {
    const definitionId = await define(started, 'http_request', [{ id: 'agent', stepType: 'SendToConverse' }]);
    const workflowId = await begin(started, definitionId, { payload: { source: customer } });

    const { body } = await raw(started.sandbox, 'GET', '/_sandbox/handovers', undefined, {});

    expect(body).toMatchObject([{ workflowId, stepId: 'agent', customer }]);
  });
});
