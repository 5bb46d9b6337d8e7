import 'reflect-metadata';
import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Test, type TestingModule } from '@nestjs/testing';
import { getEightByEightOptionsToken, SmsService } from 'nestjs-8x8';
import { createTestAccount, mockSmsService } from 'nestjs-8x8/testing';
import { OptOuts, ShopModule } from './shop';

jest.setTimeout(120_000);

const options = { apiKey: 'unused-in-tests', subAccountId: 'ExampleCo_SMS' };
const sent = {
  umid: 'b2c9d5a0',
  destination: '+6591234567',
  encoding: 'GSM7',
  status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
};
const spyOnSend = (sms: SmsService) =>
  jest.spyOn(sms, 'send').mockReturnValue(Promise.resolve(sent) as never);

const shop = () =>
  Test.createTestingModule({ imports: [ShopModule] })
    .overrideProvider(getEightByEightOptionsToken())
    .useValue(options);

describe('a shop, tested with Jest', () => {
  let module: TestingModule | undefined;

  afterEach(async () => {
    jest.restoreAllMocks();
    await module?.close();
    module = undefined;
  });

  it('converses with the sandbox', async () => {
    const account = await createTestAccount();
    const compiled = await Test.createTestingModule({ imports: [ShopModule] })
      .overrideProvider(account.optionsToken)
      .useValue(account.options)
      .compile();
    const app = await account.start(compiled.createNestApplication());

    await app.inboundSms({ from: '+6591234567', text: 'STOP' });

    const { text } = await app.expectMessage({ to: '+6591234567' }, { timeoutMs: 60_000 });
    expect(text).toBe('You are unsubscribed.');
    await account.close();
  });

  it('uses a mock of a service in place of the service', async () => {
    const sms = mockSmsService({ send: () => ({ umid: 'b2c9d5a0' }) });
    module = await shop().overrideProvider(SmsService).useValue(sms).compile();

    await expect(module.get(OptOuts).confirm('+6591234567')).resolves.toBe('b2c9d5a0');

    expect(sms.calls).toMatchObject([{ method: 'send', input: { destination: '+6591234567' } }]);
  });

  it('spies on the method of an injected service', async () => {
    module = await shop().compile();
    const send = spyOnSend(module.get(SmsService));

    await module.get(OptOuts).confirm('+6591234567');

    expect(send.mock.calls).toEqual([[{ destination: '+6591234567', text: 'You are unsubscribed.' }]]);
  });

  it('spies on the method of every instance', async () => {
    const send = spyOnSend(SmsService.prototype);
    module = await shop().compile();

    await module.get(OptOuts).confirm('+6591234567');

    expect(send).toHaveBeenCalledTimes(1);
  });

  it('gets an automatic mock for what a test does not provide', async () => {
    const mocked = jest.createMockFromModule<{ readonly SmsService: typeof SmsService }>('nestjs-8x8');
    module = await Test.createTestingModule({ providers: [OptOuts] })
      .useMocker(() => mocked.SmsService.prototype)
      .compile();
    const sms = module.get(SmsService);
    jest.mocked(sms.send).mockReturnValue(Promise.resolve(sent) as never);

    await expect(module.get(OptOuts).confirm('+6591234567')).resolves.toBe('b2c9d5a0');

    expect(sms.send).toHaveBeenCalledTimes(1);
    expect(jest.isMockFunction(sms.getDetails)).toBe(true);
  });
});
