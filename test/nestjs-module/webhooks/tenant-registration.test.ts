import 'reflect-metadata';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';
import {
  EightByEightAccounts,
  EightByEightAccountsModule,
  OnInboundSms,
  UnknownTenantError,
  type EightByEightAccountsOptions,
  type TenantAccount,
  type TenantEvent,
  type TenantWebhookOptions,
} from 'nestjs-8x8';
import { listening, type StartedApp } from './started-app';

const publicUrl = 'http://127.0.0.1:9/shop';
let sandbox: Sandbox;
let started: StartedApp | undefined;
let database: Map<string, TenantAccount>;
let received: string[] = [];

beforeEach(async () => {
  received = [];
  sandbox = await createSandbox({ timeScale: 0.001 });
  database = new Map([['Acme Ltd', account()]]);
});

afterEach(async () => {
  await started?.app.close();
  started = undefined;
  await sandbox.close();
});

function account(webhooks: TenantWebhookOptions = { authorization: 'Bearer of-acme' }): TenantAccount {
  const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
  return { baseUrl, apiKey, accountId, subAccountIds, webhooks };
}

@Injectable()
class Inbox {
  @OnInboundSms()
  received({ tenant, payload }: TenantEvent<'sms.inbound'>): void {
    received.push(`${tenant}: ${payload.body}`);
  }
}

async function start(
  register: NonNullable<EightByEightAccountsOptions['webhooks']>['register'] | undefined = { publicUrl },
): Promise<EightByEightAccounts> {
  @Module({
    imports: [
      EightByEightAccountsModule.forRoot({
        resolve: (tenant) => database.get(tenant),
        webhooks: { path: '/webhooks/8x8/:tenant', register },
      }),
    ],
    providers: [Inbox],
  })
  class AppModule {}
  started = await listening(AppModule, 'express');
  return started.app.get(EightByEightAccounts);
}

function client(): EightByEightClient {
  const { url: baseUrl, apiKey, accountId } = sandbox;
  return createClient({ baseUrl, apiKey, accountId });
}

/** The SMS webhooks that are registered at 8x8. */
async function registered(): Promise<string[]> {
  const webhooks = await client().sms.getWebhooks();
  return webhooks.map(({ subAccountId, url }) => `${subAccountId} ${url}`);
}

const acmeUrl = `${publicUrl}/webhooks/8x8/Acme%20Ltd`;

describe('the webhooks of a tenant', () => {
  it('are registered with its URL and its secret, and its events arrive', async () => {
    const register = { publicUrl: '' };
    // The port is known once the app listens.
    const accounts = await start(register);
    register.publicUrl = started?.url ?? '';

    await accounts.registerWebhooks('Acme Ltd');
    sandbox.inboundSms({ from: '+6591234567', text: 'Hello' });
    while (received.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));

    expect(received).toEqual(['Acme Ltd: Hello']);
  });

  it('are removed again', async () => {
    const accounts = await start();
    await accounts.registerWebhooks('Acme Ltd');
    expect(await registered()).toEqual([`* ${acmeUrl}`]);

    await accounts.removeWebhooks('Acme Ltd');

    expect(await registered()).toEqual([]);
  });

  it('are those of its own subaccount if tenants share an account', async () => {
    const subAccountId = sandbox.subAccountIds.sms;
    database.set('Acme Ltd', account({ authorization: 'Bearer of-acme', subAccountId }));
    const accounts = await start();

    await accounts.registerWebhooks('Acme Ltd');

    expect(await registered()).toEqual([`${subAccountId} ${acmeUrl}`]);
  });

  it('do not replace another URL, unless `replace` is set', async () => {
    const theirs = { subAccountId: '*', url: 'https://example.com/theirs' };
    await client().sms.setWebhooks({ webhooks: [theirs] });
    const careful = await start();
    await expect(careful.registerWebhooks('Acme Ltd')).rejects.toThrow(
      'the account "Acme Ltd": 8x8 already posts SMS events of all subaccounts to https://example.com/theirs',
    );
    await careful.removeWebhooks('Acme Ltd');
    expect(await registered()).toEqual(['* https://example.com/theirs']);
    await started?.app.close();

    const replacing = await start({ publicUrl, replace: true });
    await replacing.registerWebhooks('Acme Ltd');

    expect(await registered()).toEqual([`* ${acmeUrl}`]);
  });

  it('need a tenant that exists and receives webhooks', async () => {
    const { webhooks: _, ...sendsOnly } = account();
    database.set('mute', sendsOnly);
    const accounts = await start();

    await expect(accounts.registerWebhooks('nobody')).rejects.toThrow(UnknownTenantError);
    await expect(accounts.registerWebhooks('mute')).rejects.toThrow('the tenant "mute" receives no webhooks');
  });

  it.each(['cleanUp', 'subAccountId'])('have no option %s for all tenants', async (option) => {
    await expect(start({ publicUrl, [option]: true })).rejects.toThrow(
      `webhooks.register.${option} does not exist for tenants`,
    );
  });
});
