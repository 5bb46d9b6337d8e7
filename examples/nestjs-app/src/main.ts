import 'reflect-metadata';
import { ValidationPipe } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from './app.module';

/** Starts the example app. It stops cleanly on a signal, so that running campaigns and requests can finish. */
async function bootstrap(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['warn', 'error', 'fatal'] });
  // Unknown fields are removed and not refused, because Okta may add fields to its requests.
  app.useGlobalPipes(new ValidationPipe({ transform: true, whitelist: true }));
  app.enableShutdownHooks();
  await app.listen(Number(process.env['PORT'] ?? 3000));
  console.log(`The shop listens at ${await app.getUrl()}`);
}

void bootstrap();
