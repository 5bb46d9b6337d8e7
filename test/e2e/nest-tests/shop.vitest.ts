import 'reflect-metadata';
import { Test } from '@nestjs/testing';
import { getEightByEightOptionsToken, SmsService } from 'nestjs-8x8';
import { createTestAccount, mockSmsService } from 'nestjs-8x8/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { OptOuts, ShopModule } from './shop';

const options = { apiKey: 'unused-in-tests', subAccountId: 'ExampleCo_SMS' };
const sent = {
  umid: 'b2c9d5a0',
  destination: '+6591234567',
  encoding: 'GSM7',
  status: { code: 'QUEUED', description: 'SMS is accepted and queued for processing' },
};

const shop = () =>
  Test.createTestingModule({ imports: [ShopModule] })
    .overrideProvider(getEightByEightOptionsToken())
    .useValue(options);

describe('a shop, tested with Vitest', () => {
  afterEach(() => vi.restoreAllMocks());

  it('converses with the sandbox', async () => {
    const account = await createTestAccount();
    const module = await Test.createTestingModule({ imports: [ShopModule] })
      .overrideProvider(account.optionsToken)
      .useValue(account.options)
      .compile();
    const app = await account.start(module.createNestApplication());

    await app.inboundSms({ from: '+6591234567', text: 'STOP' });

    const { text } = await app.expectMessage({ to: '+6591234567' }, { timeoutMs: 60_000 });
    expect(text).toBe('You are unsubscribed.');
    await account.close();
  });

  it('uses a mock of a service in place of the service', async () => {
    const sms = mockSmsService({ send: () => ({ umid: 'b2c9d5a0' }) });
    const module = await shop().overrideProvider(SmsService).useValue(sms).compile();

    await expect(module.get(OptOuts).confirm('+6591234567')).resolves.toBe('b2c9d5a0');

    expect(sms.calls).toMatchObject([{ method: 'send', input: { destination: '+6591234567' } }]);
    await module.close();
  });

  it('spies on the method of an injected service', async () => {
    const module = await shop().compile();
    const send = vi.spyOn(module.get(SmsService), 'send').mockResolvedValue(sent);

    await module.get(OptOuts).confirm('+6591234567');

    expect(send).toHaveBeenCalledExactlyOnceWith({
      destination: '+6591234567',
      text: 'You are unsubscribed.',
    });
    await module.close();
  });

  it('spies on the method of every instance', async () => {
    const send = vi.spyOn(SmsService.prototype, 'send').mockResolvedValue(sent);
    const module = await shop().compile();

    await module.get(OptOuts).confirm('+6591234567');

    expect(send).toHaveBeenCalledOnce();
    await module.close();
  });

  it('gets an automatic mock for what a test does not provide', async () => {
    const module = await Test.createTestingModule({ providers: [OptOuts] })
      .useMocker((token) => vi.mockObject((token as typeof SmsService).prototype))
      .compile();
    const sms = module.get(SmsService);
    vi.mocked(sms.send).mockResolvedValue(sent);

    await expect(module.get(OptOuts).confirm('+6591234567')).resolves.toBe('b2c9d5a0');

    expect(sms.send).toHaveBeenCalledOnce();
    expect(vi.isMockFunction(sms.getDetails)).toBe(true);
  });
});
