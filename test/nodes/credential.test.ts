import './engine/environment';
import { additionalDataFor } from './engine/additional-data';
import { nodeTypesFrom } from './engine/node-types';
import { probeNode } from './engine/probe-node';
import { wholeNode } from './engine/run-workflow';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { ExecuteContext, RoutingNode } from 'n8n-core';
import {
  createEmptyRunExecutionData,
  NodeApiError,
  Workflow,
  type ICredentialDataDecryptedObject,
  type ICredentialsDecrypted,
  type INodeType,
} from 'n8n-workflow';
import { EightByEightApi } from '../../credentials/EightByEightApi.credentials';

/** Tests a credential as n8n does: runs its request as a declarative node and applies its rules to the response. */
async function testCredential(data: ICredentialDataDecryptedObject): Promise<string> {
  const { test: definition } = new EightByEightApi();
  const probe = probeNode(() => Promise.resolve({}));
  const type: INodeType = {
    description: {
      ...probe.description,
      properties: [
        {
          displayName: 'T',
          name: 't',
          type: 'string',
          default: '',
          routing: { request: definition.request },
        },
      ],
    },
  };
  const node = wholeNode({ name: 'Temp', type: 'temp' });
  const workflow = new Workflow({
    nodes: [node],
    connections: {},
    active: false,
    nodeTypes: nodeTypesFrom({ temp: type }),
  });
  const context = new ExecuteContext(
    workflow,
    node,
    additionalDataFor({ eightByEightApi: data }),
    'internal',
    createEmptyRunExecutionData(),
    0,
    [],
    { main: [[{ json: {} }]] },
    { node, data: {}, source: null },
    [],
  );
  const decrypted: ICredentialsDecrypted = { id: '1', name: '8x8', type: 'eightByEightApi', data };
  try {
    await new RoutingNode(context, type, decrypted).runNode();
    return 'OK';
  } catch (error) {
    if (!(error instanceof NodeApiError)) throw error;
    const { response, code } = error.cause as { response?: { status: number }; code?: string };
    const rule = (definition.rules ?? []).find(
      ({ type: kind, properties }) => kind === 'responseCode' && properties.value === response?.status,
    );
    return rule?.properties.message ?? String(response?.status ?? code);
  }
}

let sandbox: Sandbox;
let good: ICredentialDataDecryptedObject;
beforeAll(async () => {
  sandbox = await createSandbox({ settings: { rateLimits: false } });
  good = {
    apiKey: sandbox.apiKey,
    region: 'asiaPacific',
    accountId: sandbox.accountId,
    subAccountId: '',
    smsSubAccountId: sandbox.subAccountIds.sms,
    baseUrl: `${sandbox.url}/`,
  };
});
afterAll(() => sandbox.close());

const lastRequest = (): unknown => sandbox.requests().at(-1);

describe('with an account ID', () => {
  test('the correct key and account pass, and nothing is changed', async () => {
    expect(await testCredential(good)).toBe('OK');
    expect(lastRequest()).toMatchObject({ operation: 'sms.getWebhooks', status: 200 });
  });

  test('a wrong key and a wrong account have different messages', async () => {
    expect(await testCredential({ ...good, apiKey: 'nobodys-key' })).toMatch(
      /^8x8 does not accept the API key/,
    );
    expect(await testCredential({ ...good, accountId: 'somebody-else' })).toMatch(/account/);
  });
});

describe('without an account ID', () => {
  test('the correct key and subaccount pass, although the requested message does not exist', async () => {
    expect(await testCredential({ ...good, accountId: '' })).toBe('OK');
    expect(lastRequest()).toMatchObject({ operation: 'sms.getDetails', status: 404 });
  });

  test('a wrong key, a wrong subaccount and no subaccount do not pass', async () => {
    const without = { ...good, accountId: '' };

    expect(await testCredential({ ...without, apiKey: 'nobodys-key' })).toMatch(
      /^8x8 does not accept the API key/,
    );
    expect(await testCredential({ ...without, smsSubAccountId: 'Other' })).toMatch(
      /but not the account or subaccount/,
    );
    expect(await testCredential({ ...without, smsSubAccountId: '' })).toMatch(
      /Enter the Account ID or a Subaccount ID/,
    );
  });
});

test('an unreachable server does not pass', async () => {
  expect(await testCredential({ ...good, baseUrl: 'http://127.0.0.1:1' })).toBe('ECONNREFUSED');
});

test('each region has its host', () => {
  const { request } = new EightByEightApi().test;
  for (const host of ['sms.8x8.com', 'sms.us.8x8.com', 'sms.8x8.uk', 'sms.8x8.id']) {
    expect(request.baseURL).toContain(`https://${host}`);
  }
});
