import './engine/environment';
import { additionalDataFor } from './engine/additional-data';
import { stubServer, type StubAnswer } from './engine/stub-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { CredentialTestContext } from 'n8n-core';
import type {
  ICredentialDataDecryptedObject,
  ICredentialTestFunctions,
  INodeCredentialTestResult,
} from 'n8n-workflow';
import { productHosts, type Region } from '../../core/src/transport';
import { EightByEightSms } from '../../nodes/EightByEightSms/EightByEightSms.node';

/** Tests a credential as n8n does: with the method that the node names. `hosts` replaces the hosts of 8x8. */
async function testCredential(
  data: ICredentialDataDecryptedObject,
  hosts: Readonly<Record<string, string>> = {},
): Promise<INodeCredentialTestResult> {
  const node = new EightByEightSms();
  const { testedBy } = node.description.credentials?.find(({ name }) => name === 'eightByEightApi') ?? {};
  const method = node.methods.credentialTest?.[String(testedBy)];
  if (!method) throw new Error('n8n finds no test for the credential.');
  const context: ICredentialTestFunctions = new CredentialTestContext(additionalDataFor({}));
  const { request } = context.helpers;
  context.helpers.request = async (options) => {
    const { uri = '', ...rest } = options as { readonly uri?: string };
    const [host = '', url] = Object.entries(hosts).find(([known]) => uri.startsWith(known)) ?? [];
    return (await request({ ...rest, uri: url === undefined ? uri : uri.replace(host, url) })) as unknown;
  };
  return await method.call(context, { id: '1', name: '8x8', type: 'eightByEightApi', data });
}

const messageFor = async (
  data: ICredentialDataDecryptedObject,
  hosts?: Readonly<Record<string, string>>,
): Promise<string> => {
  const { status, message } = await testCredential(data, hosts);
  return status === 'OK' ? 'OK' : message;
};

let sandbox: Sandbox;
let bare: ICredentialDataDecryptedObject;
let good: ICredentialDataDecryptedObject;
beforeAll(async () => {
  sandbox = await createSandbox({ settings: { rateLimits: false } });
  const empty = { subAccountId: '', smsSubAccountId: '', chatAppsSubAccountId: '', voiceSubAccountId: '' };
  bare = {
    ...{ apiKey: sandbox.apiKey, region: 'asiaPacific', accountId: '', verificationSubAccountId: '' },
    ...{ ...empty, baseUrl: sandbox.url },
  };
  good = { ...bare, accountId: sandbox.accountId };
});
afterAll(() => sandbox.close());

const operationsSince = (count: number): readonly string[] =>
  sandbox
    .requests()
    .slice(count)
    .map((request) => request.operation ?? '');

describe('what is filled in is tested', () => {
  test('a key with an account, and nothing is changed', async () => {
    const before = sandbox.requests().length;

    expect(await messageFor(good)).toBe('OK');
    expect(operationsSince(before)).toEqual(['sms.getWebhooks']);
  });

  test.each([
    ['smsSubAccountId', 'sms', 'Subaccount ID for SMS'],
    ['chatAppsSubAccountId', 'chatApps', 'Subaccount ID for Chat Apps'],
    ['voiceSubAccountId', 'voice', 'Subaccount ID for Voice'],
    ['verificationSubAccountId', 'verification', 'Subaccount ID for Verification'],
  ] as const)('a key with only %s', async (field, product, label) => {
    expect(await messageFor({ ...bare, [field]: sandbox.subAccountIds[product] })).toBe('OK');
    expect(await messageFor({ ...bare, [field]: 'Other_Sub' })).toBe(
      `8x8 accepts the API key, but "Other_Sub" under ${label} does not belong to it. Copy it from 8x8 Connect with the same capital letters, or leave the field empty.`,
    );
  });

  test('every one of several subaccounts, not only the first', async () => {
    const all = { ...good, smsSubAccountId: sandbox.subAccountIds.sms, voiceSubAccountId: 'Other_Sub' };

    expect(await messageFor(all)).toContain('Subaccount ID for Voice');
    expect(await messageFor({ ...all, voiceSubAccountId: sandbox.subAccountIds.voice })).toBe('OK');
  });

  test('a default subaccount passes if one of the products knows it', async () => {
    const stub = await stubServer(({ path }) => ({
      status: path.startsWith('/chatapps/') ? 404 : 400,
      body: { code: path.startsWith('/chatapps/') ? 1301 : 1001, message: 'No' },
    }));
    const data = { ...bare, subAccountId: 'Only_Chat', baseUrl: stub.url };

    expect(await messageFor(data)).toBe('OK');
    expect(stub.requests.map(({ path }) => path.split('/')[1])).toEqual(['sms', 'chatapps']);
    await stub.close();
    expect(await messageFor({ ...bare, subAccountId: 'Other_Sub' })).toContain(
      '"Other_Sub" under Subaccount ID',
    );
  });

  test('spaces around each value are left out', async () => {
    const spaced = Object.entries({ ...good, smsSubAccountId: sandbox.subAccountIds.sms });

    expect(await messageFor(Object.fromEntries(spaced.map(([name, value]) => [name, ` ${value}\n`])))).toBe(
      'OK',
    );
  });
});

