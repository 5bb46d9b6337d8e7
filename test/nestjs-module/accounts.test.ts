import 'reflect-metadata';
import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Injectable,
  Module,
  type DynamicModule,
  type INestApplicationContext,
  type Provider,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  EightByEightModule,
  getEightByEightServiceToken,
  getEightByEightToken,
  InjectEightByEight,
  InjectEightByEightService,
  SmsService,
  type EightByEightClient,
  type EightByEightOptionsFactory,
} from 'nestjs-8x8';
import { createSandbox, type Sandbox } from '8x8-sandbox';

const message = { destination: '+6591234567', text: 'On its way' };

@Injectable()
class Senders {
  constructor(
    readonly sms: SmsService,
    @InjectEightByEightService(SmsService, 'jakarta') readonly jakarta: SmsService,
    @InjectEightByEight('jakarta') readonly client: EightByEightClient,
  ) {}
}

describe('accounts', () => {
  const open: { close(): Promise<unknown> }[] = [];

  afterEach(async () => {
    for (const each of open.splice(0)) await each.close();
  });

  async function sandbox(apiKey: string): Promise<Sandbox> {
    const started = await createSandbox({ account: { apiKey } });
    open.unshift(started);
    return started;
  }

  const optionsOf = ({ apiKey, url: baseUrl, subAccountIds }: Sandbox) => ({
    apiKey,
    baseUrl,
    subAccountIds,
  });

  async function boot(
    imports: DynamicModule[],
    providers: Provider[] = [],
  ): Promise<INestApplicationContext> {
    @Module({ imports, providers })
    class AppModule {}
    const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
    open.unshift(app);
    return app;
  }

  it('use their own API keys and subaccounts side by side', async () => {
    const [one, two] = [await sandbox('key-of-one'), await sandbox('key-of-two')];
    const app = await boot(
      [
        EightByEightModule.forRoot(optionsOf(one)),
        EightByEightModule.forRootAsync({ name: 'jakarta', useFactory: () => optionsOf(two) }),
      ],
      [Senders],
    );
    const { sms, jakarta, client } = app.get(Senders);

    await Promise.all([sms.send(message), jakarta.send(message), client.sms.send(message)]);

    expect(one.requests()).toHaveLength(1);
    expect(two.requests()).toHaveLength(2);
    expect(app.get(getEightByEightServiceToken(SmsService, 'jakarta'))).toBe(jakarta);
    expect(app.get(getEightByEightToken())).not.toBe(client);
  });

  it('stop the app if one is set up twice, with an error that says what to do', async () => {
    const booting = boot([
      EightByEightModule.forRoot({ name: 'jakarta', apiKey: 'key-of-one' }),
      EightByEightModule.forRoot({ name: 'jakarta', apiKey: 'key-of-two' }),
    ]);

    await expect(booting).rejects.toThrow(/the account "jakarta" is set up 2 times.*forRoot\(\{ name \}\)/);
  });

  it('can be set up once and imported by several modules', async () => {
    const account = EightByEightModule.forRoot({ apiKey: 'key-of-one' });
    @Module({ imports: [account] })
    class Orders {}
    const app = await boot([account, { module: Orders }]);

    expect(app.get(SmsService)).toHaveProperty('send');
  });

  it.each(['useClass', 'useExisting'] as const)('take their options from a class with %s', async (method) => {
    const one = await sandbox('key-of-one');
    @Injectable()
    class Options implements EightByEightOptionsFactory {
      createEightByEightOptions() {
        return optionsOf(one);
      }
    }
    @Module({ providers: [Options], exports: [Options] })
    class OptionsModule {}
    const app = await boot([
      EightByEightModule.forRootAsync(
        method === 'useClass' ? { useClass: Options } : { imports: [OptionsModule], useExisting: Options },
      ),
    ]);

    await expect(app.get(SmsService).send(message)).resolves.toHaveProperty('umid');
  });
});
