import { EventEmitter } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  Body,
  Catch,
  Controller,
  Get,
  Injectable,
  Logger,
  Param,
  Post,
  UseFilters,
  type ArgumentsHost,
  type ExceptionFilter,
  type Provider,
  type Type,
} from '@nestjs/common';
import { APP_FILTER, HttpAdapterHost } from '@nestjs/core';
import { ExecutionContextHost } from '@nestjs/core/helpers/execution-context-host';
import { createSandbox, type FaultEffect, type Sandbox } from '8x8-sandbox';
import { ApiError, createVerifier, ValidationError } from 'cpaas-8x8';
import {
  EightByEightExceptionFilter,
  EightByEightModule,
  InjectEightByEightService,
  OnInboundSms,
  SmsService,
  VerificationService,
  getWebhookReceiverToken,
  type EightByEightModuleOptions,
  type WebhookReceiver,
} from 'nestjs-8x8';
import { OperationDto } from 'nestjs-8x8/dto';
import { adapters, optionsFor, startApp } from '../app';
import { inboundSms } from '../webhooks/started-app';

class SendSmsDto extends OperationDto('sms.send') {}

const text = 'A text that nobody else may read';
const destination = '+6591234567';

@Controller()
class Shop {
  constructor(
    private readonly sms: SmsService,
    private readonly verification: VerificationService,
  ) {}

  @Post('send')
  send(@Body() input: Record<string, never>) {
    return this.sms.send(input as never);
  }

  @Post('send-checked')
  sendChecked(@Body() input: SendSmsDto) {
    return this.sms.send(input);
  }

  @Get('messages/:umid')
  message(@Param('umid') umid: string) {
    return this.sms.getDetails({ umid });
  }

  @Post('verify')
  async verify() {
    const session = await createVerifier(this.verification).start(destination);
    await session.resend();
  }

  @Post('stop/:batchId')
  stop(@Param('batchId') batchId: string) {
    return this.sms.cancelBatch({ batchId });
  }

  @Get('own-fault')
  ownFault() {
    throw new Error('a fault of the app');
  }
}

@Injectable()
class Greetings {
  constructor(private readonly sms: SmsService) {}

  @OnInboundSms()
  greet() {
    return this.sms.send({ destination: 'nowhere', text });
  }
}

/** An app's own filter for every error. */
@Catch()
class CatchAll implements ExceptionFilter {
  constructor(private readonly host: HttpAdapterHost) {}

  catch(_: unknown, host: ArgumentsHost): void {
    this.host.httpAdapter.reply(host.switchToHttp().getResponse(), { message: 'caught' }, 418);
  }
}

@Controller()
class JakartaShop {
  constructor(@InjectEightByEightService(SmsService, 'jakarta') private readonly sms: SmsService) {}

  @Post('jakarta')
  send() {
    return this.sms.send({ destination: 'nowhere', text });
  }
}

@UseFilters(EightByEightExceptionFilter)
@Controller()
class FilteringShop extends Shop {}

interface JsonResponse {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: {
    readonly statusCode: number;
    readonly message: string | readonly string[];
    readonly error?: string;
    readonly outcome?: string;
    readonly code?: number;
  };
}

