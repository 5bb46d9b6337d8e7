import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { start, type Started } from '../started-sandbox';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

const people = [{ name: 'Mei', phone: '+6591234567' }];
const write = { do: 'write', text: 'Where is my order?' } as const;

let started: Started;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  started = await start({
    timeScale: 0.01,
    scripts: [
      {
        name: 'order',
        summary: 'Mei asks for her order',
        people,
        steps: [write, { do: 'wait', text: 'on its way', withinSeconds: 60 }],
      },
      {
        name: 'hasty',
        summary: 'Mei does not wait',
        people,
        steps: [write, { do: 'wait', withinSeconds: 0 }],
      },
    ],
  });
  browser = await startBrowser();
  page = await browser.open({ viewport: { width: 1280, height: 800 } });
});
afterAll(async () => {
  await browser.close();
  await started.close();
});
beforeEach(() => started.sandbox.reset());

const open = (): Promise<unknown> => page.goto(`${started.sandbox.url}/?panel=scripts`);
const button = (name: string): Locator => page.locator('.panel').getByRole('button', { name });
const steps = (name: string): Locator => page.getByRole('list', { name: `Steps of ${name}` });

describe('the panel of scripted customers', () => {
  it('plays a script with the keyboard, and shows its progress by step to the end', async () => {
    await open();
    await button('Play order').press('Enter');
    await steps('order').locator('[aria-current=step]', { hasText: 'waits for “on its way”' }).waitFor();
    await steps('order').getByText('✓').first().waitFor();

    await started.client.sms.send({ destination: '+6591234567', text: 'It is on its way' });

    await page.locator('.panel').getByText('to the end').waitFor();
    await button('Play order').waitFor();
    expect(started.sandbox.messages({ direction: 'inbound' }).map(({ text }) => text)).toEqual([
      'Where is my order?',
    ]);
  });

  it('stops a script', async () => {
    await open();
    await button('Play order').click();
    await button('Stop order').press('Enter');
    await page.locator('.panel').getByText('stopped').waitFor();
    expect(started.sandbox.scripts()[0]?.run?.state).toBe('stopped');
  });

  it('says which step failed and why', async () => {
    await open();
    await button('Play hasty').click();
    await page.locator('.panel').getByText('step 2 (wait): 0 ms have passed without a message').waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 390],
  ] as const)('can be used by everybody: %s, %d px wide', async (colorScheme, width) => {
    const another = await browser.open({ colorScheme, viewport: { width, height: 800 } });
    await another.goto(`${started.sandbox.url}/?view=panels&panel=scripts`);
    await another.getByRole('button', { name: 'Play hasty' }).click();
    await another.locator('.panel').getByText('failed').first().waitFor();

    expect(await findAccessibilityProblems(another)).toEqual([]);
    expect(
      await another.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'),
    ).toBe(0);
    await another.close();
  });

  it('says how to start a sandbox with scripts', async () => {
    const other = await start();
    await page.goto(`${other.sandbox.url}/?panel=scripts`);
    await page.getByText('Start the sandbox with --scripts FOLDER').waitFor();
    await other.close();
  });

  it('logs no errors', () => {
    expect(browser.errors).toEqual([]);
  });
});
