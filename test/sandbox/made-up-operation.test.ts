import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { createClient, type Catalogue } from 'cpaas-8x8';
import { catalogue } from 'cpaas-8x8/pure';
import { createSandbox, type Sandbox } from '8x8-sandbox';

import { raw } from './started-sandbox';

const letters = {
  title: 'Letters',
  summary: 'Sends letters',
  product: 'contacts',
  subAccount: 'sms',
  operations: {
    write: {
      title: 'Write Letter',
      action: 'Write letter',
      summary: 'Writes a letter',
      resource: 'Letter',
      method: 'POST',
      path: '/api/v9/subaccounts/{subAccountId}/drawers/{drawer}/letters',
      query: ['copies', 'urgent', 'tags'],
      input: {
        type: 'object',
        properties: {
          subAccountId: { type: 'string' },
          drawer: { type: 'string' },
          copies: { type: 'integer', minimum: 1 },
          urgent: { type: 'boolean' },
          tags: { type: 'array', items: { type: 'string' } },
          text: { type: 'string', minLength: 1 },
          paper: { type: 'string', enum: ['white', 'blue'] },
        },
        required: ['drawer', 'text'],
      },
      success: 201,
      output: {
        type: 'object',
        properties: {
          letterId: { type: 'string', format: 'uuid' },
          writtenAt: { type: 'string', format: 'date-time' },
          text: { type: 'string' },
          copies: { type: 'integer' },
          state: { type: 'string', enum: ['written', 'sent'] },
          pages: {
            type: 'array',
            items: { type: 'object', properties: { words: { type: 'integer', minimum: 3 } } },
          },
          stamp: { type: 'string', examples: ['flower'] },
          anything: {},
        },
        required: ['letterId'],
      },
      safety: 'unsafe',
      rateLimit: { requests: 3, perSeconds: 60, scope: 'subAccount' },
      docs: 'letters',
      openApi: { file: 'letters.json', operationId: 'write' },
    },
    read: {
      title: 'Read Letter',
      action: 'Read letter',
      summary: 'Reads a letter',
      resource: 'Letter',
      method: 'GET',
      path: '/api/v9/letters/{letterId}',
      input: { type: 'object', properties: { letterId: { type: 'string' } }, required: ['letterId'] },
      success: 200,
      safety: 'read',
      docs: 'letters',
      openApi: { file: 'letters.json', operationId: 'read' },
    },
    readLatest: {
      title: 'Read Latest Letter',
      action: 'Read latest letter',
      summary: 'Reads the latest letter',
      resource: 'Letter',
      method: 'GET',
      path: '/api/v9/letters/latest',
      input: { type: 'object', properties: {} },
      success: 200,
      safety: 'read',
      docs: 'letters',
      openApi: { file: 'letters.json', operationId: 'readLatest' },
    },
    burn: {
      title: 'Burn Letter',
      action: 'Burn letter',
      summary: 'Burns a letter',
      resource: 'Letter',
      method: 'DELETE',
      path: '/api/v9/letters/{letterId}',
      input: {
        type: 'object',
        properties: { letterId: { type: 'string', format: 'uuid' } },
        required: ['letterId'],
      },
      success: 204,
      safety: 'idempotent',
      docs: 'letters',
      openApi: { file: 'letters.json', operationId: 'burn' },
    },
  },
} as const;

const extended = { ...catalogue, letters } as const satisfies Catalogue;

describe('an operation of the catalogue without a handler in the sandbox', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await createSandbox({ catalogue: extended, settings: { rateLimits: false } });
  });
  afterAll(() => sandbox.close());

  const client = () => {
    const { apiKey, url: baseUrl, subAccountIds } = sandbox;
    return createClient({ apiKey, baseUrl, subAccountIds, maxRetries: 0 }, extended);
  };

  it('returns a sample of its output that repeats the input', async () => {
    const answer = await client()
      .letters.write({ drawer: 'a/b', text: 'Dear Mei', copies: 2, urgent: true, tags: ['x', 'y'] })
      .withResponse();
    expect(answer.response.status).toBe(201);
    expect(answer.data).toEqual({
      letterId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      writtenAt: expect.stringMatching(/Z$/),
      text: 'Dear Mei',
      copies: 2,
      state: 'written',
      pages: [{ words: 3 }],
      stamp: 'flower',
      anything: null,
    });
    expect(sandbox.requests().at(-1)).toMatchObject({ operation: 'letters.write', status: 201 });
  });

  it('is distinguished from an operation with a placeholder in the same place', async () => {
    await client().letters.readLatest();
    await client().letters.read({ letterId: 'first' });
    const operations = sandbox.requests().map(({ operation }) => operation);
    expect(operations.slice(-2)).toEqual(['letters.readLatest', 'letters.read']);
  });

  it('returns no body when it has no output', async () => {
    await client().letters.burn({ letterId: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' });
  });

  const path = '/contacts/api/v9/subaccounts/Sandbox_SMS/drawers/a/letters';

  it('is validated by its schema, including enum values', async () => {
    const refused = async (query: string, body: object): Promise<unknown> =>
      (await raw(sandbox, 'POST', path + query, body)).body['message'];
    expect(await refused('', {})).toBe('text is missing. Give it a value.');
    expect(await refused('?copies=0', { text: 'x' })).toBe('copies is 0. It must be at least 1.');
    expect(await refused('?copies=two', { text: 'x' })).toMatch(/^copies is a string/);
    expect(await refused('', { text: 'x', paper: 'green' })).toBe(
      'paper is "green". Use one of white, blue.',
    );
    expect((await raw(sandbox, 'DELETE', '/contacts/api/v9/letters/7')).body).toMatchObject({ code: 1000 });
  });

  it('requires the API key and a subaccount of the account', async () => {
    expect((await raw(sandbox, 'POST', path, { text: 'x' }, {})).status).toBe(401);
    const other = '/contacts/api/v9/subaccounts/Somebody_Elses/drawers/a/letters';
    expect((await raw(sandbox, 'POST', other, { text: 'x' })).body).toMatchObject({ code: 1001 });
  });

  it('obeys its rate limit, and can have faults', async () => {
    sandbox.changeSettings({ rateLimits: true });
    for (let count = 0; count < 3; count++) await raw(sandbox, 'POST', path, { text: 'x' });
    const limited = await raw(sandbox, 'POST', path, { text: 'x' });
    expect(limited.status).toBe(429);
    expect(Number(limited.headers.get('retry-after'))).toBeGreaterThan(30);
    sandbox.addFault({ target: 'letters.burn', effect: 'internalError' });
    expect((await raw(sandbox, 'DELETE', '/contacts/api/v9/letters/7')).status).toBe(500);
  });

  it('does not change other operations', async () => {
    expect(sandbox.operations()).toContain('letters.burn');
    await client().sms.send({ destination: '+6591234567', text: 'Hello' });
  });
});