describe.each(adapters)('an app on %s', (adapter) => {
  let sandbox: Sandbox;
  let running: Awaited<ReturnType<typeof startApp>>;
  let logged: string[];

  beforeEach(async () => {
    sandbox = await createSandbox({ timeScale: 0.001 });
    logged = [];
  });
  afterEach(async () => {
    Logger.overrideLogger(false);
    await running.app.close();
    await sandbox.close();
  });

  const start = async (
    options: Partial<EightByEightModuleOptions> = {},
    controller: Type = Shop,
    providers: Provider[] = [],
  ) => {
    running = await startApp(adapter, {
      imports: [
        EightByEightModule.forRoot({
          ...optionsFor(sandbox),
          maxRetries: 0,
          ...options,
          exceptionFilter: controller === Shop,
        }),
      ],
      controllers: [controller],
      providers,
    });
    const write = (line: unknown) => void logged.push(String(line));
    Logger.overrideLogger({ log: write, warn: write, error: write, debug: write });
  };

  const request = async (path: string, body?: object): Promise<JsonResponse> => {
    const response = await fetch(`${running.url}${path}`, {
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
      headers: { 'content-type': 'application/json' },
    });
    const { status, headers } = response;
    return { status, retryAfter: headers.get('retry-after'), body: (await response.json()) as never };
  };
  const send = () => request('/send', { destination, text });

  const addFault = (effect: FaultEffect): void => void sandbox.addFault({ target: 'sms', effect });

  it('answers 400 with what is wrong with each field, and sends nothing', async () => {
    await start();

    const answer = await request('/send', { text: 5 });

    expect(answer).toMatchObject({
      status: 400,
      body: {
        statusCode: 400,
        error: 'Bad Request',
        operation: 'sms.send',
        outcome: 'not-sent',
        message: [expect.stringMatching(/^destination is missing/), expect.stringMatching(/^text is /)],
      },
    });
    expect(sandbox.requests()).toEqual([]);
  });

  it('answers 422 to a refusal of 8x8, and 404 if 8x8 finds nothing', async () => {
    await start();
    addFault({ kind: 'error', status: 400, code: 1005, reason: 'Sender not known' });
    expect(await send()).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('Sender not known'), code: 1005, outcome: 'refused' },
    });
    sandbox.clearFaults();

    addFault({ kind: 'rejected', reason: 'Number is barred' });
    expect(await send()).toMatchObject({
      status: 422,
      body: { message: expect.stringContaining('Number is barred'), outcome: 'refused' },
    });
    sandbox.clearFaults();

    expect(await request('/messages/5f0d3c52-0b7e-4d7c-9a53-2f0d8c1b7e44')).toMatchObject({
      status: 404,
      body: { statusCode: 404, error: 'Not Found' },
    });
  });

  it('answers 502 if 8x8 does not accept the API key, without revealing the key', async () => {
    const apiKey = 'a-very-secret-key';
    await start({ apiKey });

    const answer = await send();

    expect(answer).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('credentials of this app'), outcome: 'refused' },
    });
    expect(JSON.stringify(answer)).not.toContain(apiKey);
    expect(logged.join()).toContain('Copy the');
    expect(logged.join()).toMatch(
      /sms\.send ended with ApiError \(refused, HTTP 401, code \d+, error ID \S+\)/,
    );
    expect(logged.join()).not.toMatch(/a-very-secret-key|91234567|nobody else/);
  });

  it('answers 503 with Retry-After if 8x8 gets too many requests', async () => {
    await start();
    addFault({ kind: 'tooManyRequests', retryAfter: 7 });

    expect(await send()).toMatchObject({ status: 503, retryAfter: '7', body: { outcome: 'refused' } });
  });

  it('answers 504 after a timeout, and says that the message may have been sent', async () => {
    await start({ timeoutMs: 200 });
    addFault({ kind: 'stall', ms: 60_000 });

    const answer = await send();

    expect(answer).toMatchObject({
      status: 504,
      body: { message: expect.stringContaining('may have taken effect'), outcome: 'unknown' },
    });
    expect(JSON.stringify(answer)).not.toContain(text);
  });

  it.each(['internalError', 'resetAfter', 'html'] as const)(
    'answers 502 if the message may have been sent, and says so: %s',
    async (kind) => {
      await start();
      addFault({ kind });

      expect(await send()).toMatchObject({
        status: 502,
        body: { message: expect.stringContaining('may have taken effect'), outcome: 'unknown' },
      });
    },
  );

  it.each<FaultEffect>([{ kind: 'tooManyRequests' }, { kind: 'error', status: 401, code: 1200 }])(
    'says that the call may have taken effect if an earlier attempt may have, and the last one got %j',
    async (effect) => {
      await start({ maxRetries: 1 });
      const target = 'sms.cancelBatch';
      sandbox.addFault({ target, trigger: { next: 1 }, effect: 'internalError' });
      sandbox.addFault({ target, effect });

      expect(await request('/stop/5f0d3c52-0b7e-4d7c-9a53-2f0d8c1b7e44', {})).toMatchObject({
        status: 502,
        retryAfter: null,
        body: { message: expect.stringContaining('may have taken effect'), outcome: 'unknown' },
      });
    },
  );

  it('answers 502 if 8x8 cannot be reached, and says that nothing was sent', async () => {
    const baseUrl = await unusedUrl();
    await start({ baseUrl });

    expect(await send()).toMatchObject({
      status: 502,
      body: { message: expect.stringContaining('Nothing was changed'), outcome: 'not-sent' },
    });
  });

  it('answers 429 with Retry-After if a code is requested too soon', async () => {
    await start();

    const answer = await request('/verify', {});

    expect(answer).toMatchObject({ status: 429 });
    expect(Number(answer.retryAfter)).toBeGreaterThan(0);
  });

  it('leaves other errors to Nest', async () => {
    await start();

    expect(await request('/send-checked', { text })).toMatchObject({
      status: 400,
      body: { error: 'Bad Request', message: [expect.stringMatching(/^destination is missing/)] },
    });
    expect(await request('/own-fault')).toMatchObject({
      status: 500,
      body: { message: 'Internal server error' },
    });
  });

  it('handles errors of every account, even if only one account installs it', async () => {
    running = await startApp(adapter, {
      imports: [
        EightByEightModule.forRoot({ ...optionsFor(sandbox), exceptionFilter: true }),
        EightByEightModule.forRoot({ ...optionsFor(sandbox), name: 'jakarta' }),
      ],
      controllers: [JakartaShop],
    });

    expect(await request('/jakarta', {})).toMatchObject({ status: 400 });
  });

  it('runs before an APP_FILTER of the app that catches everything', async () => {
    await start({}, Shop, [{ provide: APP_FILTER, useClass: CatchAll }]);
    expect(await request('/send', { text })).toMatchObject({ status: 400 });
    expect(await request('/own-fault')).toMatchObject({ status: 418 });
  });

  it('can be installed for one controller, and is off by default', async () => {
    await start({}, FilteringShop);
    expect(await request('/send', { text })).toMatchObject({ status: 400 });
    await running.app.close();

    running = await startApp(adapter, {
      imports: [EightByEightModule.forRoot(optionsFor(sandbox))],
      controllers: [Shop],
    });
    expect(await request('/send', { text })).toMatchObject({ status: 500 });
  });

  it('leaves errors of webhook handlers alone, so that 8x8 repeats the event', async () => {
    const webhooks = { path: '/webhooks/8x8', authorization: false } as const;
    await start({ webhooks }, undefined, [Greetings]);
    const failures: unknown[] = [];
    running.app
      .get<WebhookReceiver>(getWebhookReceiverToken())
      .failures.subscribe(({ failed }) => failures.push(...failed));

    const { status } = await fetch(`${running.url}/webhooks/8x8`, {
      method: 'POST',
      body: JSON.stringify(inboundSms()),
    });

    expect(status).toBe(500);
    expect(failures).toMatchObject([{ error: { kind: 'validation' } }]);
  });
});

