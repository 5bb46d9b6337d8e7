import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Catch,
  HttpException,
  HttpStatus,
  Inject,
  Injectable,
  Logger,
  Scope,
  UnauthorizedException,
  UseFilters,
  UseInterceptors,
  ValidationPipe,
  type ArgumentsHost,
  type CallHandler,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type Provider,
} from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR, APP_PIPE, HttpAdapterHost } from '@nestjs/core';
import { hangup, OnCallAction, OnInboundSms, say, type CallFlow } from 'nestjs-8x8';
import { map, type Observable } from 'rxjs';
import { callAction, inboundSms, servers, startApp, type StartedApp } from '../webhooks/started-app';
import { RecordingLogger } from './recording-logger';

/** The guard of Nest's documentation about authentication. */
@Injectable()
class AuthGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<{ headers: Record<string, string | undefined> }>();
    const [type] = request.headers['authorization']?.split(' ') ?? [];
    if (type !== 'Session') throw new UnauthorizedException();
    return true;
  }
}

/** What a throttler does: it needs a response to write its headers to. */
@Injectable()
class ThrottlerGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const response = context.switchToHttp().getResponse<{ header(name: string, value: number): void }>();
    response.header('X-RateLimit-Limit', 10);
    return true;
  }
}

/** The interceptor of Nest's documentation about response mapping. */
@Injectable()
class TransformInterceptor implements NestInterceptor {
  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(map((data: unknown) => ({ data })));
  }
}

/** The filter of Nest's documentation that catches everything. */
@Catch()
class CatchEverythingFilter implements ExceptionFilter {
  constructor(@Inject(HttpAdapterHost) private readonly host: HttpAdapterHost) {}

  catch(exception: unknown, host: ArgumentsHost): void {
    const { httpAdapter } = this.host;
    const status =
      exception instanceof HttpException ? exception.getStatus() : HttpStatus.INTERNAL_SERVER_ERROR;
    const context = host.switchToHttp();
    const path = httpAdapter.getRequestUrl(context.getRequest()) as string;
    httpAdapter.reply(context.getResponse(), { statusCode: status, path }, status);
  }
}

/** A filter that reports to a service, and so is asynchronous. */
@Catch()
class ReportingFilter implements ExceptionFilter {
  async catch(): Promise<void> {
    await Promise.resolve();
  }
}

let started: StartedApp | undefined;
let seen: string[] = [];
let log: RecordingLogger;

@Injectable()
class Orders {
  fails = false;

  @OnInboundSms()
  received(): void {
    seen.push('handled');
    if (this.fails) throw new Error('the database is down');
  }

  @OnCallAction()
  answer(): CallFlow {
    return [{ action: 'hangup' }];
  }
}

const enhancers: Provider[] = [
  { provide: APP_GUARD, useClass: AuthGuard },
  { provide: APP_GUARD, useClass: ThrottlerGuard },
  { provide: APP_INTERCEPTOR, useClass: TransformInterceptor },
  { provide: APP_FILTER, useClass: CatchEverythingFilter },
  { provide: APP_FILTER, useClass: ReportingFilter },
  {
    provide: APP_PIPE,
    useFactory: () => new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }),
  },
];

beforeEach(() => {
  seen = [];
  log = new RecordingLogger();
  Logger.overrideLogger(log);
});

afterEach(async () => {
  await started?.app.close();
  started = undefined;
  Logger.overrideLogger(false);
});

/** The shared helper turns the logger off, so it is set again. */
async function start(parts: Parameters<typeof startApp>[0]): Promise<StartedApp> {
  started = await startApp(parts);
  Logger.overrideLogger(log);
  return started;
}

