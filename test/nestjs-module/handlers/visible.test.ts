import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Injectable, Logger } from '@nestjs/common';
import type { WebhookEvent, WebhookEventOf } from 'cpaas-8x8';
import {
  getWebhookReceiverToken,
  MemoryEventStore,
  OnInboundSms,
  type EventReport,
  type EventStore,
  type WebhookReceiver,
} from 'nestjs-8x8';
import { map } from 'rxjs';
import { inboundSms, servers, startApp, type StartedApp } from '../webhooks/started-app';
import { RecordingLogger } from './recording-logger';

let started: StartedApp | undefined;
let log: RecordingLogger;
let release = (): void => undefined;

beforeEach(() => {
  log = new RecordingLogger();
});

afterEach(async () => {
  release();
  await started?.app.close();
  started = undefined;
  Logger.overrideLogger(false);
});

async function start(parts: Parameters<typeof startApp>[0]): Promise<StartedApp> {
  started = await startApp(parts);
  Logger.overrideLogger(log);
  return started;
}

@Injectable()
class Hanging {
  readonly gate = new Promise<void>((resolve) => (release = resolve));
  began = 0;
  succeeds = false;

  @OnInboundSms()
  async received(): Promise<void> {
    this.began++;
    if (!this.succeeds) await this.gate;
  }
}

@Injectable()
class Failing {
  @OnInboundSms()
  received(): void {
    throw new Error('the database is down');
  }
}