/** Neither socket.io nor ws is installed: the host is Nest's own, and the client has what both clients share. */
describe('a WebSocket gateway', () => {
  const catchError = (error: unknown, client: object): unknown => {
    const host = new ExecutionContextHost([client, {}, 'send']);
    host.setType('ws');
    Logger.overrideLogger(false);
    return new EightByEightExceptionFilter().catch(error as ApiError, host);
  };

  it('emits the error to its client, because an error thrown by the filter would end the process', () => {
    const client = new EventEmitter();
    const seen: unknown[] = [];
    client.on('exception', (payload) => seen.push(payload));
    const issue = { path: 'text', rule: 'required', message: 'is missing', advice: 'Give it a value.' };

    catchError(new ValidationError('sms.send', [issue]), client);
    catchError(
      new ApiError('sms.send', 'broken', 'Try again.', 'unknown', {
        status: 500,
        errorId: 'e1',
        attempts: 1,
      }),
      client,
    );

    expect(seen).toEqual([
      {
        status: 'error',
        message: ['text is missing. Give it a value.'],
        operation: 'sms.send',
        outcome: 'not-sent',
      },
      {
        status: 'error',
        message: expect.stringContaining('may have taken effect'),
        operation: 'sms.send',
        outcome: 'unknown',
        errorId: 'e1',
      },
    ]);
  });

  it('does nothing if its client cannot receive events', () => {
    expect(catchError(new ValidationError('sms.send', []), {})).toBeUndefined();
  });
});

/** A URL at which nothing listens. */
async function unusedUrl(): Promise<string> {
  const listener: RequestListener = (_, response) => response.end();
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
