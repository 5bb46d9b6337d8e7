/**
 * Looks for long tasks on the page of the sandbox with 100,000 messages: while the reader opens a conversation, scrolls
 * through it and through the list of conversations, types, and types while messages arrive. Chromium measures them.
 */
import { chromium } from 'playwright-core';

import { findChromium } from '../../scripts/system-packages.mjs';
import { createSandbox } from '../../sandbox/dist/index.mjs';
import { rounded, tell } from './figures.mjs';

const budgetMs = 100;
const customer = '+6590000000';
const total = 100_000;
const pages = 40;

const sandbox = await createSandbox();
for (let number = 0; number < total; number++) {
  const from = number % 2 === 0 ? customer : `+6581${String(number).padStart(6, '0')}`;
  sandbox.inboundSms({ from, text: `Message ${number}: please call me back about my order.` });
}

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--headless', '--disable-gpu'],
  timeout: 120_000,
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
page.setDefaultTimeout(120_000);
await page.addInitScript(() => {
  globalThis.longTasks = [];
  new globalThis.PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
  }).observe({ type: 'longtask', buffered: true });
});

const rows = [];

/** Reports the longest task of what a reader does. */
async function measure(what, act) {
  await page.evaluate(() => (globalThis.longTasks.length = 0));
  await act();
  // The browser reports a task after its end.
  await page.waitForTimeout(500);
  const tasks = await page.evaluate(() => [...globalThis.longTasks]);
  const longest = Math.max(0, ...tasks);
  const over = tasks.filter((each) => each > budgetMs).length;
  rows.push({
    what: `page with 100,000 messages: ${what}`,
    figure: longest === 0 ? 'no task over 50 ms' : `longest task ${rounded(longest)} ms`,
    budget: `≤ ${budgetMs} ms`,
    within: longest <= budgetMs,
    beside: `${over} over ${budgetMs} ms`,
  });
}

const scroll = async (selector, steps, direction) => {
  for (let step = 0; step < steps; step++) {
    await page.evaluate(
      ([list, by]) => {
        const element = globalThis.document.querySelector(list);
        element.scrollTop += by * element.clientHeight;
      },
      [selector, direction * 5],
    );
    await page.waitForTimeout(60);
  }
};

const type = async () => {
  await page.getByLabel('Text', { exact: true }).fill('');
  await page.getByLabel('Text', { exact: true }).pressSequentially('When do you open tomorrow? '.repeat(6));
};

await page.goto(sandbox.url);
await page.locator('.conversations button').first().waitFor();
await measure('open', async () => {
  await page.goto(`${sandbox.url}/?customer=${encodeURIComponent(customer)}&view=conversation`);
  await page.locator('.bubble').first().waitFor();
});
await measure('scroll a conversation of 50,000', async () => {
  await scroll('.messages', pages, -1);
  await scroll('.messages', pages, 1);
});
await measure('scroll 50,000 conversations', () => scroll('.conversations', pages, 1));
await measure('type', type);
await measure('type while 100 messages a second arrive', async () => {
  let number = 0;
  const timer = setInterval(() => {
    const from = ++number % 2 === 0 ? customer : `+6582${String(number).padStart(6, '0')}`;
    sandbox.inboundSms({ from, text: `Message ${number} while somebody types.` });
  }, 10);
  await type();
  clearInterval(timer);
});
await browser.close();
await sandbox.close();

tell(rows);
