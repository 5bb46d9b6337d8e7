import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Body, Controller, Headers, HttpCode, Module, Post, UnauthorizedException } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { EightByEightModule, SmsService } from 'nestjs-8x8';
import {
  createTestAccount,
  MessageNotFound,
  type TestAccount,
  type TestAccountOptions,
} from 'nestjs-8x8/testing';

/** An app with a webhook controller of its own. The tests in webhooks/ cover the endpoint of the module. */
@Controller('hooks')
class OptOut {
  static authorization = '';

  constructor(private readonly sms: SmsService) {}

  @Post('8x8')
  @HttpCode(200)
  async receive(
    @Headers('authorization') authorization: string,
    @Body() event: { payload?: { source?: string; body?: string } },
  ): Promise<string> {
    if (authorization !== OptOut.authorization) throw new UnauthorizedException();
    const { source = '', body } = event.payload ?? {};
    if (body === 'STOP') await this.sms.send({ destination: source, text: 'You are unsubscribed.' });
    return 'thanks';
  }
}

@Module({
  imports: [EightByEightModule.forRoot({ apiKey: 'production-key' })],
  controllers: [OptOut],
})
class AppModule {}

describe('nestjs-8x8/testing', () => {
  let account: TestAccount;

  const start = async (options: TestAccountOptions = {}) => {
    account = await createTestAccount(options);
    const { webhooks, ...ofClient } = account.options;
    OptOut.authorization = String(webhooks?.authorization);
    const module = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(account.optionsToken)
      .useValue(ofClient)
      .compile();
    return await account.start(module.createNestApplication({ logger: false }));
  };

  afterEach(async () => await account.close());

  it('lets a customer write to the app, and returns what the app sends', async () => {
    const app = await start({ path: '/hooks/8x8' });

    await app.inboundSms({ from: '+6591234567', text: 'STOP' });

    const message = await app.expectMessage({ to: '+6591234567' });
    expect(message.text).toBe('You are unsubscribed.');
  });

  it('posts any event to the app, and returns the response of the app', async () => {
    const app = await start({ path: '/hooks/8x8' });

    expect(await app.receive({ namespace: 'SMS' })).toEqual({ status: 200, body: 'thanks' });
    expect(await app.receive({ namespace: 'SMS' }, { authorization: 'Bearer guessed' })).toMatchObject({
      status: 401,
    });
    expect(await app.receive('{"cut off')).toMatchObject({ status: 400 });
  });

  it('lists the messages that were sent instead of the expected one', async () => {
    const app = await start({ path: '/hooks/8x8' });
    await app.inboundSms({ from: '+6591234567', text: 'STOP' });

    const waiting = app.expectMessage({ to: '+6590000000' }, { timeoutMs: 50 });

    await expect(waiting).rejects.toThrow(MessageNotFound);
    await expect(waiting).rejects.toThrow('sms to +6591234567: You are unsubscribed.');
  });

  it('says that nothing was sent, and that an account with `path: false` receives no webhooks', async () => {
    const app = await start({ path: false });

    await expect(app.expectMessage({ to: '+6590000000' }, { timeoutMs: 10 })).rejects.toThrow(
      'It sent no messages at all.',
    );
    await expect(app.receive({})).rejects.toThrow('path: false');
  });

  it('ignores messages of customers when it looks for messages of the app', async () => {
    const app = await start({ path: '/hooks/8x8' });
    await app.inboundSms({ from: '+6591234567', text: 'Hello' });

    await expect(app.expectMessage({ text: 'Hello' }, { timeoutMs: 10 })).rejects.toThrow(MessageNotFound);
  });
});
