import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { start, whatsAppChannelOf, type Started } from '../started-sandbox';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

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
      const next = [...text.matchAll(/(?:src|href)="\/_page\/([a-z-]+\.(?:css|js))"/g)].map(
        ([, name]) => `/_page/${name ?? ''}`,
      );
      for (const each of next) await visit(each);
    };
    await visit('/');
    expect([...seen].sort()).toEqual([
      ...[
        '/',
        '/_page/page.css',
        '/_page/page.js',
        '/_page/rolldown-runtime.js',
        '/_page/shared.css',
        '/_page/shared.js',
      ],
    ]);
    for (const path of ['/_page/../cli.js', '/_page/main.tsx', '/_page/nothing.js']) {
      expect((await fetch(sandbox.url + path)).status).not.toBe(200);
    }
    await close();
  });
});

describe('the page, in a browser', () => {
  let started: Started;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    started = await start({ timeScale: 0.01 });
    await started.listen();
    browser = await startBrowser();
    page = await browser.open({ viewport: { width: 1280, height: 800 } });
    await page.goto(started.sandbox.url);
  });
  afterAll(async () => {
    await browser.close();
    await started.close();
  });

  it('shows the first steps when there are no messages', async () => {
    await page.getByText('A local 8x8').waitFor();
    expect(await page.locator('#credentials').textContent()).toContain('sandbox-key');
    await page.getByText(whatsAppChannelOf(started.sandbox)).waitFor();
  });

  it('shows sent messages live, and lets the customer tap buttons', async () => {
    started.sandbox.inboundChat({ from: '+6591234567', text: 'When can you come?' });
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
    expect(started.sandbox.messages({ direction: 'inbound' })).toMatchObject([
      { text: 'When can you come?' },
      { text: 'Of course' },
    ]);
  });

  it('sends what the customer writes', async () => {
    await page.getByRole('radio', { name: 'SMS' }).check();
    await page.getByLabel('Text', { exact: true }).fill('When do you open?');
    await page.keyboard.press('Enter');
    await page.locator('.mine', { hasText: 'When do you open?' }).waitFor();
    expect(started.sandbox.messages({ channel: 'sms' })).toMatchObject([
      { direction: 'inbound', text: 'When do you open?' },
    ]);
  });

  it('keeps focus, selection and scroll while messages arrive', async () => {
    const customer = '+6598765432';
    for (let number = 1; number <= 30; number++)
      started.sandbox.inboundSms({ from: customer, text: `Line ${String(number)}` });
    await page.goto(`${started.sandbox.url}/?customer=${encodeURIComponent(customer)}`);
    await page.locator('.mine p').getByText('Line 30', { exact: true }).waitFor();
    const field = page.getByLabel('Text', { exact: true });
    await field.fill('half a sentence');
    const list = "document.querySelector('.messages')";
    const input = "document.querySelector('.composer textarea')";
    await page.evaluate(`${list}.scrollTo(0, 0); ${input}.focus(); ${input}.setSelectionRange(5, 6);`);
    await started.client.sms.send({ destination: customer, text: 'From the business' });
    await page.locator('.theirs', { hasText: 'From the business' }).getByText('✓✓ delivered').waitFor();
    const kept = `[document.activeElement === ${input}, ${input}.selectionStart, ${input}.selectionEnd, ${list}.scrollTop]`;
    expect(await page.evaluate(kept)).toEqual([true, 5, 6, 0]);
    expect(await field.inputValue()).toBe('half a sentence');
  });

  it('replays webhooks and adds faults', async () => {
    const before = started.receiver.received.length;
    await page.locator('.panel .summary').first().click();
    await page.getByRole('button', { name: 'Post again' }).click();
    await page.getByText('Replay at').waitFor();
    expect(started.receiver.received).toHaveLength(before + 1);
    await page.getByRole('link', { name: 'Faults' }).click();
    await page.getByRole('button', { name: 'Add' }).click();
    await page.getByText('armed').waitFor();
    expect(started.sandbox.faults()).toMatchObject([{ target: '*', trigger: { next: 1 } }]);
    started.sandbox.clearFaults();
  });

  it('shows in its address what it shows, so that links and Back work', async () => {
    await started.client.sms.send({ destination: '+6591112222', text: 'For another customer' });
    await page.getByRole('button', { name: /^\+6591112222/ }).click();
    await page.getByRole('link', { name: 'Requests' }).click();
    expect(new URL(page.url()).search).toBe('?customer=%2B6591112222&panel=requests&view=conversation');
    await page.reload();
    await page.getByRole('heading', { name: '+6591112222' }).waitFor();
    await page.getByRole('region', { name: 'Requests' }).waitFor();
    await page.goBack();
    await page.getByRole('region', { name: 'Faults' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: '+6598765432' }).waitFor();
  });

  it('keeps a draft for each conversation', async () => {
    const field = page.getByLabel('Text', { exact: true });
    await field.fill('for the first');
    await page.getByRole('button', { name: /^\+6591112222/ }).click();
    expect(await field.inputValue()).toBe('');
    await page.reload();
    await page.getByRole('button', { name: /^\+6598765432/ }).click();
    expect(await field.inputValue()).toBe('for the first');
  });

  it('marks conversations with something new, until they are opened', async () => {
    const conversation = page.getByRole('button', { name: /^\+6591112222/ });
    const mark = conversation.getByRole('img', { name: 'unread' });
    expect(await mark.count()).toBe(0);
    await started.client.sms.send({ destination: '+6591112222', text: 'Something new' });
    await mark.waitFor();
    expect(await page.title()).toMatch(/^\([1-9]\) /);
    await conversation.click();
    await mark.waitFor({ state: 'detached' });
  });

  it('works with the keyboard alone', async () => {
    await page.getByRole('searchbox', { name: 'Search', exact: true }).focus();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Write as a customer' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '+6591112222' }).waitFor();
  });

  it('searches all messages, and shows older ones when the reader scrolls up', async () => {
    const customer = '+6593334444';
    for (let number = 1; number <= 250; number++)
      started.sandbox.inboundSms({ from: customer, text: `Entry ${String(number)}.` });
    started.sandbox.inboundSms({ from: '+6595556666', text: 'Something else entirely' });
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('entry 7.');
    await page.getByText('Something else entirely').waitFor({ state: 'detached' });
    await page.locator('.conversations').getByRole('button').click();
    await page.getByRole('heading', { name: customer }).waitFor();
    const entry = (number: number): Locator =>
      page.locator('.mine p').getByText(`Entry ${String(number)}.`, { exact: true });
    await entry(250).waitFor();
    expect(await entry(150).count()).toBe(0);
    const list = "document.querySelector('.messages')";
    await page.evaluate(`${list}.scrollTop = 10`);
    await entry(150).waitFor({ state: 'attached' });
    expect(await page.evaluate(`${list}.scrollTop`)).toBeGreaterThan(1_000);
    await page.evaluate(`${list}.scrollTop = 10`);
    await entry(20).waitFor({ state: 'attached' });
    await page.evaluate(`${list}.scrollTop = 10`);
    await entry(7).waitFor({ state: 'attached' });
    await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('');
    await page.getByText('Something else entirely').waitFor();
  });

  it('shows the inbox in a narrow window whose address names no part of the page', async () => {
    const phone = await browser.open({ viewport: { width: 390, height: 800 } });
    await phone.goto(`${started.sandbox.url}/?view=panel`);
    await phone.getByRole('button', { name: /^\+6591112222/ }).waitFor({ state: 'visible' });
    await phone.close();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no accessibility findings, and fits, in %s at %d pixels', async (colorScheme, width) => {
    const another = await browser.open({ colorScheme, viewport: { width, height: 800 } });
    for (const view of ['inbox', 'conversation', 'panels'])
      for (const panel of ['webhooks', 'requests', 'faults']) {
        await another.goto(`${started.sandbox.url}/?customer=%2B6591234567&view=${view}&panel=${panel}`);
        await another.locator('.bubble').first().waitFor({ state: 'attached' });
        expect(await findAccessibilityProblems(another)).toEqual([]);
        const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect(await another.evaluate(overflow)).toBe(0);
      }
    await another.close();
  });

  it('opens the link of an SMS in a new tab, and emits the click', async () => {
    const { sandbox, client, receiver } = started;
    const url = `${sandbox.url}/_sandbox/settings`;
    await page.goto(`${sandbox.url}/?customer=${encodeURIComponent('+6591112222')}`);
    await client.sms.send({ destination: '+6591112222', text: `Please approve: ${url}` });
    const opened = page.context().waitForEvent('page');
    await page.getByRole('link', { name: url }).click();
    const tab = await opened;
    await tab.waitForURL(url);
    await tab.close();
    await page.locator('.panel', { hasText: 'short_url_clicked' }).waitFor();
    expect(receiver.received.map(({ body }) => body['eventType'])).toContain('short_url_clicked');
  });

  it('says why a first message on WhatsApp is not delivered, and switches the rule off', async () => {
    const { client, sandbox } = started;
    const customer = '+6592223333';
    const send = (text: string) =>
      client.chatApps.send({ user: { msisdn: customer }, type: 'text', content: { text } });
    await page.goto(`${sandbox.url}/?customer=${encodeURIComponent(customer)}&view=conversation`);
    await send('Good morning');
    const lost = page.locator('.bubble', { hasText: 'Good morning' });
    await lost.getByText('1022 Message window expired: the customer has not written').waitFor();
    await lost.getByText('Write below as this customer').waitFor();
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await lost.getByRole('button', { name: 'Switch this rule off' }).click();
    await page.getByRole('status').getByText('WhatsApp now delivers new messages at any time').waitFor();
    await send('Good evening');
    await page.locator('.bubble', { hasText: 'Good evening' }).getByText('✓✓ read').waitFor();
    expect(sandbox.settings().whatsAppWindow).toBe(false);
  });

  it('logs no errors in the browser', () => {
    expect(browser.errors).toEqual([]);
  });
});
