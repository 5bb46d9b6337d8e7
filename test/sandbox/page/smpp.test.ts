import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { closeClients, connect } from '../smpp/bare-client';
import { closeAll, startSandbox } from '../smpp/started-smpp';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  browser = await startBrowser();
  page = await browser.open({ viewport: { width: 1280, height: 900 } });
});
afterEach(closeAll);
afterAll(() => browser.close());

it('shows the binds and what waits for a receiver, and cuts a bind', async () => {
  const sandbox = await startSandbox({ smppTlsPort: 0 });
  const [transmitter, receiver] = [await connect(sandbox.smpp), await connect(sandbox.smpp)];
  await transmitter.bind('transmitter');
  await transmitter.submit({ destination_addr: '6591234567', short_message: 'Hello' });
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 1);

  await page.goto(`${sandbox.url}/?panel=smpp`);
  const panel = page.locator('.panel');
  await panel.getByText('1 receipt or message waits').waitFor();
  const password = await panel.getByText(sandbox.smpp?.password ?? '').count();
  receiver.answer = () => undefined;
  await receiver.bind('receiver');
  await panel.getByText('0 · 1 unacknowledged').waitFor();
  await panel.getByText('1 · 0 unanswered').waitFor();
  const problems = await findAccessibilityProblems(page);
  await panel.getByRole('button', { name: /^Cut the bind 1 / }).click();
  await transmitter.closed;
  await panel.getByText('transmitter').waitFor({ state: 'detached' });

  expect(password).toBe(1);
  expect(problems).toEqual([]);
  expect(sandbox.smppStatus().binds).toMatchObject([{ kind: 'receiver' }]);
  closeClients();
  await panel.getByText('No client is bound.').waitFor();
});

it('says how to start an SMPP server when there is none', async () => {
  const sandbox = await startSandbox({ smppPort: undefined } as never);

  await page.goto(`${sandbox.url}/?panel=smpp`);

  await page.getByText('This sandbox has no SMPP server').waitFor();
});
