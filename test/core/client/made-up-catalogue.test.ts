import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient, type Catalogue } from '../../../core/src';
import { apiKey } from './client-of';
import { closeStubs, stub8x8 } from './stub-8x8';

afterEach(closeStubs);

const catalogue = {
  made: {
    title: 'Made',
    summary: 'Makes things up',
    product: 'voice',
    subAccount: 'voice',
    operations: {
      up: {
        title: 'Make Up',
        action: 'Make up',
        summary: 'Makes something up',
        resource: 'Thing',
        method: 'PUT',
        path: '/v1/{subAccountId}/things/{name}',
        query: ['dryRun'],
        input: {
          type: 'object',
          properties: {
            subAccountId: { type: 'string' },
            name: { type: 'string' },
            dryRun: { type: 'boolean' },
            size: { type: 'integer', minimum: 1 },
          },
          required: ['name', 'size'],
        },
        success: 200,
        output: { type: 'object', properties: { id: { type: 'integer' } }, required: ['id'] },
        safety: 'idempotent',
        docs: 'make-up',
        openApi: { file: 'none', operationId: 'none' },
      },
    },
  },
} as const satisfies Catalogue;

describe('a custom catalogue', () => {
  it('creates a client that sends its operations', async () => {
    const { url, requests } = await stub8x8([{ body: { id: 7 } }]);
    const client = createClient({ apiKey, baseUrl: url, subAccountIds: { voice: 'Phones' } }, catalogue);

    expect(await client.made.up({ name: 'kite', size: 2, dryRun: true })).toEqual({ id: 7 });
    expect(requests).toMatchObject([
      { method: 'PUT', url: '/voice/v1/Phones/things/kite?dryRun=true', body: '{"size":2}' },
    ]);
  });

  it('replaces the operations of 8x8', () => {
    const client = createClient({ apiKey }, catalogue);

    expect(Object.keys(client)).toEqual(['made', 'call']);
  });
});
