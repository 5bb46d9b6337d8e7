import { describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { EightByEightModule, type EightByEightModuleOptions } from 'nestjs-8x8';

const boot = (options: unknown) =>
  Test.createTestingModule({
    imports: [EightByEightModule.forRootAsync({ useFactory: () => options as EightByEightModuleOptions })],
  }).compile();

describe('module options', () => {
  it.each([
    [undefined, 'The options are missing.'],
    [{}, 'apiKey is missing.'],
    [{ apiKey: '' }, 'apiKey is empty.'],
    [{ apiKey: '  ' }, 'apiKey is blank.'],
    [{ apiKey: 12 }, 'apiKey is a number, not a string.'],
    [{ apiKey: 'k', region: 'moon' }, 'region is "moon". Use one of asiaPacific'],
    [{ apiKey: 'k', baseUrl: 'localhost' }, 'baseUrl is not a usable HTTP or HTTPS URL'],
    [{ apiKey: 'k', subAccountId: 7 }, 'subAccountId is not a non-empty string'],
    [{ apiKey: 'k', subAccountIds: { mail: 'x' } }, 'subAccountIds is not an object of subaccount IDs'],
    [{ apiKey: 'k', timeoutMs: Number.NaN }, 'timeoutMs is NaN'],
    [{ apiKey: 'k', logging: { success: 'loud' } }, 'logging is not false, or an object of log levels'],
    [{ apiKey: 'k', sharedRateLimit: {} }, 'sharedRateLimit is not a function'],
    [{ apiKey: 'k', webhooks: {} }, 'webhooks.path is missing.'],
    [{ apiKey: 'k', subAcountId: 'x' }, 'subAcountId is not an option. Did you mean subAccountId?'],
    [{ apiKey: 'k', isGlobal: true }, 'isGlobal is not an option. Set it beside useFactory'],
    [
      { apiKey: 'k', webhooks: { path: '/8x8', authorisation: 'Bearer x' } },
      'webhooks.authorisation is not an option. Did you mean webhooks.authorization?',
    ],
    [
      {
        apiKey: 'k',
        webhooks: { path: '/8x8', authorization: false, register: { url: 'https://x.example' } },
      },
      'webhooks.register.url is not an option.',
    ],
    [{ apiKey: 'k', enhancers: 'all' }, "enhancers is not 'handler' or 'global'"],
    [{ apiKey: 'k', handlerTimeoutMs: 0 }, 'handlerTimeoutMs is not a positive number of milliseconds'],
    [
      { apiKey: 'k', webhooks: { path: '/8x8', authorization: false, mount: 'first' } },
      "webhooks.mount is not 'before' or 'after'",
    ],
    [{ apiKey: 'k', webhooks: { path: '/8x8' } }, 'webhooks.authorization is missing.'],
    [{ apiKey: 'k', webhooks: { path: '8x8', authorization: false } }, 'webhooks.path is not a URL path'],
    [
      { apiKey: 'k', webhooks: { path: '/8x8', authorization: false, store: {} } },
      'webhooks.store has no claim',
    ],
    [{ apiKey: 'k', webhooks: { path: '/a/:b', authorization: false } }, 'webhooks.path is not a URL path'],
    [
      { apiKey: 'k', webhooks: { path: '/8x8', authorization: false, keepMs: 0.5 } },
      'webhooks.keepMs is not a positive integer',
    ],
    [
      {
        apiKey: 'k',
        webhooks: { path: '/8x8', authorization: false, fallbackCallFlow: [{ action: 'say' }] },
      },
      'webhooks.fallbackCallFlow[0].params is missing',
    ],
  ])('stop the app if they are %j', async (options, message) => {
    await expect(boot(options)).rejects.toThrow(message);
  });

  it('are reported all at once if invalid, without the API key and the webhook secret', async () => {
    const invalid = {
      apiKey: 'secret key',
      region: 'moon',
      baseUrl: 'nowhere',
      webhooks: { path: '8x8', authorization: 'hidden\nsecret' },
    };

    const error = await boot(invalid).then(
      () => new Error('it booted'),
      (reason: unknown) => reason as Error,
    );

    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(
        /apiKey contains[\s\S]*region is[\s\S]*baseUrl is[\s\S]*webhooks\.path[\s\S]*webhooks\.authorization/,
      ),
    );
    expect(JSON.stringify([error.message, error.stack])).not.toMatch(/secret key|hidden/);
  });

  it('are reported with the name of their account', async () => {
    const booting = Test.createTestingModule({
      imports: [EightByEightModule.forRoot({ name: 'jakarta', apiKey: '' })],
    }).compile();

    await expect(booting).rejects.toThrow('the options of the account "jakarta" are invalid');
  });
});
