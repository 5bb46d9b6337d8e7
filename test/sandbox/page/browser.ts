import { jest } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContextOptions, type Page } from 'playwright-core';

/** On a busy machine, Chromium takes many times as long. */
const patienceMs = 120_000;
jest.setTimeout(2 * patienceMs);

/** Chromium for the tests of one file. */
export interface TestBrowser {
  /** Opens a page in a context of its own. */
  open(options: BrowserContextOptions): Promise<Page>;
  /** What the opened pages threw, and logged as errors. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** Starts Chromium. Importing this file also raises the time limit of the tests. */
export async function startBrowser(): Promise<TestBrowser> {
  const { CHROMIUM_PATH: executablePath } = process.env;
  if (!executablePath) throw new Error('There is no Chromium to open the page with: npm test installs one.');
  const browser = await chromium.launch({
    executablePath,
    timeout: patienceMs,
    args: [
      ...['--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-sync'],
      ...['--disable-background-networking', '--disable-component-update'],
      `--crash-dumps-dir=${mkdtempSync(join(tmpdir(), 'chromium-'))}`,
    ],
  });
  const errors: string[] = [];
  return {
    errors,
    async open(options) {
      const page = await browser.newPage(options);
      page.setDefaultTimeout(patienceMs);
      page.on('pageerror', (error) => errors.push(String(error)));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      return page;
    },
    close: () => browser.close(),
  };
}
