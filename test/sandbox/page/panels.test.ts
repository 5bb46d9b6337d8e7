import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';

import { raw, start, type Started } from '../started-sandbox';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

const customer = '+6591234567';

let started: Started;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  started = await start({ timeScale: 0.01 });
  browser = await startBrowser();
  page = await browser.open({ viewport: { width: 1280, height: 900 } });
});
afterAll(async () => {
  await browser.close();
  await started.close();
});
beforeEach(async () => {
  await started.sandbox.reset();
  await started.listen();
  started.receiver.received.length = 0;
});

const open = (query: string): Promise<unknown> => page.goto(`${started.sandbox.url}/?${query}`);
const button = (name: string | RegExp): Locator => page.locator('.panel').getByRole('button', { name });
const send = (body: object) =>
  raw(started.sandbox, 'POST', '/sms/api/v1/subaccounts/Sandbox_SMS/messages', body);

const lastNumber = (): number => started.sandbox.requests({ limit: 1 })[0]?.number ?? 0;
const field = (name: string): Locator => page.locator(`.panel [name="${name}"]`);

/** Waits until a function returns something truthy. */
async function until(isDone: () => unknown): Promise<void> {
  for (let tries = 0; !isDone() && tries < 1_200; tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
  expect(isDone()).toBeTruthy();
}

describe('the menu of the panels', () => {
  it('is a list beside the panel, and a button in a narrow window', async () => {
    await open('panel=requests');
    await page.getByRole('link', { name: 'Clock' }).click();
    await page.getByRole('region', { name: 'Clock' }).waitFor();
    expect(await page.getByRole('link', { name: 'Clock' }).getAttribute('aria-current')).toBe('page');
    await page.setViewportSize({ width: 390, height: 800 });
    await open('panel=requests&view=panels');
    expect(await page.getByRole('link', { name: 'Clock' }).isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Requests' }).press('Enter');
    await page.getByRole('link', { name: 'Faults' }).press('Enter');
    await page.getByRole('region', { name: 'Faults' }).waitFor();
    expect(await page.getByRole('link', { name: 'Clock' }).isVisible()).toBe(false);
    await page.goBack();
    await page.getByRole('region', { name: 'Requests' }).waitFor();
    await page.setViewportSize({ width: 1280, height: 900 });
  });
});

describe('the requests', () => {
  it('show what arrived, what was answered and why it was refused, and keep it in the address', async () => {
    await open('panel=requests');
    await send({ destination: customer });
    await button(/400.*sms.send/).click();
    await page.getByText('Refused, code 1004:').waitFor();
    await page.getByRole('region', { name: 'Request body' }).getByText(customer).waitFor();
    await page.getByRole('region', { name: 'Response body' }).getByText('errorId').waitFor();
    expect(await page.locator('.panel').textContent()).not.toContain('sandbox-key');
    expect(new URL(page.url()).searchParams.get('open')).toBe(String(lastNumber()));
    await page.reload();
    await page.getByText('Refused, code 1004:').waitFor();
    await page.goBack();
    await page.getByText('Refused, code 1004:').waitFor({ state: 'detached' });
  });

  it('can be copied as curl, without the key', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await send({ destination: customer, text: "It's here" });
    await open(`panel=requests&open=${String(lastNumber())}`);
    await button('Copy as curl').click();
    await button('Copied').waitFor();
    const copied = await page.evaluate<string>('navigator.clipboard.readText()');
    expect(copied).toContain(
      `curl -X POST '${started.sandbox.url}/sms/api/v1/subaccounts/Sandbox_SMS/messages'`,
    );
    expect(copied).toContain('-H "Authorization: Bearer $API_KEY"');
    expect(copied).toContain(String.raw`It'\''s here`);
    expect(copied).not.toContain('sandbox-key');
  });

  it('are searched, filtered and paged by the sandbox, and new ones appear', async () => {
    for (let number = 1; number <= 60; number++)
      await raw(started.sandbox, 'GET', `/sms/number-${String(number)}`);
    await send({ destination: customer, text: 'The only good one' });
    await open('panel=requests');
    await page.getByText('number-60').first().waitFor();
    await button('Show older').click();
    await page.locator('.list > li').nth(60).waitFor();
    await page.getByLabel('Find requests').fill('NUMBER-7');
    await page.locator('.list > li').nth(1).waitFor({ state: 'detached' });
    expect(await page.locator('.list > li').count()).toBe(1);
    await page.getByLabel('Find requests').fill('');
    await page.getByLabel('Outcome').selectOption('Succeeded');
    await page.getByText('number-60').first().waitFor({ state: 'detached' });
    await button(/200.*sms.send/).waitFor();
    await send({ destination: customer, text: 'Another good one' });
    await page.locator('.list > li').nth(1).waitFor();
    expect(new URL(page.url()).search).toContain('failed=false');
  });
});

describe('the webhooks', () => {
  const receive = async (text: string): Promise<string> => {
    const { umid } = started.sandbox.inboundSms({ from: customer, text });
    return (await started.sandbox.waitForWebhook({ umid, status: 'delivered' })).id;
  };

  it('show attempts with headers and answers, and are posted again', async () => {
    const id = await receive('Hello');
    await open(`panel=webhooks&open=${id}`);
    await page.getByRole('list', { name: 'Attempts' }).getByText('Attempt 1').click();
    await page.getByText('Request headers').click();
    await page.getByText('***').waitFor();
    await page.getByRole('region', { name: 'Response body' }).getByText('fetched-token').waitFor();
    await button('Post again').click();
    await page.getByText('Replay at').waitFor();
    expect(started.receiver.received).toHaveLength(2);
  });

  it('are edited and sent, with the secret of their address', async () => {
    const id = await receive('Hello');
    await open(`panel=webhooks&open=${id}`);
    await button('Edit and send').click();
    await field('body').fill('{ "payload": ');
    await button(/^Send$/).click();
    await page.getByText('The body is not JSON').waitFor();
    await field('body').fill('{ "eventType": "edited", "payload": { "body": "Changed" } }');
    await button(/^Send$/).click();
    await page.getByText('Sent: HTTP 200').waitFor();
    expect(started.receiver.received.at(-1)).toMatchObject({
      body: { payload: { body: 'Changed' } },
      headers: { authorization: 'Bearer s3cret' },
    });
    await button('Show the original').click();
    await until(() => new URL(page.url()).searchParams.get('open') === id);
  });

  it('are searched, and filtered by their status', async () => {
    await receive('about apples');
    await receive('about pears');
    started.sandbox.addFault({ effect: 'webhookDrop' });
    started.sandbox.inboundSms({ from: customer, text: 'lost' });
    await open('panel=webhooks');
    await page.getByLabel('Find webhooks').fill('pears');
    await page.locator('.list > li').nth(1).waitFor({ state: 'detached' });
    await page.getByLabel('Find webhooks').fill('');
    await page.getByLabel('Status').selectOption('Given up');
    await button(/given up/).click();
    await page.getByText('Not posted: a fault dropped it').waitFor();
    await page.getByText('registered webhooks').click();
    await page.getByText('with an Authorization header').first().waitFor();
  });
});

describe('the faults', () => {
  it('are added with their parameters, counted, and removed', async () => {
    await open('panel=faults');
    await field('target').selectOption('sms.send');
    await field('recipient').fill('+65 9123 4567');
    await field('subAccountId').selectOption('Sandbox_SMS');
    await field('kind').selectOption('Answer any error');
    await field('status').fill('418');
    await field('reason').fill('No coffee');
    await field('trigger').selectOption('Always');
    await button('Add fault').click();
    await page.getByText('Acted on 0 of 0 matching requests').waitFor();
    expect(await send({ destination: customer, text: 'Hello' })).toMatchObject({
      status: 418,
      body: { message: 'No coffee' },
    });
    expect((await send({ destination: '+6598765432', text: 'Hello' })).status).toBe(200);
    await page.getByText('Acted on 1 of 1 matching requests').waitFor();
    await button(/^Remove: /).click();
    await page.getByText('No faults are active').waitFor();
    expect(started.sandbox.faults()).toEqual([]);
  });

  it('act on webhooks, and tell in the form what is wrong', async () => {
    await open('panel=faults');
    await field('subject').selectOption('Webhooks');
    await field('target').selectOption('sms.inbound');
    await field('kind').selectOption('Post it again');
    await field('times').fill('0');
    await button('Add fault').click();
    await page.getByText('effect.times').waitFor();
    await field('times').fill('2');
    await button('Add fault').click();
    await page.getByText('Acted on 0 of 0 matching webhooks').waitFor();
    started.sandbox.inboundSms({ from: customer, text: 'three times' });
    await until(() => started.receiver.received.length === 3);
    await page.getByText('Acted on 1 of 1 matching webhooks').waitFor();
    await button('Remove all').click();
    await page.getByText('No faults are active').waitFor();
  });
});

describe('the clock', () => {
  it('stops, advances, goes to the next event, and goes on', async () => {
    const { sandbox, client } = started;
    await open('panel=clock');
    await button('Stop').click();
    await button('Go on').waitFor();
    const stoppedAt = Date.parse(sandbox.now());
    for (const [name, ms] of [
      ['+1 minute', 60_000],
      ['+1 hour', 3_660_000],
      ['+1 day', 90_060_000],
    ] as const) {
      await button(name).click();
      await until(() => Date.parse(sandbox.now()) - stoppedAt === ms);
    }
    await client.sms.send({ destination: customer, text: 'Hello' });
    await page
      .getByText('a message gets its next status')
      .or(page.getByText('a scheduled message is sent'))
      .waitFor();
    const before = sandbox.clockStatus().next?.at;
    await button('To the next event').click();
    await until(() => sandbox.now() === before);
    await field('to').fill('2001-01-01T00:01:01');
    await button('Advance').click();
    await page.getByText('to must not be before').waitFor();
    await field('to').fill('2099-01-01T00:01:01');
    await button('Advance').click();
    await until(() => sandbox.now().startsWith('2099') || sandbox.now().startsWith('2098-12-31'));
    await button('Back to the system time').click();
    await button('Stop').waitFor();
    expect(Math.abs(Date.parse(sandbox.now()) - Date.now())).toBeLessThan(3_600_000);
  });
});

describe('settings and state', () => {
  it('changes settings, and tells what is wrong with one', async () => {
    await open('panel=settings');
    await page.getByLabel('Customers read by themselves').selectOption('No');
    await page.getByText('Saved').waitFor();
    expect(started.sandbox.settings().autoRead).toBe(false);
    await page.getByLabel('WhatsApp messaging limit').selectOption('250 customers');
    await page.locator('.setting', { hasText: 'WhatsApp messaging limit' }).getByText('Saved').waitFor();
    expect(started.sandbox.settings().messagingLimit).toBe('TIER_250');
    await page.getByLabel('Address for survey answers').fill('nowhere');
    await page.keyboard.press('Enter');
    await page.getByText('smsEngageUrl must be an http or https URL').waitFor();
    expect(await page.locator('.setting').count()).toBe(Object.keys(started.sandbox.settings()).length);
  });

  it('exports the state, imports it, and refuses a file that is none', async () => {
    const { sandbox } = started;
    await send({ destination: customer, text: 'To be kept' });
    await open('panel=state');
    const downloading = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download the state' }).click();
    const file = join(mkdtempSync(join(tmpdir(), 'state-')), 'state.jsonl');
    await (await downloading).saveAs(file);
    await button('Reset the sandbox …').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    expect(sandbox.messages()).toHaveLength(1);
    await button('Reset the sandbox …').click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset' }).click();
    await page.getByText('The sandbox is as new.').waitFor();
    expect(sandbox.messages()).toEqual([]);
    await page.getByLabel('State file').setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByText('The state is imported.').waitFor();
    expect(sandbox.messages()).toMatchObject([{ text: 'To be kept' }]);
    writeFileSync(file, '{"format":"something else"}\n');
    await page.getByLabel('State file').setInputFiles(file);
    await page.getByRole('dialog').getByRole('button', { name: 'Import' }).click();
    await page.getByText('This is not a saved sandbox state').waitFor();
    expect(sandbox.messages()).toHaveLength(1);
  });

  it('copies credentials', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open('panel=state');
    await button('Copy Account ID').click();
    await button('Copied').waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(started.sandbox.accountId);
  });
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)(
  'has no accessibility findings, and fits, in %s at %d pixels',
  async (colorScheme, width) => {
    const { sandbox } = started;
    await send({ destination: customer });
    const { umid } = sandbox.inboundSms({ from: customer, text: 'Hello' });
    const { id } = await sandbox.waitForWebhook({ umid, status: 'delivered' });
    sandbox.addFault({ effect: { kind: 'slow', ms: 1 }, trigger: { every: 3 } });
    const another = await browser.open({ colorScheme, viewport: { width, height: 800 } });
    for (const query of [
      `panel=requests&open=${String(lastNumber())}`,
      `panel=webhooks&open=${id}`,
      ...['faults', 'clock', 'settings', 'state'].map((name) => `panel=${name}`),
    ]) {
      await another.goto(`${sandbox.url}/?view=panels&${query}`);
      await another.locator('.details, .control-form, .setting, .credential-list').first().waitFor();
      expect(await findAccessibilityProblems(another)).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await another.evaluate(overflow)).toBe(0);
    }
    await another.close();
  },
  300_000,
);

it('logs no errors in the browser', () => {
  // The browser reports the refusals that the tests ask for.
  expect(browser.errors.filter((error) => !error.includes('status of 400'))).toEqual([]);
});
