import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Inject, Injectable, Logger, Module, Scope } from '@nestjs/common';
import { LazyModuleLoader, REQUEST } from '@nestjs/core';
import {
  EightByEightModule,
  hangup,
  OnCallAction,
  OnInboundSms,
  SmsService,
  type CallFlow,
} from 'nestjs-8x8';
import type { WebhookEvent } from 'cpaas-8x8';
import { callAction, inboundSms, servers, startApp, type StartedApp } from '../webhooks/started-app';
import { RecordingLogger } from './recording-logger';

/** A decorator of another library that replaces the method, as tracing and caching do. */
const Span =
  (): MethodDecorator =>
  (_target, _name, descriptor: PropertyDescriptor): PropertyDescriptor => {
    const original = descriptor.value as (...args: unknown[]) => unknown;
    return {
      ...descriptor,
      value(this: unknown, ...args: unknown[]) {
        seen.push('span');
        return original.apply(this, args);
      },
    };
  };

let started: StartedApp | undefined;
let seen: string[] = [];

beforeEach(() => {
  seen = [];
});

afterEach(async () => {
  await started?.app.close();
  started = undefined;
  Logger.overrideLogger(false);
});

describe.each(servers)('handlers are found on %s', (server) => {
  it('above and below a decorator that replaces the method', async () => {
    @Injectable()
    class Traced {
      @OnInboundSms()
      @Span()
      above(): void {
        seen.push('above');
      }

      @Span()
      @OnInboundSms()
      below(): void {
        seen.push('below');
      }
    }
    started = await startApp({ server, providers: [Traced] });

    await started.post(inboundSms());

    expect(seen).toEqual(['span', 'above', 'span', 'below']);
  });

  it('in a base class, and not if a method without a decorator overrides them', async () => {
    class Base {
      @OnInboundSms()
      inherited(): void {
        seen.push('inherited');
      }

      @OnInboundSms()
      overridden(): void {
        seen.push('overridden');
      }
    }
    @Injectable()
    class Derived extends Base {
      override overridden(): void {
        seen.push('never');
      }
    }
    started = await startApp({ server, providers: [Derived] });

    await started.post(inboundSms());

    expect(seen).toEqual(['inherited']);
  });

  it('in a module that is loaded lazily', async () => {
    @Injectable()
    class Late {
      constructor(@Inject(Greeting) private readonly greeting: Greeting) {}

      @OnInboundSms()
      received(): void {
        seen.push(this.greeting.text);
      }
    }
    @Module({ providers: [Late, Greeting] })
    class LateModule {}
    started = await startApp({ server, providers: [] });
    await started.post(inboundSms());
    await started.app.get(LazyModuleLoader).load(() => LateModule);

    const { status } = await started.post(inboundSms());

    expect(status).toBe(200);
    expect(seen).toEqual(['hello']);
  });

  it('for call actions as well: above a decorator that replaces the method, in a lazily loaded module', async () => {
    @Injectable()
    class Calls {
      @OnCallAction()
      @Span()
      answer(): CallFlow {
        return [hangup()];
      }
    }
    @Module({ providers: [Calls] })
    class CallsModule {}
    started = await startApp({ server, providers: [] });
    await started.app.get(LazyModuleLoader).load(() => CallsModule);

    const answer = await started.post(callAction());

    expect(await answer.json()).toEqual({ callflow: [hangup()] });
    expect(seen).toEqual(['span']);
  });

  it('in a provider that a request-scoped factory creates', async () => {
    class PerEvent {
      constructor(private readonly request: unknown) {}

      @OnInboundSms()
      received(event: WebhookEvent): void {
        seen.push(`same event: ${String(this.request === event)}`);
      }
    }
    started = await startApp({
      server,
      providers: [
        {
          provide: PerEvent,
          scope: Scope.REQUEST,
          inject: [REQUEST],
          useFactory: (request: unknown) => new PerEvent(request),
        },
      ],
    });

    await started.post(inboundSms());

    expect(seen).toEqual(['same event: true']);
  });

  it('in a transient provider, whose dependencies are injected', async () => {
    @Injectable({ scope: Scope.TRANSIENT })
    class Transient {
      constructor(@Inject(Greeting) private readonly greeting: Greeting) {}

      @OnInboundSms()
      received(): void {
        seen.push(this.greeting.text);
      }
    }
    started = await startApp({ server, providers: [Transient, Greeting] });

    await started.post(inboundSms());

    expect(seen).toEqual(['hello']);
  });
});

@Injectable()
class Greeting {
  readonly text = 'hello';
}

describe('handlers that could never be called', () => {
  it('are refused by name on properties, static methods and accessors', () => {
    const decorate = OnInboundSms() as unknown as (target: object, name: string | symbol) => void;
    class Orders {
      property = (): void => undefined;
      static fixed(): void {}
      get accessor(): () => void {
        return () => undefined;
      }
    }

    expect(() => decorate(Orders.prototype, 'property')).toThrow(
      'Orders.property has a decorator of 8x8 events',
    );
    expect(() => decorate(Orders, 'fixed')).toThrow('Orders.fixed has a decorator of 8x8 events');
    expect(() => decorate(Orders.prototype, 'accessor')).toThrow(
      'Orders.accessor has a decorator of 8x8 events',
    );
  });

  it('are named in a warning if no provider has their class', async () => {
    const log = new RecordingLogger();
    class Forgotten {
      @OnInboundSms()
      received(): void {}
    }
    @Module({ imports: [EightByEightModule.forRoot({ apiKey: 'test-key' })] })
    class AppModule {}
    const { NestFactory } = await import('@nestjs/core');

    const app = await NestFactory.createApplicationContext(AppModule, { logger: log, abortOnError: false });
    await app.close();

    expect(Forgotten.name).toBe('Forgotten');
    expect(log.having('Forgotten.received has a decorator of 8x8 events')).toHaveLength(1);
  });

  it('are refused if a whole account with webhooks is loaded lazily', async () => {
    started = await startApp({ server: 'express' });
    const lazy = EightByEightModule.forRoot({
      name: 'late',
      apiKey: 'test-key',
      webhooks: { path: '/late', authorization: 'Bearer late' },
    });

    await expect(started.app.get(LazyModuleLoader).load(() => lazy)).rejects.toThrow(
      'cannot be loaded lazily',
    );
    expect(started.app.get(SmsService)).toBeDefined();
  });
});
