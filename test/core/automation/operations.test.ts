import { afterEach, describe, expect, it } from '@jest/globals';
import { steps, workflow } from '../../../core/src/automation';
import { ApiError, ValidationError } from '../../../core/src/errors';
import { clientOf, errorOf } from '../client/client-of';
import { closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

const definitionId = '0c8f4c2e-51d7-4f0b-9a63-7d2b1e5f8a90';
const workflowId = '6741f0a2c9d85b3e17a4f6d2';
const base = '/automation/api/v1/accounts/ExampleCo';

const nightly = workflow({ name: 'Nightly', trigger: 'inbound_sms' }, (data) => [
  steps.sms('answer', { subAccountId: 'ExampleCo_SMS', destination: data.payload.source, text: 'Tomorrow' }),
]);

const stored = {
  accountId: 'ExampleCo',
  ...nightly,
  status: 'disabled',
  createdAt: '2026-11-25T09:00:00Z',
  definition: { id: definitionId, version: 1, ...nightly.definition },
};

async function automationWith(...reactions: Reaction[]) {
  const stub = await stub8x8(reactions);
  const { client } = clientOf(stub.url, { maxRetries: 0 });
  const sent = () =>
    stub.requests.map(({ method, url, body }) => ({
      method,
      url,
      ...(body === '' ? {} : { body: JSON.parse(body) as unknown }),
    }));
  return { automation: client.automation, sent };
}

type Automation = Awaited<ReturnType<typeof automationWith>>['automation'];

interface Case {
  readonly call: (automation: Automation) => PromiseLike<unknown>;
  readonly answer: Reaction;
  readonly request: { readonly method: string; readonly url: string; readonly body?: unknown };
  readonly result: unknown;
  /** The HTTP error statuses. */
  readonly errors: readonly number[];
}

const of = `${base}/definitions/${definitionId}`;
const running = {
  workflowId,
  data: { accountId: 'ExampleCo', triggeredAt: '2026-11-25T09:00:00Z' },
  definitionId,
  version: 1,
  status: 'Runnable',
  startedAt: '2026-11-25T09:00:00Z',
  completedAt: null,
};
const failed = {
  workflowId,
  step: 'answer',
  message: 'Invalid subaccount',
  errorTime: '2026-11-25T09:00:01Z',
};

const cases: Readonly<Record<string, Case>> = {
  getDefinitions: {
    call: (automation) => automation.getDefinitions({ limit: 10, offset: 2 }),
    answer: { body: [stored] },
    request: { method: 'GET', url: `${base}/definitions?limit=10&offset=2` },
    result: [stored],
    errors: [],
  },
  createDefinition: {
    call: (automation) =>
      automation.createDefinition({ ...nightly, status: 'enabled', subAccountId: 'ExampleCo_SMS' }),
    answer: {
      status: 201,
      body: stored,
      headers: { location: `https://automation.8x8.com/api/v1/accounts/a/definitions/${definitionId}` },
    },
    request: {
      method: 'POST',
      url: `${base}/definitions`,
      body: { ...nightly, status: 'enabled', subAccountId: 'ExampleCo_SMS' },
    },
    result: { ...stored, id: definitionId },
    errors: [400],
  },
  getDefinition: {
    call: (automation) => automation.getDefinition({ definitionId }),
    answer: { body: [stored] },
    request: { method: 'GET', url: of },
    result: [stored],
    errors: [400],
  },
  updateDefinition: {
    call: (automation) => automation.updateDefinition({ definitionId, ...nightly }),
    answer: { body: stored },
    request: { method: 'PUT', url: of, body: nightly },
    result: stored,
    errors: [400, 404],
  },
  deleteDefinition: {
    call: (automation) => automation.deleteDefinition({ definitionId, version: 2 }),
    answer: { status: 202, body: '' },
    request: { method: 'DELETE', url: `${of}?version=2` },
    result: undefined,
    errors: [400, 404],
  },
  getWorkflows: {
    call: (automation) =>
      automation.getWorkflows({
        definitionId,
        version: 1,
        status: 'Runnable',
        startTimeFrom: new Date(Date.UTC(2026, 10, 25)),
      }),
    answer: { body: [running] },
    request: {
      method: 'GET',
      url: `${of}/workflows?version=1&status=Runnable&startTimeFrom=2026-11-25T00%3A00%3A00.000Z`,
    },
    result: [running],
    errors: [400, 404],
  },
  startWorkflow: {
    call: (automation) =>
      automation.startWorkflow({ definitionId, version: 1, trigger: { payload: { source: '+6591234567' } } }),
    answer: {
      status: 201,
      body: '',
      headers: { location: `/api/v1/accounts/a/definitions/b/workflows/${workflowId}` },
    },
    request: {
      method: 'POST',
      url: `${of}/workflows?version=1`,
      body: { payload: { source: '+6591234567' } },
    },
    result: { workflowId },
    errors: [400, 404],
  },
  getWorkflow: {
    call: (automation) => automation.getWorkflow({ definitionId, workflowId, includeLogs: true }),
    answer: { body: { ...running, logs: [] } },
    request: { method: 'GET', url: `${of}/workflows/${workflowId}?includeLogs=true` },
    result: { ...running, logs: [] },
    errors: [400, 404],
  },
  changeWorkflow: {
    call: (automation) => automation.changeWorkflow({ definitionId, workflowId, status: 'suspend' }),
    answer: { body: '' },
    request: { method: 'PATCH', url: `${of}/workflows/${workflowId}`, body: { status: 'suspend' } },
    result: undefined,
    errors: [400, 404],
  },
  getWorkflowErrors: {
    call: (automation) => automation.getWorkflowErrors({ definitionId, workflowId }),
    answer: { body: [failed] },
    request: { method: 'GET', url: `${of}/workflows/${workflowId}/errors` },
    result: [failed],
    errors: [400, 404],
  },
  trigger: {
    call: (automation) => automation.trigger({ subAccountId: 'ExampleCo_SMS', data: { order: { id: 7 } } }),
    answer: { body: '' },
    request: {
      method: 'POST',
      url: `${base}/triggers/http_request?subAccountId=ExampleCo_SMS`,
      body: { order: { id: 7 } },
    },
    result: undefined,
    errors: [],
  },
  getTimeZones: {
    call: (automation) => automation.getTimeZones({ contains: 'asia & co' }),
    answer: { body: [{ id: 'SE Asia Standard Time', name: 'Bangkok (UTC+07:00)' }] },
    request: { method: 'GET', url: `${base}/steps/timezones?contains=asia%20%26%20co` },
    result: [{ id: 'SE Asia Standard Time', name: 'Bangkok (UTC+07:00)' }],
    errors: [],
  },
  getFunctions: {
    call: (automation) => automation.getFunctions(),
    answer: { body: [{ name: 'uuid', description: 'A new ID', example: 'uuid()', parameters: [] }] },
    request: { method: 'GET', url: `${base}/steps/functions` },
    result: [{ name: 'uuid', description: 'A new ID', example: 'uuid()', parameters: [] }],
    errors: [],
  },
  getUsage: {
    call: (automation) => automation.getUsage(),
    answer: { body: { allowedWorkflowCount: 100, executedWorkflowCount: 7 } },
    request: { method: 'GET', url: `${base}/usage` },
    result: { allowedWorkflowCount: 100, executedWorkflowCount: 7 },
    errors: [],
  },
  getUsageHistory: {
    call: (automation) => automation.getUsageHistory(),
    answer: { body: [{ id: '1', accountId: 'ExampleCo', executedWorkflowCount: 7, month: 10, year: 2026 }] },
    request: { method: 'GET', url: `${base}/usage/history` },
    result: [{ id: '1', accountId: 'ExampleCo', executedWorkflowCount: 7, month: 10, year: 2026 }],
    errors: [],
  },
};

const named = Object.entries(cases);

it.each(named)(
  '%s sends its request, and returns the result',
  async (_name, { call, answer, request, result }) => {
    const { automation, sent } = await automationWith(answer);

    const given = await call(automation);

    expect(sent()).toEqual([JSON.parse(JSON.stringify(request))]);
    expect(given).toEqual(result);
  },
);

/** 8x8's codes for an invalid definition, an invalid ID, and an unknown ID. */
const failures: readonly (readonly [status: number, code: number])[] = [
  [400, 5001],
  [400, 1000],
  [404, 1300],
];

it.each(
  named.flatMap(([name, { call, errors }]) =>
    failures
      .filter(([status, code]) => errors.includes(status) && (code !== 5001 || name.endsWith('teDefinition')))
      .map(([status, code]) => ({ name, call, status, code })),
  ),
)('$name ends with an error when 8x8 answers $status with code $code', async ({ call, status, code }) => {
  const body = {
    code,
    message: 'No',
    errorId: '2f0d8c1b-7e44-4d7c-9a53-6a1f3c520b7e',
    timestamp: '2026-11-25T09:00:00Z',
  };
  const { automation } = await automationWith({ status, body });

  const error = await errorOf(call(automation));

  expect(error).toBeInstanceOf(ApiError);
  expect(error).toMatchObject({ status, code });
});

it.each<[string, (automation: Automation) => PromiseLike<unknown>, string]>([
  [
    'a definition without steps',
    (a) => a.createDefinition({ trigger: 'inbound_sms', definition: { name: 'x' } as never }),
    'definition.steps',
  ],
  [
    'a definition without a trigger',
    (a) => a.createDefinition({ definition: nightly.definition } as never),
    'trigger',
  ],
  [
    'a step with the inputs of another step type',
    (a) =>
      a.createDefinition({
        trigger: 'inbound_sms',
        definition: { name: 'x', steps: [{ id: 'a', stepType: 'SMS', inputs: { duration: '1' } as never }] },
      }),
    'definition.steps[0].inputs.subAccountId',
  ],
  ['an invalid ID', (a) => a.getDefinition({ definitionId: 'latest' }), 'definitionId'],
  ['version 0', (a) => a.deleteDefinition({ definitionId, version: 0 }), 'version'],
  ['501 rows a page', (a) => a.getDefinitions({ limit: 501 }), 'limit'],
  ['a negative offset', (a) => a.getDefinitions({ offset: -1 }), 'offset'],
  ['an invalid time', (a) => a.getWorkflows({ definitionId, startTimeTo: 'yesterday' }), 'startTimeTo'],
  ['a workflow without its ID', (a) => a.getWorkflow({ definitionId } as never), 'workflowId'],
  ['a change without a status', (a) => a.changeWorkflow({ definitionId, workflowId } as never), 'status'],
  ['data that is a list', (a) => a.trigger({ data: [] as never }), 'data'],
  ['no data', (a) => a.trigger({} as never), 'data'],
])('refuses %s before anything is sent', async (_what, call, path) => {
  const { automation, sent } = await automationWith({});

  const error = await errorOf(call(automation));

  expect(error).toBeInstanceOf(ValidationError);
  expect(error instanceof ValidationError && error.issues.map((issue) => issue.path)).toContain(path);
  expect(sent()).toEqual([]);
});

describe('a definition', () => {
  it('is deleted with all versions only with the confirmation, which is not sent', async () => {
    const { automation, sent } = await automationWith({ status: 202, body: '' });

    const refused = await errorOf(automation.deleteDefinition({ definitionId }));
    await automation.deleteDefinition({ definitionId, confirm: 'delete all versions' });

    expect(refused.message).toMatch(/all versions/);
    expect(sent()).toEqual([{ method: 'DELETE', url: of }]);
  });

  it('can have expressions instead of numbers, phone numbers and times', async () => {
    const { automation, sent } = await automationWith({ status: 201, body: stored });
    const definition = workflow({ name: 'Free', trigger: 'http_request' }, () => [
      steps.sms('a', {
        subAccountId: '{{data.who}}',
        destination: '{{data.to}}',
        text: '{{data.text}}',
        scheduled: '{{data.at}}',
      }),
      steps.chatAppsMessage('b', {
        subAccountId: 'ExampleCo_Chat',
        user: { msisdn: '{{data.to}}' },
        type: 'location',
        content: { location: { latitude: '{{data.x}}' as never, longitude: 103.8 } },
      }),
    ]);

    await automation.createDefinition(definition);

    expect(sent()).toHaveLength(1);
  });

  it('must have the content that its message type needs', async () => {
    const { automation } = await automationWith({});
    const step = steps.chatAppsMessage('a', {
      subAccountId: 'b',
      user: { msisdn: '+6591234567' },
      type: 'image',
      content: { text: 'c' },
    });

    const error = await errorOf(
      automation.createDefinition({ trigger: 'inbound_sms', definition: { name: 'x', steps: [step] } }),
    );

    expect(error.message).toMatch(/content\.url is required when type is image/);
  });

  it('is not created again after a network failure, because it could run twice', async () => {
    const stub = await stub8x8(['reset']);
    const { client } = clientOf(stub.url);

    const error = await errorOf(client.automation.createDefinition(nightly));

    expect(error.outcome).toBe('unknown');
    expect(stub.requests).toHaveLength(1);
  });
});

describe('workflows', () => {
  it('are listed page by page', async () => {
    const { automation, sent } = await automationWith({ body: [running, running] }, { body: [running] });

    let count = 0;
    for await (const { status } of automation.getWorkflows({ definitionId, limit: 2 })) if (status) count++;

    expect(count).toBe(3);
    expect(sent().map(({ url }) => url)).toEqual([
      `${of}/workflows?limit=2`,
      `${of}/workflows?limit=2&offset=1`,
    ]);
  });

  it('are started with an empty object without trigger data', async () => {
    const { automation, sent } = await automationWith({
      status: 201,
      body: '',
      headers: { location: '/workflows/7' },
    });

    expect(await automation.startWorkflow({ definitionId })).toEqual({ workflowId: '7' });
    expect(sent()).toMatchObject([{ body: {} }]);
  });
});
