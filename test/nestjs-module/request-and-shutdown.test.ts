import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, Injectable, Logger, UseInterceptors } from '@nestjs/common';
import {
  EightByEightModule,
  EndWithRequest,
  InjectRequestSignal,
  outliveRequest,
  RequestSignal,
  SmsService,
} from 'nestjs-8x8';
import { adapters, startApp } from './app';

const message = { destination: '+6591234567', text: 'A text that nobody may read' };
const answer = {
  umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31',
  destination: '6591234567',
  encoding: 'GSM7',
  status: { code: 'QUEUED', description: 'queued' },
};

const ways = ['by-signal', 'by-interceptor', 'by-injected-signal'];

/** What became of the calls, by the way they were made. */
const ended: Record<string, Promise<unknown>> = {};

@Injectable()
class Orders {
  constructor(private readonly sms: SmsService) {}
  shipped() {
    return this.sms.send(message);
  }
}

@Injectable()
class Hasty {
  constructor(
    private readonly sms: SmsService,
    @InjectRequestSignal() private readonly signal: AbortSignal,
  ) {}
  shipped() {
    return this.sms.send(message, { signal: this.signal });
  }
}

/** Of its own, since what it injects makes it request-scoped. */
@Controller()
class HastyShop {
  constructor(private readonly hasty: Hasty) {}

  @Get('by-injected-signal')
  byInjectedSignal() {
    return (ended['by-injected-signal'] = this.hasty.shipped().catch((error: unknown) => error));
  }
}

@Controller()
class Shop {
  constructor(
    private readonly orders: Orders,
    private readonly sms: SmsService,
  ) {}

  @Get('by-signal')
  bySignal(@RequestSignal() signal: AbortSignal) {
    return (ended['by-signal'] = this.sms.send(message, { signal }).catch((error: unknown) => error));
  }

  @Get('by-interceptor')
  @UseInterceptors(EndWithRequest)
  byInterceptor() {
    return (ended['by-interceptor'] = this.orders.shipped().catch((error: unknown) => error));
  }

  @Get('outliving')
  @UseInterceptors(EndWithRequest)
  outliving() {
    return (ended['outliving'] = outliveRequest(() => this.orders.shipped()).catch(
      (error: unknown) => error,
    ));
  }
}

describe.each(adapters)('an app on %s, with 8x8 slow to answer', (adapter) => {
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
      controllers: [Shop, HastyShop],
      providers: [Orders, Hasty],
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

  it.each(ways)('ends a call when the client hangs up: %s', async (way) => {
    const client = new AbortController();
    const reached = once(eightByEight, 'held');
    const request = fetch(`${running.url}/${way}`, { signal: client.signal }).catch(() => undefined);
    await reached;

    client.abort();
    await request;

    await expect(ended[way]).resolves.toMatchObject({
      kind: 'transport',
      reason: 'aborted',
      outcome: 'unknown',
    });
  });

  it.each(ways)('does not end a call of a client that waits: %s', async (way) => {
    const reached = once(eightByEight, 'held');
    const request = fetch(`${running.url}/${way}`);
    await reached;
    reply();

    expect(await (await request).json()).toEqual(answer);
  });

  it('lets a call go on that is to outlive the request', async () => {
    const client = new AbortController();
    const reached = once(eightByEight, 'held');
    const request = fetch(`${running.url}/outliving`, { signal: client.signal }).catch(() => undefined);
    await reached;
    client.abort();
    await request;
    reply();

    await expect(ended['outliving']).resolves.toEqual(answer);
  });

  it('lets a request end that is on the wire when it shuts down, and refuses others', async () => {
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

  it('tells the logger of attempts, and of no key, number or text', async () => {
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
      expect.stringMatching(/^warn \[8x8\] sms\.send: 429 after \d+ ms, refused, again in \d+ ms$/),
      expect.stringMatching(/^debug \[8x8\] sms\.send: 200 after \d+ ms, attempt 2, umid b2c9d5a0/),
    ]);
    expect(lines.join()).not.toMatch(/secret|91234567|nobody/);
  });
});
