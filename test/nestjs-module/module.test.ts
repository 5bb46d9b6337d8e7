import 'reflect-metadata';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EightByEightModule, InjectEightByEight, type EightByEightClient } from 'nestjs-8x8';

@Injectable()
class OrderUpdates {
  constructor(@InjectEightByEight() readonly eightByEight: EightByEightClient) {}
}

describe('EightByEightModule', () => {
  let server: Server;
  let baseUrl: string;

  beforeEach(async () => {
    server = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(
        JSON.stringify({
          umid: request.url,
          destination: '6591234567',
          encoding: 'GSM7',
          status: { code: 'QUEUED', description: 'queued' },
        }),
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    await new Promise((resolve) => server.close(resolve));
  });

  it('injects a client that sends with the configured subaccount', async () => {
    @Module({
      imports: [
        EightByEightModule.forRootAsync({
          isGlobal: true,
          useFactory: () => ({ apiKey: 'test-key', subAccountId: 'ExampleCo_SMS', baseUrl }),
        }),
      ],
      providers: [OrderUpdates],
    })
    class AppModule {}
    const app = await NestFactory.createApplicationContext(AppModule, { logger: false });

    const { umid } = await app
      .get(OrderUpdates)
      .eightByEight.sms.send({ destination: '+6591234567', text: 'On its way' });

    expect(umid).toBe('/sms/api/v1/subaccounts/ExampleCo_SMS/messages');
    await app.close();
  });

  it('does not start without an API key, and says what is missing', async () => {
    @Module({ imports: [EightByEightModule.forRoot({ apiKey: '' })] })
    class AppModule {}

    const booting = NestFactory.createApplicationContext(AppModule, { logger: false, abortOnError: false });

    await expect(booting).rejects.toThrow('apiKey is empty');
  });
});
