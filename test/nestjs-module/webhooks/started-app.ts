import 'reflect-metadata';
import type { INestApplication, ModuleMetadata, Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { EightByEightModule, type EightByEightModuleOptions } from 'nestjs-8x8';

export const servers = ['express', 'fastify'] as const;
export type ServerName = (typeof servers)[number];

export const secret = 'Bearer s3cret';
export const path = '/webhooks/8x8';

export interface StartedApp {
  readonly app: INestApplication;
  readonly url: string;
  /** Posts a body to the app, as 8x8 does. */
  post(body: unknown, headers?: Record<string, string>, at?: string): Promise<Response>;
}

export interface AppParts {
  readonly server: ServerName;
  readonly providers?: ModuleMetadata['providers'];
  readonly controllers?: Type[];
  readonly imports?: ModuleMetadata['imports'];
  readonly options?: Partial<EightByEightModuleOptions>;
  readonly webhooks?: Partial<NonNullable<EightByEightModuleOptions['webhooks']>>;
  readonly configure?: (app: INestApplication) => void;
}

/** Starts an app that receives webhooks, on a free port. */
export async function startApp(parts: AppParts): Promise<StartedApp> {
  const { server, providers = [], controllers = [], imports = [], options, webhooks, configure } = parts;
  @Module({
    imports: [
      EightByEightModule.forRootAsync({
        useFactory: () => ({
          apiKey: 'test-key',
          ...options,
          webhooks: { path, authorization: secret, ...webhooks },
        }),
      }),
      ...imports,
    ],
    providers,
    controllers,
  })
  class AppModule {}
  return listening(AppModule, server, configure);
}

/** Starts a module of the test's own as an app. */
export async function listening(
  module: Type,
  server: ServerName,
  configure?: (app: INestApplication) => void,
): Promise<StartedApp> {
  const adapter = server === 'express' ? new ExpressAdapter() : new FastifyAdapter();
  const app = await NestFactory.create(module, adapter, { logger: false, abortOnError: false });
  configure?.(app);
  try {
    await app.listen(0, '127.0.0.1');
  } catch (error) {
    await app.close();
    throw error;
  }
  const url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
  return {
    app,
    url,
    post: (body, headers = {}, at = path) =>
      fetch(url + at, {
        method: 'POST',
        headers: { authorization: secret, 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  };
}

let count = 0;

/** An inbound SMS. Each has its own UMID. */
export const inboundSms = (umid = `umid-${++count}`) => ({
  namespace: 'SMS',
  eventType: 'inbound_message_received',
  description: 'Inbound message received',
  payload: {
    umid,
    subAccountId: 'ExampleCo_SMS',
    source: '+6591234567',
    destination: '+6590000000',
    body: 'Hello',
  },
});

export const smsStatus = (state: string, umid = `umid-${++count}`) => ({
  namespace: 'SMS',
  eventType: 'outbound_message_status_changed',
  payload: { umid, status: { state } },
});

export const callAction = (eventId = `call-${++count}`) => ({
  namespace: 'VOICE',
  eventType: 'CALL_ACTION',
  payload: { eventId, callId: 'c1', sessionId: 's1', callStatus: 'CALL_RECEIVED' },
});
