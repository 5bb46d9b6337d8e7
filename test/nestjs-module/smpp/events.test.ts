import { afterEach, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import type { WebhookEventOf } from 'cpaas-8x8';
import { EightByEightModule, OnInboundSms, OnSmsStatus, type EventReport } from 'nestjs-8x8';
import { EightByEightSmppModule, InjectSmpp } from 'nestjs-8x8/smpp';
import type { SmppClient } from 'smpp-8x8';

import { optionsFor, startApp as startHttpApp } from '../app';
import { closeAll, smppOptionsFor, startApp, startSandbox } from './smpp-app';

afterEach(closeAll);

/** Records what arrives. Fails as often as a test wants. */
@Injectable()
class Orders {
  readonly texts: (string | undefined)[] = [];
  readonly states: (string | undefined)[] = [];
  failures = 0;
  gate: Promise<void> = Promise.resolve();

  constructor(@InjectSmpp() readonly smpp: SmppClient) {}

  @OnInboundSms()
  async inbound({ payload }: WebhookEventOf<'sms.inbound'>): Promise<void> {
    this.texts.push(payload.body);
    await this.gate;
    if (this.failures-- > 0) throw new Error('The database is down');
  }

  @OnSmsStatus({ state: 'delivered' })
  delivered({ payload }: WebhookEventOf<'sms.status'>): void {
    this.states.push(payload.status?.detail);
  }
}

it('injects a client that sends, and runs the handlers of the receipts', async () => {
  const sandbox = await startSandbox();
  const running = await startApp({
    imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), isGlobal: true })],
    providers: [Orders],
  });
  const orders = running.get(Orders);
  const { umid } = await orders.smpp.send({ destination: '+6591234567', text: 'Hello' });
  await sandbox.waitFor(() => orders.states.length === 1);

  // The acknowledgement of the receipt.
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);

  expect(sandbox.messages({ umid })).toMatchObject([{ text: 'Hello' }]);
});

it('acknowledges a message only after its handler is done', async () => {
  const sandbox = await startSandbox();
  const app = await startApp({
    imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), isGlobal: true })],
    providers: [Orders],
  });
  const orders = app.get(Orders);
  let open = (): void => undefined;
  orders.gate = new Promise((resolve) => (open = resolve));

  sandbox.inboundSms({ from: '+6591234567', text: 'Where is it?' });
  await sandbox.waitFor(() => orders.texts.length === 1);
  const before = sandbox.smppStatus().waiting;
  open();
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);

  expect(before).toBe(1);
  expect(orders.texts).toEqual(['Where is it?']);
});

it('gets a message again whose handler failed, and reports both deliveries', async () => {
  const sandbox = await startSandbox();
  const reports: EventReport[] = [];
  const app = await startApp({
    imports: [
      EightByEightSmppModule.forRoot({
        ...smppOptionsFor(sandbox),
        isGlobal: true,
        onEvent: (report) => reports.push(report),
      }),
    ],
    providers: [Orders],
  });
  const orders = app.get(Orders);
  orders.failures = 1;

  sandbox.inboundSms({ from: '+6591234567', text: 'Where is it?' });
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);

  expect(orders.texts).toEqual(['Where is it?', 'Where is it?']);
  expect(reports.map(({ outcome }) => outcome)).toEqual(['failed', 'handled']);
});

it('handles a receipt once that comes three times', async () => {
  const sandbox = await startSandbox();
  const app = await startApp({
    imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), isGlobal: true })],
    providers: [Orders],
  });
  const orders = app.get(Orders);
  sandbox.addFault({ target: 'sms.status', effect: { kind: 'webhookRepeat', times: 2 } });

  await orders.smpp.send({ destination: '+6591234567', text: 'Hello' });
  await sandbox.waitFor(() => {
    const acknowledged = sandbox.smppStatus().binds.map((bind) => bind.acknowledged);
    return acknowledged.reduce((sum, count) => sum + count, 0) === 3;
  });

  expect(orders.states).toHaveLength(1);
});

it('handles a message once that comes over SMPP and to the webhook', async () => {
  const sandbox = await startSandbox();
  const reports: EventReport[] = [];
  const authorization = 'Bearer webhook-secret';
  const { app, url } = await startHttpApp('Express', {
    imports: [
      EightByEightModule.forRoot({
        ...optionsFor(sandbox),
        webhooks: { path: '/webhooks/8x8', authorization },
        onEvent: (report) => reports.push(report),
      }),
      EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox), isGlobal: true }),
    ],
    providers: [Orders],
  });
  const webhook = { subAccountId: '*', url: `${url}/webhooks/8x8`, httpAuthorization: authorization };
  sandbox.runOperation('sms.setWebhooks', { webhooks: [webhook] });

  sandbox.inboundSms({ from: '+6591234567', text: 'Where is it?' });
  await sandbox.waitForWebhook({ status: 'delivered' });
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);
  const { texts } = app.get(Orders);
  await app.close();

  expect(texts).toEqual(['Where is it?']);
  const outcomes = reports.map(({ outcome }) => outcome).filter((outcome) => outcome !== 'busy');
  expect(outcomes.sort()).toEqual(['handled', 'repeat']);
});

it('leaves messages of customers at 8x8 when no handler takes them', async () => {
  const sandbox = await startSandbox();
  await startApp({ imports: [EightByEightSmppModule.forRoot({ ...smppOptionsFor(sandbox) })] });

  sandbox.inboundSms({ from: '+6591234567', text: 'Is anybody there?' });
  await sandbox.waitFor(() => sandbox.clockStatus().scheduled > 0);

  expect(sandbox.smppStatus().waiting).toBe(1);
});