describe.each(servers)('what an operator sees on %s', (server) => {
  it('logs refused requests once a minute for each reason', async () => {
    const { post } = await start({ server });

    for (let each = 0; each < 3; each++) {
      expect((await post(inboundSms(), { authorization: 'Bearer wrong' })).status).toBe(401);
      expect((await post('no JSON')).status).toBe(400);
    }

    expect(log.having('got 401')).toEqual([
      'warn: A request to /webhooks/8x8 got 401: The Authorization header is missing or wrong. If 8x8 sent it, ' +
        'webhooks.authorization differs from the header that is registered at 8x8.',
    ]);
    expect(log.having('got 400')).toHaveLength(1);
    expect(log.lines.join()).not.toContain('Bearer wrong');
  });

  it('logs each failure once', async () => {
    const { post } = await start({ server, providers: [Failing] });

    expect((await post(inboundSms())).status).toBe(500);

    expect(log.having('the database is down')).toHaveLength(1);
  });

  it('ends a handler that hangs, and keeps what it did later', async () => {
    const { post, app } = await start({ server, providers: [Hanging], options: { handlerTimeoutMs: 50 } });
    const handler = app.get(Hanging);
    const sms = inboundSms();

    expect((await post(sms)).status).toBe(500);
    release();
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect((await post(sms)).status).toBe(200);
    expect(handler.began).toBe(1);
    expect(log.having('has not finished after 50 ms (handlerTimeoutMs)')).toHaveLength(1);
  });

  it('closes although a handler hangs, and has 8x8 deliver the event again', async () => {
    const { post, app } = await start({ server, providers: [Hanging], options: { shutdownTimeoutMs: 100 } });
    const delivery = post(inboundSms());
    while (app.get(Hanging).began === 0) await new Promise((resolve) => setTimeout(resolve, 5));

    await app.close();
    started = undefined;

    expect((await delivery).status).toBe(503);
  });

  it('answers 503 within two seconds, with a line, if the store does not answer', async () => {
    const never = (): Promise<never> => new Promise(() => undefined);
    const store: EventStore = { claim: never, handled: never, finish: never, release: never };
    const { post } = await start({ server, providers: [Failing], webhooks: { store } });

    const answer = await post(inboundSms());

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('1');
    expect(log.having('The store of webhook events failed in claim')).toHaveLength(1);
  });

  it('releases a claim that arrives after the store was given up', async () => {
    const memory = new MemoryEventStore();
    let late = true;
    const store: EventStore = {
      claim: async (key, leaseMs) => {
        const claim = await memory.claim(key, leaseMs);
        if (late) await new Promise((resolve) => setTimeout(resolve, 2_200));
        return claim;
      },
      handled: (key, handler) => memory.handled(key, handler),
      finish: (key, keepMs) => memory.finish(key, keepMs),
      release: (key, token) => memory.release(key, token),
    };
    const { post, app } = await start({ server, providers: [Hanging], webhooks: { store } });
    app.get(Hanging).succeeds = true;
    const sms = inboundSms();

    expect((await post(sms)).status).toBe(503);
    late = false;
    await new Promise((resolve) => setTimeout(resolve, 500));

    expect((await post(sms)).status).toBe(200);
  });

  it('survives listeners that throw, at once or later, also behind an operator', async () => {
    const { post, app } = await start({
      server,
      providers: [Failing],
      options: {
        onEvent: () => {
          throw new Error('onEvent broke');
        },
      },
    });
    const { failures } = app.get<WebhookReceiver>(getWebhookReceiverToken());
    const seen: string[] = [];
    const fail = (): never => {
      throw new Error('a listener broke');
    };
    failures.subscribe(fail);
    failures.subscribe({ next: () => Promise.reject(new Error('a listener broke')) as unknown as undefined });
    failures.pipe(map(fail)).subscribe();
    failures.pipe(map(({ event }) => event.type)).subscribe((type) => seen.push(type));

    expect((await post(inboundSms())).status).toBe(500);
    await new Promise((resolve) => setTimeout(resolve, 20));

    expect(seen).toEqual(['sms.inbound']);
    expect(log.having('a listener broke')).toHaveLength(3);
    expect(log.having('onEvent broke')).toHaveLength(1);
  });

  it('gives each handler an event of its own', async () => {
    const texts: (string | undefined)[] = [];
    @Injectable()
    class Changing {
      @OnInboundSms()
      async first(event: WebhookEventOf<'sms.inbound'>): Promise<void> {
        Object.assign(event.payload, { body: 'changed' });
        await Promise.resolve();
      }

      @OnInboundSms()
      async second(event: WebhookEventOf<'sms.inbound'>): Promise<void> {
        await new Promise((resolve) => setTimeout(resolve, 5));
        texts.push(event.payload.body);
      }
    }
    const { post } = await start({ server, providers: [Changing] });

    await post(inboundSms());

    expect(texts).toEqual(['Hello']);
  });

  it('reports each delivery to `onEvent`: outcome, duration and handlers', async () => {
    const reports: EventReport[] = [];
    @Injectable()
    class Once {
      fails = true;

      @OnInboundSms()
      received(event: WebhookEvent): void {
        if (this.fails) throw new Error(event.key);
      }
    }
    const { post, app } = await start({
      server,
      providers: [Once],
      options: { onEvent: (report) => reports.push(report) },
    });
    const sms = inboundSms();

    await post(sms);
    app.get(Once).fails = false;
    await post(sms);
    await post(sms);
    await post({ something: 'new' });

    expect(reports.map(({ type, outcome }) => `${type} ${outcome}`)).toEqual([
      'sms.inbound failed',
      'sms.inbound handled',
      'sms.inbound repeat',
      'unknown ignored',
    ]);
    expect(reports[0]).toMatchObject({
      account: 'default',
      handlers: [{ handler: 'Once.received', outcome: 'failed' }],
    });
    expect(reports.every(({ durationMs }) => durationMs >= 0)).toBe(true);
  });
});

describe('a slow handler', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is logged after 10 seconds, and again after 20 and 40', async () => {
    const { app } = await start({ server: 'express', providers: [Hanging] });
    const { parseWebhook } = await import('cpaas-8x8');
    jest.useFakeTimers();
    const handling = app.get<WebhookReceiver>(getWebhookReceiverToken()).handle(parseWebhook(inboundSms()));

    await jest.advanceTimersByTimeAsync(45_000);
    release();
    jest.useRealTimers();
    await handling;

    expect(log.having('Hanging.received has been running for')).toEqual([
      expect.stringContaining('for 10 s for sms.inbound'),
      expect.stringContaining('for 20 s for sms.inbound'),
      expect.stringContaining('for 40 s for sms.inbound'),
    ]);
  });
});
