import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { catalogue, entriesOf } from 'cpaas-8x8/pure';
import {
  AutomationService,
  ChatAppsService,
  ContactsService,
  EightByEightModule,
  NumberLookupService,
  SmsService,
  VerificationService,
  VideoInteractionService,
  VoiceService,
  WebhookConfigService,
  type ApiName,
} from 'nestjs-8x8';
import { operationInputs } from '../../sandbox/operation-inputs';
import { start, type Started } from '../../sandbox/started-sandbox';
import { adapters, optionsFor, startApp } from '../app';

const services = {
  sms: SmsService,
  chatApps: ChatAppsService,
  contacts: ContactsService,
  automation: AutomationService,
  verification: VerificationService,
  voice: VoiceService,
  numberLookup: NumberLookupService,
  videoInteraction: VideoInteractionService,
  webhookConfig: WebhookConfigService,
} satisfies Record<ApiName, unknown>;

type Method = (input: unknown) => { withResponse(): Promise<{ response: { status: number } }> };

describe.each(adapters)('the services, in an app on %s', (adapter) => {
  let started: Started;
  let running: Awaited<ReturnType<typeof startApp>>;

  beforeAll(async () => {
    started = await start({ settings: { rateLimits: false } });
    running = await startApp(adapter, { imports: [EightByEightModule.forRoot(optionsFor(started.sandbox))] });
  });
  afterAll(async () => {
    await running.app.close();
    await started.close();
  });

  it.each(entriesOf(catalogue).map((entry) => [entry.id, entry] as const))(
    'carry out %s',
    async (id, { apiName, name, operation }) => {
      const service = running.app.get<Readonly<Record<string, Method>>>(services[apiName as ApiName]);
      const input = await operationInputs[id]?.(started);

      const { response } = await (service[name] as Method)(input).withResponse();

      expect(response.status).toBe(operation.success === 302 ? 200 : operation.success);
    },
  );

  it('send to many recipients with sendAll', async () => {
    const recipients = ['+6591234567', '+6591234568'].map((destination) => ({ destination, text: 'Hello' }));

    const summary = await running.app.get(SmsService).sendAll(recipients);

    expect(summary).toMatchObject({ accepted: 2 });
  });
});

it('a service can be replaced in a test', async () => {
  @Injectable()
  class OrderUpdates {
    constructor(readonly sms: SmsService) {}
  }
  const sent: unknown[] = [];
  const module = await Test.createTestingModule({
    imports: [EightByEightModule.forRoot({ apiKey: 'no-key-at-all' })],
    providers: [OrderUpdates],
  })
    .overrideProvider(SmsService)
    .useValue({ send: (input: unknown) => sent.push(input) })
    .compile();

  await module.get(OrderUpdates).sms.send({ destination: '+6591234567', text: 'Hello' });

  expect(sent).toEqual([{ destination: '+6591234567', text: 'Hello' }]);
  await module.close();
});
