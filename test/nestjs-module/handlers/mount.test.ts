import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module, type MiddlewareConsumer } from '@nestjs/common';
import { EightByEightModule, OnInboundSms } from 'nestjs-8x8';
import {
  inboundSms,
  listening,
  path,
  secret,
  servers,
  startApp,
  type ServerName,
  type StartedApp,
} from '../webhooks/started-app';

let started: StartedApp | undefined;
let seen: string[] = [];

afterEach(async () => {
  await started?.app.close();
  started = undefined;
  seen = [];
});

@Injectable()
class Orders {
  @OnInboundSms()
  received(): void {
    seen.push('handled');
  }
}

type Next = () => void;
interface Answer {
  end(text?: string): void;
}

/** An app with middleware of main.ts, middleware of a module, and a body parser. */
function startWithMiddleware(server: ServerName, mount: 'before' | 'after'): Promise<StartedApp> {
  @Module({
    imports: [
      EightByEightModule.forRoot({ apiKey: 'test-key', webhooks: { path, authorization: secret, mount } }),
    ],
    providers: [Orders],
  })
  class AppModule {
    configure(consumer: MiddlewareConsumer): void {
      consumer
        .apply((_request: unknown, _response: unknown, next: Next) => {
          seen.push('middleware of a module');
          next();
        })
        .forRoutes('*path');
    }
  }
  return listening(AppModule, server, (app) => {
    app.setGlobalPrefix('api');
    app.use((_request: unknown, _response: unknown, next: Next) => {
      seen.push('middleware of main.ts');
      next();
    });
  });
}

describe.each(servers)('the webhook path on %s', (server) => {
  it('comes before the middleware of the app', async () => {
    started = await startWithMiddleware(server, 'before');

    expect((await started.post(inboundSms())).status).toBe(200);
    expect(seen).toEqual(['handled']);
  });

  it("comes after the middleware of the app with mount: 'after'", async () => {
    started = await startWithMiddleware(server, 'after');

    expect((await started.post(inboundSms())).status).toBe(200);
    expect((await started.post(inboundSms(), { authorization: 'wrong' })).status).toBe(401);
    expect(seen[0]).toBe('middleware of main.ts');
    expect(seen).toContain('handled');
  });

  it('survives middleware that refuses everybody', async () => {
    started = await startApp({
      server,
      providers: [Orders],
      configure: (app) =>
        app.use((_request: unknown, response: Answer & { statusCode: number }) => {
          response.statusCode = 401;
          response.end();
        }),
    });

    expect((await started.post(inboundSms())).status).toBe(200);
  });

  it('leaves other paths to the app', async () => {
    started = await startApp({ server, providers: [Orders] });

    expect((await started.post(inboundSms(), {}, `${path}/more`)).status).toBe(404);
  });
});

describe('a trailing slash and case', () => {
  const variants = [`${path}/`, path.toUpperCase(), `${path}?from=8x8`];

  it.each(servers)('are ignored, as in the routes of Nest, on %s', async (server) => {
    started = await startApp({ server, providers: [Orders] });

    for (const variant of variants) expect((await started.post(inboundSms(), {}, variant)).status).toBe(200);
  });

  it('make no second path for another account', async () => {
    const other = EightByEightModule.forRoot({
      name: 'other',
      apiKey: 'test-key',
      webhooks: { path: `${path.toUpperCase()}/`, authorization: secret },
    });

    await expect(startApp({ server: 'express', imports: [other] })).rejects.toThrow('both receive webhooks');
  });
});
