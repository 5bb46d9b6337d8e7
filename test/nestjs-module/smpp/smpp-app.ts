import 'reflect-metadata';
import { jest } from '@jest/globals';
import { Module, type INestApplicationContext, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';
import type { SmppClientOptions } from 'smpp-8x8';

jest.setTimeout(30_000);

let sandbox: Sandbox | undefined;
const apps: INestApplicationContext[] = [];

export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  sandbox = await createSandbox({ smppPort: 0, timeScale: 0.01, ...options });
  return sandbox;
}

/** The options with which an app uses the SMPP server of a sandbox. */
export function smppOptionsFor({ smpp }: Sandbox): SmppClientOptions {
  if (!smpp) throw new Error('The sandbox has no SMPP server');
  const { host, port, systemId, password } = smpp;
  return { host, ...(port === undefined ? {} : { port }), systemId, password, tls: false };
}

/** Starts an app without an HTTP server: SMPP needs none. */
export async function startApp(metadata: ModuleMetadata): Promise<INestApplicationContext> {
  @Module(metadata)
  class AppModule {}
  const app = await NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });
  apps.push(app);
  return app;
}

export async function closeAll(): Promise<void> {
  await Promise.all(apps.splice(0).map((app) => app.close()));
  await sandbox?.close();
  sandbox = undefined;
}
