import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { DEFAULT_ACCOUNT, getEightByEightOptionsToken } from '../eight-by-eight.tokens';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';
import { startTestApp, type TestApp } from './test-app';

/** Options of {@link createTestAccount}. */
export interface TestAccountOptions {
  /** The app's account that the test account replaces. Default: the default account. */
  readonly name?: string;
  /** The path at which the app receives webhooks; `false` if it receives none. Default: `/webhooks/8x8`. */
  readonly path?: string | false;
  /** Other webhook options, for example a store. */
  readonly webhooks?: Partial<WebhookOptions>;
  /** Options of the sandbox. Default: `{ timeScale: 0.01 }`, which is a hundred times faster than 8x8. */
  readonly sandbox?: SandboxOptions;
}

/** An account on its own sandbox, for one test or many. */
export interface TestAccount {
  readonly name: string;
  /** The local 8x8: the messages and calls, the customers, the clock and the faults. */
  readonly sandbox: Sandbox;
  /** The options for `EightByEightModule.forRoot`, or for overriding {@link TestAccount.optionsToken}. */
  readonly options: EightByEightModuleOptions;
  /** The injection token of the account's options in the app. */
  readonly optionsToken: string;
  /** Starts the app on a free port of this machine, and registers its webhook URL in the sandbox. */
  start(app: INestApplication): Promise<TestApp>;
  /** Closes the started apps and the sandbox. */
  close(): Promise<void>;
}

/**
 * Creates an account for tests: a sandbox, and the options with which the app uses it.
 *
 * @example
 * const account = await createTestAccount();
 * const module = await Test.createTestingModule({ imports: [AppModule] })
 *   .overrideProvider(account.optionsToken)
 *   .useValue(account.options)
 *   .compile();
 * const app = await account.start(module.createNestApplication());
 *
 * await app.inboundSms({ from: '+6591234567', text: 'STOP' });
 * await app.expectMessage({ to: '+6591234567', text: 'unsubscribed' });
 *
 * await account.close();
 */
export async function createTestAccount(testOptions: TestAccountOptions = {}): Promise<TestAccount> {
  const { name = DEFAULT_ACCOUNT, path = '/webhooks/8x8', webhooks, sandbox: sandboxOptions } = testOptions;
  const sandbox = await createSandbox({ timeScale: 0.01, ...sandboxOptions });
  const { apiKey, accountId, subAccountIds, url } = sandbox;
  const authorization = `Bearer ${randomBytes(16).toString('hex')}`;
  const options: EightByEightModuleOptions = {
    apiKey,
    accountId,
    subAccountIds,
    baseUrl: url,
    ...(path === false ? {} : { webhooks: { path, authorization, ...webhooks } }),
  };
  const apps: TestApp[] = [];
  return {
    name,
    sandbox,
    options,
    optionsToken: getEightByEightOptionsToken(name),
    async start(app) {
      const started = await startTestApp(app, sandbox, options);
      apps.push(started);
      return started;
    },
    async close() {
      for (const app of apps.splice(0)) await app.close();
      await sandbox.close();
    },
  };
}
