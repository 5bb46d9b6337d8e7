import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { createClient } from '../../../core/src/node/create-client';
import { createClientOver } from '../../../core/src/client';
import type { AttemptEvent, Warning } from '../../../core/src/transport';
import { apiKey, clientOf, errorOf, sms } from '../client/client-of';
import { closedPort, closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

/** Returns every printable form of a value, including the causes of an error. */
function printed(thing: unknown): string {
  const links: unknown[] = [];
  for (let link = thing; link instanceof Error; link = link.cause) links.push(link.stack, link.message);
  return [
    JSON.stringify(thing),
    inspect(thing, { depth: 10, showHidden: true }),
    String(thing),
    ...links.map((link) => inspect(link)),
  ].join('\n');
}

describe('the API key', () => {
  it.each<Reaction>([
    { status: 401, body: { code: 1200, message: `The key ${apiKey} is unknown` } },
    { status: 500, body: `<pre>Authorization: Bearer ${apiKey}</pre>` },
    { status: 429, headers: { 'retry-after': '99999' }, body: { message: `Bearer ${apiKey}` } },
    { body: { status: { code: 'REJECTED', description: `${apiKey} is not allowed` } } },
    { body: '<html>' },
    'reset',
    'half a body',
    'stall',
  ])('is not in the error after %j', async (reaction) => {
    const { url, requests } = await stub8x8([reaction]);
    const news: (AttemptEvent | Warning)[] = [];
    const listen = (item: AttemptEvent | Warning): unknown => news.push(item);
    const timeoutMs = reaction === 'stall' ? 500 : 30_000;
    const { client } = clientOf(url, { onAttempt: listen, onWarning: listen, timeoutMs });

    const error = await errorOf(client.sms.send(sms));

    const ours = reaction instanceof Object && 'result' in error ? { ...error, result: null } : error;
    expect(printed(ours)).not.toContain(apiKey);
    expect(printed(news)).not.toContain(apiKey);
    expect(requests[0]?.headers.authorization).toBe(`Bearer ${apiKey}`);
    expect(requests[0]?.url).not.toContain(apiKey);
  });

  it('is not in the error of a refused connection', async () => {
    const error = await errorOf(clientOf(await closedPort()).client.sms.send(sms));

    expect(printed(error)).not.toContain(apiKey);
  });

  it('is not in the error if the HTTP port throws an error that contains the request', async () => {
    const http = async (request: object) => {
      throw Object.assign(new Error(`cannot send with ${apiKey}`), { config: request });
    };
    const ports = { http, sleep: async () => undefined, now: Date.now, random: Math.random };
    const client = createClientOver(catalogue, ports, { apiKey, subAccountId: 'ExampleCo' });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ reason: 'reset', outcome: 'unknown' });
    expect(error.message).toContain('cannot send with ***');
    expect(printed(error)).not.toContain(apiKey);
  });

  it('is not shown if the client is printed', () => {
    const client = createClient({ apiKey });

    expect(printed(client)).not.toContain(apiKey);
  });

  it.each([`${apiKey}\n`, ` ${apiKey}`, `${apiKey}ä`])(
    'is not shown in the error if it is invalid',
    (spoilt) => {
      let error: unknown;
      try {
        createClient({ apiKey: spoilt });
      } catch (thrown) {
        error = thrown;
      }

      expect(error).toMatchObject({ kind: 'validation' });
      expect(printed(error)).not.toContain(apiKey.slice(0, 8));
    },
  );
});

describe('the secrets of a webhook', () => {
  it('are not shown in a validation error, whether or not they are its reason', async () => {
    const { url } = await stub8x8();
    const secret = 'webhook-secret';
    const webhooks = [
      { subAccountId: '', url: `example.com/${secret}`, httpAuthorization: secret },
      { subAccountId: '*', url: 'https://example.com', oauth: { url: secret, clientSecret: secret } },
    ];

    const error = await errorOf(clientOf(url).client.call('sms.setWebhooks' as string, { webhooks }));

    expect(error).toMatchObject({ kind: 'validation' });
    expect(printed(error)).not.toContain(secret);
  });
});
