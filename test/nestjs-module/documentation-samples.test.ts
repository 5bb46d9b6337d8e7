import 'reflect-metadata';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import * as nestCommon from '@nestjs/common';
import * as nestCore from '@nestjs/core';
import * as nestSwagger from '@nestjs/swagger';
import * as nestTerminus from '@nestjs/terminus';
import * as nestTesting from '@nestjs/testing';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import * as core from 'cpaas-8x8';
import * as nestModule from 'nestjs-8x8';
import * as dto from 'nestjs-8x8/dto';
import * as health from 'nestjs-8x8/health';
import * as testing from 'nestjs-8x8/testing';
import { claimsOf, compileErrorsOf, runSample, samplesOf, type Sample } from '../samples';
import { pages } from './pages';

jest.setTimeout(180_000);

const samples = pages.flatMap((page) =>
  samplesOf(page).map((sample) => ({ ...sample, name: `${page} ${sample.name}` })),
);
const run = samples.filter(({ exemption }) => exemption === undefined);

const modules = {
  '@nestjs/common': nestCommon,
  '@nestjs/core': nestCore,
  '@nestjs/swagger': nestSwagger,
  '@nestjs/terminus': nestTerminus,
  '@nestjs/testing': nestTesting,
  'cpaas-8x8': core,
  'nestjs-8x8': nestModule,
  'nestjs-8x8/dto': dto,
  'nestjs-8x8/health': health,
  'nestjs-8x8/testing': testing,
};

const environment = ['EIGHT_BY_EIGHT_API_KEY', 'EIGHT_BY_EIGHT_WEBHOOK_SECRET', 'JAKARTA_API_KEY'];

/** Starts and closes an app with the module of a sample. */
async function startModule(module: nestCommon.Type): Promise<void> {
  const app = await nestCore.NestFactory.create(module, { logger: false, abortOnError: false });
  try {
    await app.init();
  } finally {
    await app.close();
  }
}

const exportsAppModule = ({ code }: Sample): boolean => code.includes('export class AppModule');

describe('the samples about NestJS', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await createSandbox();
    for (const name of environment) process.env[name] = 'a-value-for-samples';
    nestCommon.Logger.overrideLogger(false);
  });
  afterAll(async () => {
    for (const name of environment) Reflect.deleteProperty(process.env, name);
    await sandbox.close();
  });

  it('compile as they are written', () => {
    expect(samples.length).toBeGreaterThan(15);
    expect(compileErrorsOf(new Map(samples.map(({ name, code }) => [name, code])))).toEqual([]);
  });

  it.each(run)('run: $name', async (sample) => {
    const code = sample.code.replaceAll('http://127.0.0.1:8888', sandbox.url);
    const start = exportsAppModule(sample) ? '\nawait startModule(AppModule);' : '';

    await expect(runSample(code + start, modules, { startModule })).resolves.toBeUndefined();
  });

  it('send an SMS to the sandbox in the first one of the README', async () => {
    await expect(sandbox.waitForMessage({ text: 'Hello from Nest' })).resolves.toMatchObject({
      to: '+6591234567',
      direction: 'outbound',
    });
  });

  it('claim values only if they run, and give a reason if they do not', () => {
    const exempt = samples.filter(({ exemption }) => exemption);
    expect(exempt.filter(({ code }) => claimsOf(code).length > 0)).toEqual([]);
    expect(exempt.filter(({ exemption }) => (exemption?.reason.length ?? 0) < 10)).toEqual([]);
  });
});
