import { afterEach, describe, expect, it } from '@jest/globals';
import {
  Catch,
  Controller,
  Inject,
  Injectable,
  Scope,
  UseFilters,
  UseGuards,
  UseInterceptors,
  UsePipes,
  type ArgumentsHost,
  type CanActivate,
  type ExceptionFilter,
  type ExecutionContext,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common';
import { REQUEST } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import {
  EightByEightModule,
  getWebhookReceiverToken,
  OnCallAction,
  OnEightByEight,
  OnInboundSms,
  OnSmsStatus,
  type EventHandlingError,
  type WebhookReceiver,
} from 'nestjs-8x8';
import type { WebhookEvent } from 'cpaas-8x8';
import { inboundSms, path, secret, servers, smsStatus, startApp, type StartedApp } from './started-app';

let started: StartedApp | undefined;
let seen: string[] = [];

afterEach(async () => {
  await started?.app.close();
  started = undefined;
  seen = [];
});

@Injectable()
class Fragile {
  fails = 1;

  @OnInboundSms()
  record(): void {
    seen.push('recorded');
  }

  @OnInboundSms()
  async answer(): Promise<void> {
    seen.push('answering');
    await Promise.resolve();
    if (this.fails-- > 0) throw new Error('the database is down');
  }
}

describe.each(servers)('handlers on %s', (server) => {
  it('runs only the failed handlers again when 8x8 repeats an event', async () => {
    started = await startApp({ server, providers: [Fragile] });
    const failures: EventHandlingError[] = [];
    started.app
      .get<WebhookReceiver>(getWebhookReceiverToken())
      .failures.subscribe((failure) => failures.push(failure));
    const sms = inboundSms();

    const answers = [await started.post(sms), await started.post(sms), await started.post(sms)];

    expect(answers.map(({ status }) => status)).toEqual([500, 200, 200]);
    expect(seen).toEqual(['recorded', 'answering', 'answering']);
    expect(failures.map(({ failed }) => failed.map(({ handler }) => handler))).toEqual([['Fragile.answer']]);
    expect(await answers[0]?.text()).not.toContain('database');
  });

  it('answers 503 while another delivery of the same event is being handled', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    @Injectable()
    class Slow {
      @OnInboundSms()
      async received(): Promise<void> {
        seen.push('began');
        await gate;
      }
    }
    started = await startApp({ server, providers: [Slow] });
    const sms = inboundSms();

    const first = started.post(sms);
    while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    const second = await started.post(sms);
    release();

    expect(second.status).toBe(503);
    expect(second.headers.get('retry-after')).toBe('1');
    expect((await first).status).toBe(200);
    expect(seen).toEqual(['began']);
  });

  it('supports several decorators on a method, filters by state, and runs the method once per event', async () => {
    @Injectable()
    class Stacked {
      @OnInboundSms()
      @OnSmsStatus({ state: ['DELIVERED', 'read'] })
      @OnEightByEight('sms.status', { state: 'read' })
      happened(event: WebhookEvent): void {
        seen.push(event.type);
      }
    }
    started = await startApp({ server, providers: [Stacked] });

    for (const event of [inboundSms(), smsStatus('sent'), smsStatus('delivered'), smsStatus('read')])
      expect((await started.post(event)).status).toBe(200);

    expect(seen).toEqual(['sms.inbound', 'sms.status', 'sms.status']);
  });

  it('applies the guards, interceptors, pipes and filters of the class and the method', async () => {
    @Injectable()
    class FromSingapore implements CanActivate {
      canActivate(context: ExecutionContext): boolean {
        const [event] = context.getArgs<[WebhookEvent]>();
        seen.push(`guard ${context.getType<string>()}`);
        return JSON.stringify(event.raw).includes('+65');
      }
    }
    @Injectable()
    class Around implements NestInterceptor {
      intercept(
        context: ExecutionContext,
        next: { handle(): ReturnType<NestInterceptor['intercept']> & object },
      ) {
        seen.push(`interceptor ${context.getHandler().name}`);
        return next.handle() as never;
      }
    }
    class Shorten implements PipeTransform {
      transform(event: WebhookEvent) {
        seen.push('pipe');
        return { ...event, key: 'shortened' };
      }
    }
    @Catch(RangeError)
    class Calm implements ExceptionFilter {
      catch(error: RangeError, host: ArgumentsHost) {
        seen.push(`filter ${error.message} ${host.getType<string>()}`);
        return 'handled';
      }
    }
    @Injectable()
    @UseGuards(FromSingapore)
    class Guarded {
      @OnInboundSms()
      @UseInterceptors(Around)
      @UsePipes(new Shorten())
      @UseFilters(new Calm())
      received(event: WebhookEvent): void {
        seen.push(`handler ${event.key}`);
        throw new RangeError('too far');
      }
    }
    started = await startApp({ server, providers: [Guarded] });
    const sms = inboundSms();

    const letIn = await started.post(sms);
    const keptOut = await started.post({ ...inboundSms(), payload: { umid: 'other', source: '+4912345' } });

    expect([letIn.status, keptOut.status]).toEqual([200, 500]);
    expect(seen).toEqual([
      'guard eightByEight',
      'interceptor received',
      'pipe',
      'handler shortened',
      'filter too far eightByEight',
      'guard eightByEight',
    ]);
  });

  it('creates a request-scoped provider for each event, which it can inject as REQUEST', async () => {
    let made = 0;
    @Injectable({ scope: Scope.REQUEST })
    class PerEvent {
      private readonly number = ++made;

      constructor(@Inject(REQUEST) private readonly request: WebhookEvent) {}

      @OnInboundSms()
      received(event: WebhookEvent): void {
        seen.push(`${this.number} ${this.request === event}`);
      }
    }
    started = await startApp({ server, providers: [PerEvent] });

    for (const event of [inboundSms(), inboundSms()]) await started.post(event);

    expect(seen).toEqual(['1 true', '2 true']);
  });

  it('finds handlers on controllers', async () => {
    @Controller('orders')
    class Orders {
      @OnInboundSms()
      received(): void {
        seen.push('controller');
      }
    }
    started = await startApp({ server, controllers: [Orders] });

    await started.post(inboundSms());

    expect(seen).toEqual(['controller']);
  });

  it('answers 200 to events without a handler, known or unknown', async () => {
    started = await startApp({ server, providers: [] });

    const answers = [await started.post(inboundSms()), await started.post({ something: 'new' })];

    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
  });
});

