import { afterEach, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import { version, type ClientOptions, type HttpRequest } from '../../../core/src/transport';
import { apiKey, clientOf, errorOf, sms, umid } from './client-of';
import { closeStubs, stub8x8, type SeenRequest } from './stub-8x8';

afterEach(closeStubs);

type Calls = (client: ReturnType<typeof clientOf>['client']) => PromiseLike<unknown>;

/** Returns the request that a call sends. */
async function requestOf(call: Calls, options: ClientOptions = {}): Promise<SeenRequest> {
  const { url, requests } = await stub8x8();
  // The answer of the stub does not suit every operation.
  await Promise.allSettled([call(clientOf(url, options).client)]);
  const [request] = requests;
  if (!request) throw new Error('no request came');
  return request;
}

/** Returns the URL that a call requests without a base URL. */
async function addressOf(call: Calls, options: ClientOptions): Promise<string> {
  const seen: HttpRequest[] = [];
  const http = async (request: HttpRequest) => {
    seen.push(request);
    return { status: 200, headers: {}, body: '{}' };
  };
  const ports = { http, sleep: async () => undefined, now: Date.now, random: Math.random };
  const client = createClientOver(catalogue, ports, {
    subAccountId: 'ExampleCo',
    accountId: 'ExampleCo',
    ...options,
  });
  await Promise.allSettled([call(client)]);
  return seen[0]?.url ?? '';
}

describe('the path of a request', () => {
  it('begins with the base URL and the product', async () => {
    const { method, url } = await requestOf((client) => client.sms.send(sms));

    expect(`${method} ${url}`).toBe('POST /sms/api/v1/subaccounts/ExampleCo_SMS/messages');
  });

  it('escapes special characters in a subaccount ID', async () => {
    const { url } = await requestOf((client) => client.sms.send({ ...sms, subAccountId: 'Tom&Jerry' }));

    expect(url).toBe('/sms/api/v1/subaccounts/Tom%26Jerry/messages');
  });

  it('escapes slashes, question marks and number signs', async () => {
    const { url } = await requestOf((client) => client.sms.cancelBatch({ batchId: 'a/b?c#d e' }));

    expect(url).toBe('/sms/api/v1/subaccounts/ExampleCo_SMS/messages/batch/a%2Fb%3Fc%23d%20e');
  });

  it.each(['.', '..', '', '\ud800'])('is not built with %j, which would change the path', async (batchId) => {
    const { url, requests } = await stub8x8();

    const error = await errorOf(clientOf(url).client.sms.cancelBatch({ batchId }));

    expect(error).toMatchObject({ kind: 'validation', issues: [{ path: 'batchId' }] });
    expect(requests).toEqual([]);
  });

  it('keeps the path of the base URL, without its trailing slash', async () => {
    const { url, requests } = await stub8x8();

    await clientOf(`${url}/proxy//`).client.sms.send(sms);

    expect(requests[0]?.url).toBe('/proxy/sms/api/v1/subaccounts/ExampleCo_SMS/messages');
  });
});

describe('the query of a request', () => {
  it('contains the query fields of the operation, without empty ones', async () => {
    const { url } = await requestOf((client) =>
      client.sms.getPrices({ country: 'SG', mcc: 525, mnc: 1, direction: '', subAccountId: 'Tom&Jerry' }),
    );

    expect(url).toBe(
      '/sms/api/v1/accounts/ExampleCo/prices?country=SG&mcc=525&mnc=1&subAccountId=Tom%26Jerry',
    );
  });

  it('joins lists with commas, and formats dates as ISO 8601', async () => {
    const { url } = await requestOf((client) =>
      client.call('sms.getPrices' as string, { operators: ['a', 'b&c'], since: new Date(0) }),
    );

    expect(url).toBe(
      '/sms/api/v1/accounts/ExampleCo/prices?operators=a%2Cb%26c&since=1970-01-01T00%3A00%3A00.000Z',
    );
  });

  it('replaces an unpaired surrogate', async () => {
    const { url } = await requestOf((client) => client.call('sms.getPrices', { direction: 'a\ud83d' }));

    expect(url).toBe('/sms/api/v1/accounts/ExampleCo/prices?direction=a%EF%BF%BD');
  });
});

describe('the body of a request', () => {
  it('contains all fields that are not in the path or the query, including unknown fields', async () => {
    const { body } = await requestOf((client) =>
      client.call('sms.send' as string, { ...sms, brandNew: { deep: [1] } }),
    );

    expect(JSON.parse(body)).toEqual({ ...sms, brandNew: { deep: [1] } });
  });

  it('formats dates as ISO 8601', async () => {
    const scheduled = new Date(Date.now() + 60_000);

    const { body } = await requestOf((client) => client.sms.send({ ...sms, scheduled }));

    expect(JSON.parse(body)).toMatchObject({ scheduled: scheduled.toISOString() });
  });

  it('is an array if the API expects one', async () => {
    const webhooks = [{ subAccountId: '*', url: 'https://example.com/8x8' }];

    const { body, method } = await requestOf((client) => client.sms.setWebhooks({ webhooks }));

    expect([method, JSON.parse(body)]).toEqual(['POST', webhooks]);
  });

  it('is sent with a DELETE if the API expects one', async () => {
    const { body, method, headers } = await requestOf((client) =>
      client.sms.deleteWebhooks({ webhooks: [{ subAccountId: '*' }] }),
    );

    expect([method, headers['content-length'], body]).toEqual(['DELETE', '22', '[{"subAccountId":"*"}]']);
  });

  it('contains the constant fields of the operation', async () => {
    const { body } = await requestOf((client) => client.chatApps.sendTyping({ umid, channel: 'whatsapp' }));

    expect(JSON.parse(body)).toEqual({ umid, channel: 'whatsapp', type: 'typing' });
  });

  it('omits defaults that 8x8 applies', async () => {
    const { body } = await requestOf((client) => client.sms.send(sms));

    expect(Object.keys(JSON.parse(body) as object)).toEqual(['destination', 'text']);
  });

  it('has its length in bytes as the Content-Length', async () => {
    const { headers, body } = await requestOf((client) => client.sms.send({ ...sms, text: 'Grüße 👋' }));

    expect(headers['content-length']).toBe(String(Buffer.byteLength(body)));
  });

  it('is absent from a GET, as is the Content-Type', async () => {
    const { headers, body } = await requestOf((client) => client.sms.getDetails({ umid }));

    expect([headers['content-type'], headers['content-length'], body]).toEqual([undefined, undefined, '']);
  });

  it('is absent from a POST without body fields', async () => {
    const { headers, body } = await requestOf((client) => client.chatApps.markRead({ umid }));

    expect([headers['content-type'], headers['content-length'], body]).toEqual([undefined, '0', '']);
  });

  it('is refused before it is sent if it cannot be serialized to JSON', async () => {
    const { url, requests } = await stub8x8();
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;

    const error = await errorOf(clientOf(url).client.call('sms.send' as string, { ...sms, cycle }));

    expect(error).toMatchObject({ kind: 'validation', outcome: 'not-sent' });
    expect(requests).toEqual([]);
  });
});

describe('the headers of a request', () => {
  it('contain the API key, the Content-Type and the User-Agent', async () => {
    const { headers } = await requestOf((client) => client.sms.send(sms), { userAgent: 'shop/7' });

    expect(headers).toMatchObject({
      authorization: `Bearer ${apiKey}`,
      accept: 'application/json',
      'content-type': 'application/json',
      'user-agent': `cpaas-8x8/${version} shop/7`,
    });
  });
});

describe('the subaccount of a request', () => {
  const options = { subAccountId: 'Any', subAccountIds: { sms: 'ForSms' } };

  it('is the one configured for the product', async () => {
    const { url } = await requestOf((client) => client.sms.send(sms), options);

    expect(url).toContain('/subaccounts/ForSms/');
  });

  it('is the general one if the product has none', async () => {
    const { url } = await requestOf((client) => client.chatApps.markRead({ umid }), options);

    expect(url).toContain('/subaccounts/Any/');
  });

  it('is the one of the call if the call has one', async () => {
    const { url } = await requestOf((client) => client.sms.send({ ...sms, subAccountId: 'Mine' }), options);

    expect(url).toContain('/subaccounts/Mine/');
  });

  it('is the configured one if the call has an empty one', async () => {
    const { url } = await requestOf((client) => client.sms.send({ ...sms, subAccountId: '' }), options);

    expect(url).toContain('/subaccounts/ForSms/');
  });

  it('is required, and the error advises where to set it', async () => {
    const { url } = await stub8x8();

    const error = await errorOf(clientOf(url, { subAccountId: '' }).client.sms.send(sms));

    expect(error.message).toBe('sms.send was not sent: subAccountId is missing');
    expect(error.advice).toContain('configure a default subAccountId');
  });

  it('is not added to a query as a filter', async () => {
    const { url } = await requestOf((client) => client.sms.getPrices(), options);

    expect(url).toBe('/sms/api/v1/accounts/ExampleCo/prices');
  });
});

describe('the host of a request', () => {
  it.each([
    [{}, 'https://sms.8x8.com/api/'],
    [{ region: 'northAmerica' }, 'https://sms.us.8x8.com/api/'],
    [{ region: 'europe' }, 'https://sms.8x8.uk/api/'],
    [{ region: 'indonesia' }, 'https://sms.8x8.id/api/'],
  ] as const)('depends on the region: %j', async (options, beginning) => {
    expect(await addressOf((client) => client.sms.send(sms), options)).toMatch(beginning);
  });

  it('depends on the product', async () => {
    expect(await addressOf((client) => client.chatApps.markRead({ umid }), { region: 'europe' })).toMatch(
      'https://chatapps.8x8.uk/api/',
    );
  });

  it('belongs to the first product if several offer the operation', async () => {
    expect(await addressOf((client) => client.webhookConfig.get(), {})).toBe(
      'https://sms.8x8.com/api/v1/accounts/ExampleCo/webhooks',
    );
  });

  it('belongs to the product of the call, which is not part of the request', async () => {
    const { url, body } = await requestOf((client) =>
      client.webhookConfig.delete({ product: 'chatapps', webhooks: [{ subAccountId: '*', type: 'MO' }] }),
    );

    expect(url).toBe('/chatapps/api/v1/accounts/ExampleCo/webhooks');
    expect(JSON.parse(body)).toEqual([{ subAccountId: '*', type: 'MO' }]);
  });

  it.each(['voice', 'constructor'])('is refused if %s does not offer the operation', async (product) => {
    const { url, requests } = await stub8x8();

    const error = await errorOf(clientOf(url).client.webhookConfig.get({ product }));

    expect(error.message).toBe('webhookConfig.get was not sent: product does not offer this operation');
    expect(error.advice).toContain('sms or chatapps');
    expect(requests).toEqual([]);
  });
});
