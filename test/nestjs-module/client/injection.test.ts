import { describe, expect, it, jest } from '@jest/globals';
import { Inject, Injectable, Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import {
  EightByEightClient,
  EightByEightModule,
  getEightByEightOptionsToken,
  getEightByEightServiceToken,
  getEightByEightToken,
  hangup,
  RejectedError,
  SmsService,
  VoiceService,
  type WebhookEventOf,
} from 'nestjs-8x8';
import { mockSmsService, mockVoiceService } from 'nestjs-8x8/testing';
import * as core from 'cpaas-8x8';

@Injectable()
class OrderUpdates {
  constructor(
    @Inject(SmsService) private readonly sms: SmsService,
    @Inject(EightByEightClient) readonly client: EightByEightClient,
  ) {}

  async shipped(destination: string): Promise<string> {
    const { umid } = await this.sms.send({ destination, text: 'On its way' });
    return umid;
  }
}

const testingModule = (): ReturnType<typeof Test.createTestingModule> =>
  Test.createTestingModule({
    imports: [EightByEightModule.forRoot({ apiKey: 'test-key', subAccountId: 'ExampleCo_SMS' })],
    providers: [OrderUpdates],
  });

describe('an app needs nestjs-8x8 alone', () => {
  it('which has what the client has: errors, helpers and types', () => {
    const event: Partial<WebhookEventOf<'sms.inbound'>> = { type: 'sms.inbound' };

    expect(RejectedError).toBe(core.RejectedError);
    expect(hangup()).toEqual(core.hangup());
    expect(event.type).toBe('sms.inbound');
  });

  it('and injects the client by its class', async () => {
    const app = await testingModule().compile();

    expect(app.get(OrderUpdates).client).toBe(app.get(getEightByEightToken()));
    await app.close();
  });
});

describe('tests of an app', () => {
  it('replace the factory of the options: it does not run', async () => {
    const useFactory = jest.fn((): never => {
      throw new Error('This configuration exists in production only.');
    });
    @Module({ imports: [EightByEightModule.forRootAsync({ useFactory })] })
    class AppModule {}

    const app = await Test.createTestingModule({ imports: [AppModule] })
      .overrideProvider(getEightByEightOptionsToken())
      .useValue({ apiKey: 'test-key' })
      .compile();

    expect(useFactory).not.toHaveBeenCalled();
    expect(app.get(SmsService)).toBeInstanceOf(SmsService);
    await app.close();
  });

  it('spy on the methods of a service, on the instance and on the class', async () => {
    const app = await testingModule().compile();
    const answer = { umid: 'm1' } as Awaited<ReturnType<SmsService['send']>>;
    const onInstance = jest.spyOn(app.get(SmsService), 'send').mockReturnValue(answer as never);

    expect(await app.get(OrderUpdates).shipped('+6591234567')).toBe('m1');
    onInstance.mockRestore();
    const onClass = jest.spyOn(SmsService.prototype, 'send').mockReturnValue({ umid: 'm2' } as never);
    expect(await app.get(OrderUpdates).shipped('+6591234567')).toBe('m2');
    onClass.mockRestore();
    await app.close();
  });

  it('mock a service automatically, as Jest and `useMocker` of Nest do', async () => {
    const mocked = jest.createMockFromModule<{ readonly SmsService: new () => SmsService }>('nestjs-8x8');
    const mock = jest.mocked(new mocked.SmsService());
    mock.send.mockReturnValue(Promise.resolve({ umid: 'mocked' }) as never);

    const app = await testingModule().overrideProvider(SmsService).useValue(mock).compile();

    expect(await app.get(OrderUpdates).shipped('+6591234567')).toBe('mocked');
    expect(mock.sendAll).toBeDefined();
    await app.close();
  });

  it('use mockSmsService(), which records calls and names methods without a mock', async () => {
    const sms = mockSmsService({ send: () => ({ umid: 'm1' }) });
    const app = await testingModule().overrideProvider(SmsService).useValue(sms).compile();

    expect(await app.get(OrderUpdates).shipped('+6591234567')).toBe('m1');
    expect(sms.calls).toEqual([
      { method: 'send', input: { destination: '+6591234567', text: 'On its way' } },
    ]);
    await expect(mockVoiceService().getNumbers({})).rejects.toThrow('voice.getNumbers has no mock');
    await app.close();
  });

  it('override a method in a subclass', async () => {
    class Counting extends SmsService {
      count = 0;

      override send(...args: Parameters<SmsService['send']>): ReturnType<SmsService['send']> {
        this.count++;
        return super.send(...args);
      }
    }
    const app = await testingModule().compile();
    const sms = new Counting(app.get(EightByEightClient));

    await expect(sms.send({ destination: 'nobody', text: '' })).rejects.toThrow(core.ValidationError);
    expect(sms.count).toBe(1);
    await app.close();
  });
});

describe('injection tokens', () => {
  it('do not depend on the names of classes, which bundlers shorten', async () => {
    const services = [SmsService, VoiceService];
    const names = services.map((service) => service.name);
    for (const service of services) Object.defineProperty(service, 'name', { value: 'a' });

    const tokens = services.map((service) => getEightByEightServiceToken(service as never, 'jakarta'));
    for (const [index, service] of services.entries())
      Object.defineProperty(service, 'name', { value: names[index] });

    expect(new Set(tokens).size).toBe(2);
  });

  it('are refused for classes that no account provides', () => {
    class Own {
      readonly name = 'own';
    }

    expect(() => getEightByEightServiceToken(Own, 'jakarta')).toThrow('Own is no service of nestjs-8x8');
  });
});