describe.each(servers)("an app with the global enhancers of Nest's documentation on %s", (server) => {
  it('handles events without them', async () => {
    const { post } = await start({ server, providers: [Orders, ...enhancers] });

    expect((await post(inboundSms())).status).toBe(200);
    expect(seen).toEqual(['handled']);
  });

  it('handles events and calls without those that main.ts adds', async () => {
    const { post } = await start({
      server,
      providers: [Orders],
      configure: (app) => {
        app.useGlobalGuards(new AuthGuard(), new ThrottlerGuard());
        app.useGlobalInterceptors(new TransformInterceptor());
        app.useGlobalFilters(new ReportingFilter());
        app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true }));
      },
    });

    const answers = [await post(inboundSms()), await post(callAction())];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(seen).toEqual(['handled']);
    expect(await answers[1]?.json()).toMatchObject({ callflow: [{ action: 'hangup' }] });
  });

  it('gets an event again if its handler fails, and logs the error of the handler', async () => {
    const { post, app } = await start({ server, providers: [Orders, ...enhancers] });
    app.get(Orders).fails = true;
    const sms = inboundSms();

    const failed = await post(sms);
    app.get(Orders).fails = false;
    const repeated = await post(sms);

    expect([failed.status, repeated.status]).toEqual([500, 200]);
    expect(seen).toEqual(['handled', 'handled']);
    expect(log.having('the database is down')).toHaveLength(1);
  });

  it.each(['handler', 'global'] as const)('never wraps a call flow (enhancers: %s)', async (scope) => {
    const { post } = await start({
      server,
      providers: [Orders, { provide: APP_INTERCEPTOR, useClass: TransformInterceptor }],
      options: { enhancers: scope },
    });

    const answer = await post(callAction());

    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ callflow: [{ action: 'hangup' }] });
  });

  it('never wraps a call flow by an interceptor of its class, which may return another call flow', async () => {
    @Injectable()
    class Shorten implements NestInterceptor {
      intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
        seen.push(context.getHandler().name);
        return next.handle().pipe(map((flow: CallFlow) => (Array.isArray(flow) ? flow.slice(-1) : flow)));
      }
    }
    class Calls {
      @OnCallAction()
      answer(): Promise<CallFlow> {
        return Promise.resolve([say('Goodbye', { voiceProfile: 'en-US-BenjaminRUS' }), hangup()]);
      }
    }
    @Injectable()
    @UseInterceptors(TransformInterceptor)
    class Wrapped extends Calls {}
    @Injectable({ scope: Scope.REQUEST })
    @UseInterceptors(Shorten)
    class Shortened extends Calls {}
    const flows: unknown[] = [];

    for (const provider of [Wrapped, Shortened]) {
      const { post, app } = await start({ server, providers: [provider, TransformInterceptor, Shorten] });
      const answer = (await (await post(callAction())).json()) as { readonly callflow: { action: string }[] };
      flows.push(answer.callflow.map(({ action }) => action));
      await app.close();
    }

    expect(flows).toEqual([['say', 'hangup'], ['hangup']]);
    expect(seen).toEqual(['answer']);
  });

  it("runs global guards if asked to (enhancers: 'global'), and logs what they throw", async () => {
    const { post } = await start({
      server,
      providers: [Orders, { provide: APP_GUARD, useClass: AuthGuard }],
      options: { enhancers: 'global' },
    });

    expect((await post(inboundSms())).status).toBe(500);
    expect(seen).toEqual([]);
    expect(log.having('Orders.received failed for sms.inbound')).toHaveLength(1);
  });

  it.each([
    ['an asynchronous one that returns nothing', ReportingFilter],
    ['one that expects an HTTP request', CatchEverythingFilter],
  ])("never loses an event to a global filter (enhancers: 'global'): %s", async (_name, useClass) => {
    const { post, app } = await start({
      server,
      providers: [Orders, { provide: APP_FILTER, useClass }],
      options: { enhancers: 'global' },
    });
    app.get(Orders).fails = true;

    expect((await post(inboundSms())).status).toBe(500);
    expect(log.lines[log.lines.findIndex((line) => line.startsWith('error'))]).toContain(
      'the database is down',
    );
  });

  it('lets a filter of the handler handle an error by returning a value, and logs the error first', async () => {
    @Catch(RangeError)
    class Calm implements ExceptionFilter {
      async catch(): Promise<string> {
        seen.push(`filter, after ${log.having('too far').length} line`);
        return Promise.resolve('handled');
      }
    }
    @Injectable()
    class Guarded {
      @OnInboundSms()
      @UseFilters(Calm)
      far(): void {
        throw new RangeError('too far');
      }
    }
    const { post } = await start({ server, providers: [Guarded] });

    expect((await post(inboundSms())).status).toBe(200);
    expect(seen).toEqual(['filter, after 1 line']);
  });

  it('hands an event over again if the filter of the handler returns nothing or fails', async () => {
    @Catch()
    class Nothing implements ExceptionFilter {
      async catch(): Promise<void> {
        await Promise.resolve();
      }
    }
    @Catch()
    class Broken implements ExceptionFilter {
      catch(): void {
        throw new Error('the filter is broken');
      }
    }
    @Injectable()
    @UseFilters(Nothing)
    class Silent {
      @OnInboundSms()
      received(): void {
        throw new Error('first');
      }
    }
    @Injectable()
    class Loud {
      @OnInboundSms()
      @UseFilters(Broken)
      received(): void {
        throw new Error('second');
      }
    }
    const { post } = await start({ server, providers: [Silent, Loud] });

    expect((await post(inboundSms())).status).toBe(500);
    for (const text of [
      'Silent.received failed',
      'first',
      'Loud.received failed',
      'second',
      'the filter is broken',
    ])
      expect(log.having(text)).not.toEqual([]);
  });
});
