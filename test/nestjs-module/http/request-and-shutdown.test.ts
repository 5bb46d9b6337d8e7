import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Injectable, Logger, UseInterceptors } from '@nestjs/common';
import { EightByEightModule, EndWithRequest, outliveRequest, SmsService } from 'nestjs-8x8';
import { adapters, startApp } from '../app';

const message = { destination: '+6591234567', text: 'A text that nobody may read' };
const answer = {
  umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31',
  destination: '6591234567',
  encoding: 'GSM7',
  status: { code: 'QUEUED', description: 'queued' },
};

const routes = ['by-interceptor'];

/** The results of the calls, by route. */
const results: Record<string, Promise<unknown>> = {};

@Injectable()
class Orders {
  constructor(private readonly sms: SmsService) {}
  shipped() {
    return this.sms.send(message);
  }
}

@Controller()
class Shop {
  constructor(private readonly orders: Orders) {}

  @Get('by-interceptor')
  @UseInterceptors(EndWithRequest)
  byInterceptor() {
    return (results['by-interceptor'] = this.orders.shipped().catch((error: unknown) => error));
  }

  @Get('outliving')
  @UseInterceptors(EndWithRequest)
  outliving() {
    return (results['outliving'] = outliveRequest(() => this.orders.shipped()).catch(
      (error: unknown) => error,
    ));
  }
}

describe.each(adapters)('an app on %s, while 8x8 is slow', (adapter) => {
  let eightByEight: Server;
  let running: Awaited<ReturnType<typeof startApp>>;
  let closed: boolean;
  const held: ServerResponse[] = [];

  beforeEach(async () => {
    held.length = 0;
    closed = false;
    eightByEight = createServer((_, response) => {
      held.push(response);
      eightByEight.emit('held');
    });
    await new Promise<void>((resolve) => eightByEight.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(eightByEight.address() as AddressInfo).port}`;
    running = await startApp(adapter, {
      imports: [
        EightByEightModule.forRoot({
          apiKey: 'a-very-secret-key',
          subAccountId: 'ExampleCo_SMS',
          baseUrl,
          shutdownTimeoutMs: 20_000,
        }),
      ],
      controllers: [Shop],
      providers: [Orders],
    });
  });
  afterEach(async () => {
    for (const response of held) response.destroy();
    if (!closed) await running.app.close();
    await new Promise((resolve) => eightByEight.close(resolve));
  });

  const reply = (status = 200): void => {
    held.shift()?.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  };

  it.each(routes)('aborts a call when the client disconnects: %s', async (route) => {
    const client = new AbortController();
    const reached = once(eightByEight, 'held');
    const request = fetch(`${running.url}/${route}`, { signal: client.signal }).catch(() => undefined);
    await reached;

    client.abort();
    await request;

    await expect(results[route]).resolves.toMatchObject({
      kind: 'transport',
      reason: 'aborted',
      outcome: 'unknown',
    });
  });

  it.each(routes)('finishes a call while the client stays connected: %s', async (route) => {
    const reached = once(eightByEight, 'held');
    const request = fetch(`${running.url}/${route}`);
    await reached;
    reply();

    expect(await (await request).json()).toEqual(answer);
  });

  it('continues a call in outliveRequest after the client disconnects', async () => {
    const client = new AbortController();
    const reached = once(eightByEight, 'held');
    const request = fetch(`${running.url}/outliving`, { signal: client.signal }).catch(() => undefined);
    await reached;
    client.abort();
    await request;
    reply();

    await expect(results['outliving']).resolves.toEqual(answer);
  });

  it('finishes running requests on shutdown, and refuses new ones', async () => {
    const sms = running.app.get(SmsService);
    const reached = once(eightByEight, 'held');
    const sent = sms.send(message).then((result) => result.umid);
    await reached;

    closed = true;
    const closing = running.app.close();
    // The app's own server closes before calls are refused.
    await new Promise((resolve) => setTimeout(resolve, 500));
    await expect(sms.send(message)).rejects.toMatchObject({
      outcome: 'not-sent',
      message: expect.stringContaining('shutting down'),
    });
    reply();

    await expect(sent).resolves.toBe(answer.umid);
    await closing;
  });

  it('logs attempts without API keys, phone numbers and texts', async () => {
    const lines: string[] = [];
    const write = (level: string) => (text: unknown, context?: unknown) =>
      void lines.push(`${level} [${String(context)}] ${String(text)}`);
    Logger.overrideLogger({
      log: write('log'),
      error: write('error'),
      warn: write('warn'),
      debug: write('debug'),
    });
    const sms = running.app.get(SmsService);
    const first = once(eightByEight, 'held');
    const sent = sms.send(message).then(String);
    await first;
    const second = once(eightByEight, 'held');
    reply(429);
    await second;
    reply();
    await sent;
    Logger.overrideLogger(false);

    expect(lines).toEqual([
      expect.stringMatching(/^warn \[8x8\] sms\.send: 429 after \d+ ms, refused, retry in \d+ ms$/),
      expect.stringMatching(/^debug \[8x8\] sms\.send: 200 after \d+ ms, attempt 2, umid b2c9d5a0/),
    ]);
    expect(lines.join()).not.toMatch(/secret|91234567|nobody/);
  });
});
