import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { Module, ValidationPipe, type INestApplication, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ExpressAdapter } from '@nestjs/platform-express';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Sandbox } from '8x8-sandbox';
import type { EightByEightModuleOptions } from 'nestjs-8x8';

/** The HTTP servers that Nest supports. */
export const adapters = ['Express', 'Fastify'] as const;
export type Adapter = (typeof adapters)[number];

/** Starts an app on a free port, with the strictest ValidationPipe. */
export async function startApp(
  adapter: Adapter,
  metadata: ModuleMetadata,
): Promise<{ readonly app: INestApplication; readonly url: string }> {
  @Module(metadata)
  class AppModule {}
  const server = adapter === 'Express' ? new ExpressAdapter() : new FastifyAdapter();
  const app = await NestFactory.create(AppModule, server, { logger: false, abortOnError: false });
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true, forbidNonWhitelisted: true }));
  await app.listen(0, '127.0.0.1');
  const { port } = (app.getHttpServer() as Server).address() as AddressInfo;
  return { app, url: `http://127.0.0.1:${port}` };
}

/** The options with which an app uses a sandbox. */
export const optionsFor = ({
  apiKey,
  url: baseUrl,
  accountId,
  subAccountIds,
}: Sandbox): EightByEightModuleOptions => ({ apiKey, baseUrl, accountId, subAccountIds });
