import 'reflect-metadata';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as nestCommon from '@nestjs/common';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import * as nestModule from 'nestjs-8x8';
import { runSample, samplesOf } from '../../samples';
import { listening, type StartedApp } from '../webhooks/started-app';

jest.setTimeout(180_000);

const customer = '+6591234567';
const modules = { '@nestjs/common': nestCommon, 'nestjs-8x8': nestModule };
const samples = samplesOf('docs/nestjs-recipes.md');

let sandbox: Sandbox;
let app: StartedApp | undefined;

beforeEach(async () => {
  // Time passes fast between two receipts, and not so fast that a caller has no time to press a key.
  sandbox = await createSandbox({ timeScale: 0.05 });
  app = undefined;
});

afterEach(async () => {
  await app?.app.close();
  await sandbox.close();
});

type Exported = Readonly<Record<string, nestCommon.Type>>;

/** Runs a recipe as it is written, and gives its classes to `act`. */
async function runRecipe(className: string, act: (classes: Exported) => Promise<void>): Promise<void> {
  const sample = samples.find(({ code }) => code.includes(`export class ${className} `));
  if (!sample) throw new Error(`No recipe has the class ${className}.`);
  const code = sample.code.replaceAll('http://127.0.0.1:8888', sandbox.url);
  await runSample(`${code}\nawait act({ AppModule, ${className} });`, modules, { act });
}

/** Starts the app of a recipe, and registers its URL at the sandbox. */
async function start({ AppModule }: Exported): Promise<StartedApp> {
  if (!AppModule) throw new Error('The recipe has no AppModule.');
  const started = (app = await listening(AppModule, 'express'));
  const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
  const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
  const url = `${started.url}/webhooks/8x8`;
  const webhook = { subAccountId: '*', url, httpAuthorization: 'Bearer s3cret' };
  await client.sms.setWebhooks({ webhooks: [webhook] });
  await client.chatApps.setWebhooks({ webhooks: [{ ...webhook, type: 'CADR' }] });
  await client.voice.setWebhook({ type: 'VCA', url, httpAuthHeader: 'Bearer s3cret' });
  return started;
}

const post = async ({ url }: StartedApp, path: string, body: object) => {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
};

/** Waits until a value is as expected. It gives up before the test does, and shows the value. */
async function until<T>(read: () => T, isExpected: (value: T) => boolean): Promise<T> {
  const end = Date.now() + 120_000;
  for (;;) {
    const value = read();
    if (isExpected(value)) return value;
    if (Date.now() > end) throw new Error(`Not in time: ${inspect(value, { depth: 4 })}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('a recipe', () => {
  it('signs a customer up by a code, once', async () => {
    await runRecipe('SignUps', async (classes) => {
      const shop = await start(classes);
      const refused = await post(shop, '/sign-up', { phone: '6591234567.0' });
      const { body } = await post(shop, '/sign-up', { phone: '+65 9123 4567' });
      const code = await sandbox.otp(customer);
      const attempt = { ...body, code };
      const wrong = await post(shop, '/sign-up/code', {
        ...body,
        code: code === '111111' ? '222222' : '111111',
      });

      expect(refused.status).toBe(400);
      expect(wrong).toMatchObject({ status: 403, body: { status: 'wrong', attemptsLeft: 4 } });
      expect(await post(shop, '/sign-up/code', attempt)).toEqual({
        status: 200,
        body: { phone: '+65 9123 4567' },
      });
      expect(await post(shop, '/sign-up/code', attempt)).toMatchObject({ status: 403 });
      expect(sandbox.messages()).toHaveLength(1);
    });
  });

  it('announces an order on WhatsApp, or by SMS if WhatsApp does not reach the customer', async () => {
    await runRecipe('Orders', async (classes) => {
      const { app: shop } = await start(classes);
      const orders = shop.get<{
        announced: Map<string, string>;
        shipped(order: string, phone: string): Promise<string>;
      }>(classes['Orders'] as nestCommon.Type);
      await orders.shipped('1001', customer);
      await orders.shipped('1002', '+6591231022');

      await until(
        () => orders.announced,
        (announced) => announced.size === 2,
      );

      expect([...orders.announced].sort()).toEqual([
        ['1001', 'whatsapp'],
        ['1002', 'sms'],
      ]);
      expect(sandbox.messages({ to: '+6591231022' }).map(({ text }) => text)).toEqual([
        'Your order 1002 is on its way.',
      ]);
      expect(sandbox.messages({ to: customer })).toHaveLength(1);
    });
  });

  it('lets a customer opt out by STOP, and confirms once', async () => {
    await runRecipe('Texts', async (classes) => {
      const { app: shop } = await start(classes);
      const texts = shop.get<{ send(to: string, text: string): Promise<string | undefined> }>(
        classes['Texts'] as nestCommon.Type,
      );
      sandbox.inboundSms({ from: customer, text: ' stop ' });
      await sandbox.waitForMessage({ to: customer, text: 'unsubscribed' }, { timeoutMs: 60_000 });
      const { id } = await sandbox.waitForWebhook({ event: 'inbound_message_received', status: 'delivered' });
      await sandbox.replayWebhook(id);
      await until(
        () => sandbox.webhooks({ event: 'inbound_message_received' }),
        ([webhook]) => webhook?.status === 'delivered' && webhook.attempts.length === 2,
      );

      expect(await texts.send(customer, 'Our sale starts today.')).toBeUndefined();
      expect(await texts.send('+6597654321', 'Our sale starts today.')).toEqual(expect.any(String));
      expect(sandbox.messages({ to: customer, direction: 'outbound' })).toHaveLength(1);
    });
  });

  it('answers calls with a menu, and takes digits', async () => {
    await runRecipe('PhoneMenu', async (classes) => {
      await start(classes);
      const { sessionId } = sandbox.inboundCall({ from: customer, to: '+6531580001' });
      const call = () => sandbox.callSessions().find((session) => session.sessionId === sessionId);
      const hears = (text: string) =>
        until(call, (session) => session?.heard.at(-1)?.includes(text) === true);

      await hears('press 1');
      sandbox.pressDigits({ sessionId, digits: '9' });
      await until(call, (session) => session?.heard.length === 2);
      sandbox.pressDigits({ sessionId, digits: '2' });
      await hears('number of your order');
      sandbox.pressDigits({ sessionId, digits: '12345#' });

      await hears('Order 12345 is on its way.');
    });
  });

  // Node.js 20 has no node:sqlite.
  if (Number(process.versions.node.split('.')[0]) >= 24)
    it('keeps the status of messages in SQLite, whatever the order of the receipts', async () => {
      const home = process.cwd();
      const folder = mkdtempSync(join(tmpdir(), '8x8-recipes-'));
      process.chdir(folder);
      try {
        await runRecipe('Messages', async (classes) => {
          const { app: shop } = await start(classes);
          const messages = shop.get<{
            send(to: string, text: string): Promise<string>;
            find(umid: string): { state: string; error: number | null } | undefined;
          }>(classes['Messages'] as nestCommon.Type);
          // The receipts of 0009 come twice each and out of order: eight, and three of the other.
          const mixed = await messages.send('+6591230009', 'Hello');
          const lost = await messages.send('+6591230000', 'Hello');
          await until(
            () => sandbox.webhooks(),
            (all) => all.length === 11 && all.every(({ status }) => status === 'delivered'),
          );

          expect(messages.find(mixed)).toEqual({ state: 'delivered', error: null });
          expect(messages.find(lost)).toEqual({ state: 'undelivered', error: 46 });
        });
      } finally {
        process.chdir(home);
        rmSync(folder, { recursive: true, force: true });
      }
    });
});