describe('what is wrong is told apart', () => {
  test('the key, the account, and neither account nor subaccount', async () => {
    expect(await messageFor({ ...good, apiKey: 'nobodys-key' })).toMatch(/^8x8 does not accept the API key/);
    expect(await messageFor({ ...good, accountId: 'Somebody' })).toContain('"Somebody" under Account ID');
    expect(await messageFor(bare)).toMatch(/Fill in Account ID, or a Subaccount ID/);
    expect(await messageFor({ ...bare, apiKey: 'nobodys-key' })).toMatch(/^8x8 does not accept the API key/);
    expect(await messageFor({ ...good, apiKey: 'two words' })).toMatch(/^API Key contains spaces/);
  });

  test('the region, if another one knows the key', async () => {
    const strange = await stubServer(() => ({ status: 401, body: { code: 1200, message: 'Unauthorized' } }));
    const hosts = (home?: Region): Record<string, string> =>
      Object.fromEntries(
        Object.entries(productHosts.sms).map(([region, host]) => [
          host,
          region === home ? `${sandbox.url}/sms` : strange.url,
        ]),
      );
    const data = { ...good, baseUrl: '' };

    expect(await messageFor(data, hosts('europe'))).toBe(
      'The API key belongs to another region. Select Europe under Region instead of Asia Pacific.',
    );
    expect(await messageFor(data, hosts('asiaPacific'))).toBe('OK');
    expect(await messageFor(data, hosts())).toMatch(/No region of 8x8 knows it\.$/);
    await strange.close();
  });

  test.each<[string, StubAnswer]>([
    ['a web site', { headers: { 'content-type': 'text/html' }, body: '<html><title>Welcome</title></html>' }],
    ['a web site without the page', { status: 404, body: '<html>Not Found</html>' }],
    ['a web site with a login', { status: 401, body: '<html>Log in</html>' }],
    ['a redirect', { status: 302, headers: { location: 'https://example.com/' } }],
    ['another API', { body: { hello: 'world' } }],
    ['another API without the path', { status: 404, body: { message: 'no Route matched' } }],
    ['a server that says yes to everything', { body: 'OK' }],
  ])('%s is not 8x8', async (_, answer) => {
    const stub = await stubServer(() => answer);
    const expected = new RegExp(`^The server at ${stub.url} answers, but it is not 8x8`);

    expect(await messageFor({ ...good, baseUrl: stub.url })).toMatch(expected);
    expect(await messageFor({ ...bare, baseUrl: stub.url, chatAppsSubAccountId: 'ExampleCo_Chat' })).toMatch(
      expected,
    );
    expect(await messageFor({ ...bare, baseUrl: stub.url, voiceSubAccountId: 'ExampleCo_Voice' })).toMatch(
      expected,
    );
    await stub.close();
  });

  test('a wrong port, a wrong scheme and an address that is none', async () => {
    expect(await messageFor({ ...good, baseUrl: 'http://127.0.0.1:1' })).toBe(
      'No connection to 127.0.0.1:1: the connection was refused. Check the host and the port under Base URL, and that the server runs.',
    );
    expect(await messageFor({ ...good, baseUrl: sandbox.url.replace('http:', 'https:') })).toMatch(
      /Check Base URL: whether it begins with http:\/\/ or https:\/\/, and its port\.$/,
    );
    expect(await messageFor({ ...good, baseUrl: 'sandbox:8888' })).toMatch(
      /^Base URL is not a usable HTTP or HTTPS URL/,
    );
  });

  test('8x8 that is busy or out of order, about which the key cannot do anything', async () => {
    const busy = await stubServer(() => ({ status: 429, body: { code: 1300 } }));
    const broken = await stubServer(() => ({ status: 503, body: { code: 2000 } }));

    expect(await messageFor({ ...good, baseUrl: busy.url })).toMatch(/Wait a minute, then test again\.$/);
    expect(await messageFor({ ...good, baseUrl: broken.url })).toMatch(
      /\(status 503\)\. Test again later\.$/,
    );
    expect(busy.requests).toHaveLength(1);
    expect(broken.requests).toHaveLength(1);
    await Promise.all([busy.close(), broken.close()]);
  });
});

test('no message contains the key', async () => {
  const apiKey = 'a-key-that-nobody-may-see';
  const stub = await stubServer(({ headers }) => ({
    status: 401,
    body: { code: 1200, message: `No ${headers.authorization}` },
  }));

  for (const baseUrl of [stub.url, sandbox.url, 'http://127.0.0.1:1']) {
    expect(await messageFor({ ...good, apiKey, baseUrl })).not.toContain(apiKey);
  }
  await stub.close();
});
