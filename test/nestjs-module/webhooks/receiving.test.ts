import { connect } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  EightByEightModule,
  OnEightByEight,
  OnInboundSms,
  OnSmsStatus,
  type WebhookReceiver,
} from 'nestjs-8x8';
import { getWebhookReceiverToken } from 'nestjs-8x8';
import type { WebhookEvent, WebhookEventOf } from 'cpaas-8x8';
import {
  inboundSms,
  listening,
  path,
  secret,
  servers,
  smsStatus,
  startApp,
  type StartedApp,
} from './started-app';

let started: StartedApp | undefined;

afterEach(async () => {
  await started?.app.close();
  started = undefined;
});

@Injectable()
class Inbox {
  readonly texts: (string | undefined)[] = [];

  @OnInboundSms()
  received(event: WebhookEventOf<'sms.inbound'>): void {
    this.texts.push(event.payload.body);
  }
}

describe.each(servers)('webhooks on %s', (server) => {
  it('passes an SMS to its handler and answers 200', async () => {
    started = await startApp({ server, providers: [Inbox] });

    const response = await started.post(inboundSms());

    expect(response.status).toBe(200);
    expect(started.app.get(Inbox).texts).toEqual(['Hello']);
  });

  it('handles a repeated event once', async () => {
    started = await startApp({ server, providers: [Inbox] });
    const sms = inboundSms();

    const answers = [await started.post(sms), await started.post(sms)];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(started.app.get(Inbox).texts).toHaveLength(1);
  });

  it('answers 401 to a wrong or missing Authorization header, whatever the body is', async () => {
    started = await startApp({ server, providers: [Inbox] });

    const wrong = await started.post('not JSON', { authorization: 'Bearer wrong' });
    const missing = await fetch(started.url + path, { method: 'POST', body: JSON.stringify(inboundSms()) });

    expect([wrong.status, missing.status]).toEqual([401, 401]);
    expect(await wrong.text()).not.toContain('s3cret');
    expect(started.app.get(Inbox).texts).toEqual([]);
  });

  it('accepts both secrets while one replaces the other', async () => {
    started = await startApp({
      server,
      providers: [Inbox],
      webhooks: { authorization: [secret, 'Bearer next'] },
    });

    const answers = [
      await started.post(inboundSms()),
      await started.post(inboundSms(), { authorization: 'Bearer next' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });

  it('answers 413 to a body that is too large, with and without a Content-Length', async () => {
    started = await startApp({ server, providers: [Inbox], webhooks: { maxBytes: 1000 } });
    const large = JSON.stringify({ ...inboundSms(), filler: 'x'.repeat(5000) });

    const withLength = await started.post(large);
    const chunked = await fetch(started.url + path, {
      method: 'POST',
      headers: { authorization: secret },
      body: new Blob([large]).stream(),
      duplex: 'half',
    });

    expect([withLength.status, chunked.status]).toEqual([413, 413]);
    expect(started.app.get(Inbox).texts).toEqual([]);
  });

  it.each(['', 'no JSON', '[]', '"text"', '<xml/>', '{"a":'])('answers 400 to the body %j', async (body) => {
    started = await startApp({ server, providers: [Inbox] });

    const response = await started.post(body);

    expect(response.status).toBe(400);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH'])('answers 405 to %s', async (method) => {
    started = await startApp({ server, providers: [Inbox] });

    const response = await fetch(started.url + path, { method, headers: { authorization: secret } });

    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('POST');
  });

  it('parses JSON with any Content-Type', async () => {
    started = await startApp({ server, providers: [Inbox] });

    const answers = [
      await started.post(inboundSms(), { 'content-type': 'text/plain' }),
      await started.post(inboundSms(), { 'content-type': 'application/x-www-form-urlencoded' }),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(started.app.get(Inbox).texts).toHaveLength(2);
  });

  it('keeps working after a client aborts an upload', async () => {
    started = await startApp({ server, providers: [Inbox] });
    const { port } = new URL(started.url);
    await new Promise<void>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => {
        socket.write(
          `POST ${path} HTTP/1.1\r\nHost: x\r\nAuthorization: ${secret}\r\nContent-Length: 500\r\n\r\n{"na`,
        );
        setTimeout(() => socket.destroy(), 20);
      });
      socket.on('close', () => resolve());
    });

    const response = await started.post(inboundSms());

    expect(response.status).toBe(200);
    expect(started.app.get(Inbox).texts).toHaveLength(1);
  });

  it('leaves other routes alone, and ignores the global prefix', async () => {
    started = await startApp({
      server,
      providers: [Inbox],
      configure: (app) => app.setGlobalPrefix('api'),
    });

    const otherPath = await started.post(inboundSms(), {}, `${path}/more`);
    const webhookPath = await started.post(inboundSms(), {}, `${path}?from=8x8`);

    expect([otherPath.status, webhookPath.status]).toEqual([404, 200]);
  });

  it('passes events only to handlers of their account', async () => {
    const seen: string[] = [];
    @Injectable()
    class Both {
      @OnInboundSms()
      unnamed(): void {
        seen.push('unnamed');
      }

      @OnInboundSms({ account: 'singapore' })
      singapore(): void {
        seen.push('singapore');
      }

      @OnEightByEight('*', { account: '*' })
      every(event: WebhookEvent): void {
        seen.push(`every ${event.type}`);
      }
    }
    @Module({
      imports: [
        EightByEightModule.forRoot({ apiKey: 'one', webhooks: { path, authorization: secret } }),
        EightByEightModule.forRoot({
          name: 'singapore',
          apiKey: 'two',
          webhooks: { path: '/webhooks/singapore', authorization: 'Bearer other' },
        }),
      ],
      providers: [Both],
    })
    class AppModule {}
    started = await listening(AppModule, server);

    const answers = [
      await started.post(inboundSms('the-same')),
      await started.post(inboundSms('the-same'), { authorization: 'Bearer other' }, '/webhooks/singapore'),
      await started.post(inboundSms('the-same'), {}, '/webhooks/singapore'),
    ];

    expect(answers.map(({ status }) => status)).toEqual([200, 200, 401]);
    expect(seen).toEqual(['unnamed', 'every sms.inbound', 'singapore', 'every sms.inbound']);
  });

  it('does not start if two accounts use the same path', async () => {
    const webhooks = { path, authorization: secret };
    @Module({
      imports: [
        EightByEightModule.forRoot({ apiKey: 'one', webhooks }),
        EightByEightModule.forRoot({ name: 'singapore', apiKey: 'two', webhooks }),
      ],
    })
    class AppModule {}

    await expect(listening(AppModule, server)).rejects.toThrow(`both receive webhooks at ${path}`);
  });

  it('passes events to another intake, and answers 500 if the intake rejects them', async () => {
    started = await startApp({ server, providers: [Inbox] });
    const taken: string[] = [];
    const receiver = started.app.get<WebhookReceiver>(getWebhookReceiverToken());
    receiver.useIntake({
      take: (event) => {
        taken.push(event.type);
        return taken.length > 1 ? Promise.resolve() : Promise.reject(new Error('the queue is down'));
      },
    });

    const answers = [await started.post(smsStatus('sent')), await started.post(smsStatus('sent'))];

    expect(answers.map(({ status }) => status)).toEqual([500, 200]);
    expect(taken).toEqual(['sms.status', 'sms.status']);
  });
});

describe('webhooks at startup', () => {
  const booting = (module: new () => object) =>
    NestFactory.create(module, { logger: false, abortOnError: false }).then((app) => app.init());

  it('refuses handlers of an account that receives no webhooks', async () => {
    @Module({ imports: [EightByEightModule.forRoot({ apiKey: 'test-key' })], providers: [Inbox] })
    class AppModule {}

    await expect(booting(AppModule)).rejects.toThrow(
      'Inbox.received handles 8x8 events, but the default account receives none. Set webhooks: { path, authorization }',
    );
  });

  it('refuses an account without a secret', async () => {
    @Module({
      imports: [EightByEightModule.forRoot({ apiKey: 'test-key', webhooks: { path, authorization: '' } })],
      providers: [Inbox],
    })
    class AppModule {}

    await expect(booting(AppModule)).rejects.toThrow('webhooks.authorization');
  });

  it('refuses handlers of an account that the app does not have', async () => {
    @Injectable()
    class Elsewhere {
      @OnSmsStatus({ account: 'tokyo' })
      changed(): void {}
    }
    @Module({
      imports: [
        EightByEightModule.forRoot({ apiKey: 'test-key', webhooks: { path, authorization: secret } }),
      ],
      providers: [Elsewhere],
    })
    class AppModule {}

    await expect(booting(AppModule)).rejects.toThrow(
      'Elsewhere.changed handles events of the account "tokyo", which the app does not set up',
    );
  });
});