describe('handlers at startup', () => {
  it('are refused on a request-scoped controller', async () => {
    @Controller({ path: 'orders', scope: Scope.REQUEST })
    class Orders {
      @OnInboundSms()
      received(): void {}
    }

    await expect(startApp({ server: 'express', controllers: [Orders] })).rejects.toThrow(
      'Orders.received handles 8x8 events in a request-scoped controller',
    );
  });

  it('are refused if two methods answer call actions', async () => {
    @Injectable()
    class Calls {
      @OnCallAction()
      one() {
        return [{ action: 'hangup' as const }];
      }

      @OnCallAction()
      two() {
        return [{ action: 'hangup' as const }];
      }
    }

    await expect(startApp({ server: 'express', providers: [Calls] })).rejects.toThrow(
      'Calls.one and Calls.two both have @OnCallAction()',
    );
  });

  it('receive events in a testing module, which creates its server last', async () => {
    const testing = await Test.createTestingModule({
      imports: [
        EightByEightModule.forRoot({ apiKey: 'test-key', webhooks: { path, authorization: secret } }),
      ],
      providers: [Fragile],
    }).compile();
    const app = testing.createNestApplication({ logger: false });
    await app.listen(0, '127.0.0.1');
    app.get(Fragile).fails = 0;

    const response = await fetch((await app.getUrl()) + path, {
      method: 'POST',
      headers: { authorization: secret, 'content-type': 'application/json' },
      body: JSON.stringify(inboundSms()),
    });
    await app.close();

    expect(response.status).toBe(200);
    expect(seen).toEqual(['recorded', 'answering']);
  });
});
