import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from 'playwright-core';

import { start, type Started } from '../started-sandbox';

describe('the files of the page', () => {
  it('are all served, and load no external resources', async () => {
    const { sandbox, close } = await start();
    const seen = new Set<string>();
    const visit = async (path: string): Promise<void> => {
      if (seen.has(path)) return;
      seen.add(path);
      const response = await fetch(sandbox.url + path);
      expect([path, response.status]).toEqual([path, 200]);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
      const text = await response.text();
      const next = [...text.matchAll(/["'](?:\/_page|\.)\/([a-z-]+\.(?:css|js))["']/g)].map(
        ([, name]) => `/_page/${name ?? ''}`,
      );
      for (const each of next) await visit(each);
    };
    await visit('/');
    expect(seen.size).toBeGreaterThan(10);
    for (const path of ['/_page/../cli.js', '/_page/serve-page.ts', '/_page/nothing.js']) {
      expect((await fetch(sandbox.url + path)).status).not.toBe(200);
    }
    await close();
  });
});

describe('the page, in a browser', () => {
  let started: Started;
  let browser: Browser | undefined;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    started = await start({ timeScale: 0.01 });
    await started.listen();
    const { CHROMIUM_PATH: executablePath } = process.env;
    if (!executablePath)
      throw new Error('There is no Chromium to open the page with: npm test installs one.');
    browser = await chromium.launch({
      executablePath,
      args: [
        ...['--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update'],
        `--crash-dumps-dir=${mkdtempSync(join(tmpdir(), 'chromium-'))}`,
      ],
    });
    page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    page.on('pageerror', (error) => faults.push(String(error)));
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    await page.goto(started.sandbox.url);
  });
  afterAll(async () => {
    await browser?.close();
    await started.close();
  });

  it('shows the first steps when there are no messages', async () => {
    await page.getByText('A local 8x8').waitFor();
    expect(await page.locator('#credentials').textContent()).toContain('sandbox-key');
  });

  it('shows sent messages live, and lets the customer tap buttons', async () => {
    await started.client.chatApps.send({
      user: { msisdn: '+6591234567' },
      type: 'interactive',
      content: {
        interactive: {
          type: 'button',
          body: { text: '<img src=x onerror=alert(1)> Tomorrow?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Of course' } }] },
        },
      },
    });
    await page.getByText('✓✓ read').first().waitFor();
    expect(await page.locator('.bubble img').count()).toBe(0);
    await page.getByRole('button', { name: 'Of course' }).click();
    await page.locator('.mine', { hasText: 'Of course' }).waitFor();
    expect(started.sandbox.messages({ direction: 'inbound' })).toMatchObject([{ text: 'Of course' }]);
  });

  it('sends what the customer writes', async () => {
    await page.getByLabel('channel').selectOption('sms');
    await page.getByLabel('Text', { exact: true }).fill('When do you open?');
    await page.keyboard.press('Enter');
    await page.locator('.mine', { hasText: 'When do you open?' }).waitFor();
    expect(started.sandbox.messages({ channel: 'sms' })).toMatchObject([
      { direction: 'inbound', text: 'When do you open?' },
    ]);
  });

  it('replays webhooks and adds faults', async () => {
    const before = started.receiver.received.length;
    await page.locator('#panel .summary').first().click();
    await page.getByRole('button', { name: 'Post again' }).click();
    await page.getByText('Replay at').waitFor();
    expect(started.receiver.received).toHaveLength(before + 1);
    await page.getByRole('button', { name: 'Faults' }).click();
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('armed').waitFor();
    expect(started.sandbox.faults()).toMatchObject([{ target: '*', trigger: { next: 1 } }]);
  });

  it('logs no errors in the browser', () => {
    expect(faults).toEqual([]);
  });
});
