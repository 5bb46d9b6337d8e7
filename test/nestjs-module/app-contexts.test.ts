import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule, OnInboundSms, SmsService } from 'nestjs-8x8';
import { createTestAccount, type TestAccount } from 'nestjs-8x8/testing';

let account: TestAccount;

beforeEach(async () => {
  account = await createTestAccount();
});
afterEach(async () => await account.close());

@Injectable()
class Orders {
  @OnInboundSms()
  received(): void {}
}

describe('an app without an HTTP server', () => {
  it('starts with the options of the web app, sends, and registers no URL', async () => {
    const { webhooks } = account.options;
    @Module({
      imports: [
        EightByEightModule.forRoot({
          ...account.options,
          ...(webhooks && { webhooks: { ...webhooks, register: { publicUrl: account.sandbox.url } } }),
        }),
      ],
      providers: [Orders],
    })
    class AppModule {}

    const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
    const sms = app.get(SmsService);
    await sms.send({ destination: '+6591234567', text: 'From a script' });

    await expect(account.sandbox.waitForMessage({ text: 'From a script' })).resolves.toBeDefined();
    expect(await sms.getWebhooks()).toEqual([]);
    await app.close();
  });
});
