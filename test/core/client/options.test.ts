import { describe, expect, it } from '@jest/globals';
import { createClient, type CallOptions } from '../../../core/src';
import { ValidationError } from '../../../core/src/errors';
import type { ClientOptions } from '../../../core/src/transport';
import { apiKey, errorOf, sms } from './client-of';

/** The error that createClient throws for the options, or `undefined`. */
function refusal(options: object): ValidationError | undefined {
  try {
    createClient({ apiKey, ...options });
    return undefined;
  } catch (error) {
    if (error instanceof ValidationError) return error;
    throw error;
  }
}

describe('the options of a client', () => {
  it.each<ClientOptions>([
    {},
    { region: 'indonesia' },
    { baseUrl: 'http://127.0.0.1:8888' },
    { baseUrl: 'https://proxy.example.com/8x8/' },
    { limits: false },
    { limits: { perSubAccount: 10, perHost: false } },
    { timeoutMs: Infinity, deadlineMs: Infinity, maxRetries: 0, maxRetryAfterMs: 0 },
  ])('are accepted: %j', (options) => {
    expect(refusal(options)).toBeUndefined();
  });

  it.each([
    [{ apiKey: undefined }, 'apiKey is empty'],
    [{ apiKey: '' }, 'apiKey is empty'],
    [{ apiKey: 'two words' }, 'apiKey contains spaces or invalid characters'],
    [{ region: 'us' }, 'region is "us"'],
    [{ region: 'constructor' }, 'region is "constructor"'],
    [{ baseUrl: 'sms.8x8.com' }, 'baseUrl is not a usable HTTP or HTTPS URL'],
    [{ baseUrl: 'https://example.com?key=1' }, 'baseUrl is not a usable HTTP or HTTPS URL'],
    [{ baseUrl: 'https://me:secret@example.com' }, 'baseUrl is not a usable HTTP or HTTPS URL'],
    [{ userAgent: 'shop\r\nx-evil: 1' }, 'userAgent contains characters that are not allowed in a header'],
    [{ timeoutMs: NaN }, 'timeoutMs is NaN'],
    [{ maxRetries: '3' }, 'maxRetries is 3'],
    [{ limits: 100 }, 'limits is neither an object nor false'],
    [{ limits: { perSubAccount: 0 } }, 'limits.perSubAccount is not a number of at least 1, and not false'],
    [{ limits: { perHost: NaN } }, 'limits.perHost is not a number of at least 1, and not false'],
  ])('are refused when the client is created: %j', (options, message) => {
    const error = refusal(options);

    expect(error?.message).toBe(`the client was not created: ${message}`);
    expect(error?.advice).toMatch(/\.$/);
  });

  it.each([
    [{ apikey: 'x' }, 'apikey is not an option', 'Did you mean apiKey?'],
    [{ timeout: 5_000 }, 'timeout is not an option', 'Did you mean timeoutMs?'],
    [{ proxyUrl: 'http://127.0.0.1' }, 'proxyUrl is not an option', 'Did you mean proxy?'],
    [{ qqqqqqqqqqqq: 1 }, 'qqqqqqqqqqqq is not an option', 'Remove it. The options are apiKey, region'],
    [{ tls: { certificate: '' } }, 'tls.certificate is not an option', 'Remove it. The options are ca, cert'],
    [{ tls: { cert: 'x' } }, 'tls has only one of cert and key', 'A client certificate needs both.'],
    [{ tls: 'x' }, 'tls is not an object', 'Use { ca }'],
    [{ proxy: 'me:secret@proxy:3128' }, 'proxy is not the URL of a proxy', 'Use an HTTP or HTTPS URL'],
    [{ agent: {} }, 'agent is not an Agent', 'Use an Agent of node:http or node:https.'],
  ])('that do not exist or concern the network are refused with a hint: %j', (options, message, advice) => {
    const error = refusal(options);

    expect(error?.message).toBe(`the client was not created: ${message}`);
    expect(error?.advice).toContain(advice);
    expect(error?.advice).not.toContain('secret');
  });

  it('of one call are refused, too', async () => {
    const client = createClient({ apiKey, subAccountId: 'ExampleCo', baseUrl: 'http://127.0.0.1:9' });
    const options = { timeout: 5_000 } as CallOptions;

    const call = await errorOf(client.sms.send(sms, options));
    const bulk = await errorOf(client.sms.sendAll([sms], { batchsize: 5 } as { template?: never }));

    expect(call).toMatchObject({ kind: 'validation', issues: [{ path: 'timeout' }] });
    expect(call.advice).toBe('timeout is not an option. Did you mean timeoutMs?');
    expect(bulk.advice).toBe('batchsize is not an option. Did you mean batchSize?');
  });

  it('are all validated, and reported in one error', () => {
    const error = refusal({ apiKey: '', region: 'us', timeoutMs: 0 });

    expect(error?.issues.map(({ path }) => path)).toEqual(['apiKey', 'region', 'timeoutMs']);
  });
});
