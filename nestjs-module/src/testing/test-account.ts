import { randomBytes } from 'node:crypto';
import type { INestApplication } from '@nestjs/common';
import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { DEFAULT_ACCOUNT, getEightByEightOptionsToken } from '../eight-by-eight.tokens';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';
import { startTestApp, type TestApp } from './test-app';

/** What a test account is made of. All has defaults. */
export interface TestAccountOptions {
  /** The account of the app that it stands for: the one without a name, if left out. */
  readonly name?: string;
  /** Where the app receives webhooks: `/webhooks/8x8` if left out; `false` for an app that receives none. */
  readonly path?: string | false;
  /** Anything else about receiving: a store, say. */
  readonly webhooks?: Partial<WebhookOptions>;
  /** How the sandbox behaves. States of messages follow a hundred times faster than at 8x8, unless this says otherwise. */
  readonly sandbox?: SandboxOptions;
}

/** An account at a sandbox of its own, for one test or many. */
export interface TestAccount {
  readonly name: string;
  /** The local 8x8: its books, its customers, its faults. */
  readonly sandbox: Sandbox;
  /** For `EightByEightModule.forRoot`, or to override {@link TestAccount.optionsToken} with. */
  readonly options: EightByEightModuleOptions;
  /** The token of the account's options in the app. */
  readonly optionsToken: string;
  /** Has the app listen on this machine, and the sandbox post its webhooks there. */
  start(app: INestApplication): Promise<TestApp>;
  /** Closes the apps that it started, and the sandbox. */
  close(): Promise<void>;
}

/**
 * Sets up an account for tests: a sandbox, and the options with which the app uses it.
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
export async function createTestAccount(given: TestAccountOptions = {}): Promise<TestAccount> {
  const { name = DEFAULT_ACCOUNT, path = '/webhooks/8x8', webhooks, sandbox: behaviour } = given;
  const sandbox = await createSandbox({ timeScale: 0.01, ...behaviour });
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
