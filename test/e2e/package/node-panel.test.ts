import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { chromium, type Browser, type Page } from 'playwright-core';
import { linearWorkflow } from '../instance/linear-workflow';
import { runningN8n } from '../instance/running-n8n';
import { waitUntil } from '../instance/wait-until';

/** What people type into the node panel of n8n's editor, and the node that they should find. */
const searches: Readonly<Record<string, readonly string[]>> = {
  '8x8 SMS': [
    ...['send sms', 'text message', 'bulk sms', 'receive sms', 'delivery receipt', 'survey', 'short link'],
    ...['sms campaign', '8x8 sms'],
  ],
  '8x8 Chat Apps': [
    ...['send whatsapp', 'whatsapp', 'rcs', 'viber', 'zalo', 'whatsapp flow', 'template', 'upload file'],
    ...['whatsapp business'],
  ],
  '8x8 Voice': [
    ...['call', 'phone call', 'make a call', 'incoming call', 'answer call', 'ivr', 'text to speech'],
    ...['call recording', 'virtual number', 'number masking'],
  ],
  '8x8 Verify': [
    ...['verification code', 'otp', 'one-time', 'one-time password', '2fa', 'phone number', 'number lookup'],
    ...['lookup', 'validate phone'],
  ],
  '8x8 Contacts': [
    ...[
      'contacts',
      'contact group',
      'blacklist',
      'unsubscribe',
      'opt out',
      'import contacts',
      'address book',
    ],
  ],
  '8x8 Automation': ['automation', '8x8 workflow'],
  '8x8 Video': ['video', 'video call', 'video recording', 'meeting'],
  '8x8 Account': ['balance', 'price', 'usage', 'log export', 'webhooks'],
};

/** What the entry of a node offers: its first actions, and triggers beside them. */
const offered: readonly (readonly [node: string, actions: readonly string[], triggers: readonly string[]])[] =
  [
    ['8x8 SMS', ['Send SMS', 'Send SMS and wait for response'], ['On SMS received', 'On survey answered']],
    ['8x8 Chat Apps', ['Send message', 'Send message and wait for response'], ['On chat message received']],
    ['8x8 Voice', ['Make call', 'Build call flow'], ['On voice call status changed']],
    ['8x8 Verify', ['Start verification', 'Check verification code'], []],
    ['8x8 Contacts', ['Create contact', 'Search contacts'], []],
    ['8x8 Automation', ['Trigger 8x8 workflows', 'Start 8x8 workflow'], ['On any other body']],
    ['8x8 Video', ['Create video token'], ['On video recording uploaded']],
    ['8x8 Account', ['Get account balance', 'Get SMS prices'], []],
  ];

jest.setTimeout(120_000);

describe("the node panel of n8n's editor", () => {
  const n8n = runningN8n('editor');
  let browser: Browser | undefined;
  let page: Page;

  beforeAll(async () => {
    const { CHROMIUM_PATH: executablePath } = process.env;
    if (!executablePath) throw new Error('There is no Chromium to open n8n with: npm test installs one.');
    await n8n().importWorkflows([
      linearWorkflow('panel', 'Panel', [{ name: 'Start', type: 'n8n-nodes-base.manualTrigger' }]),
    ]);
    browser = await chromium.launch({
      executablePath,
      args: [
        ...['--no-sandbox', '--headless', '--disable-gpu', '--no-first-run', '--disable-sync'],
        ...['--disable-background-networking', '--disable-component-update'],
        `--crash-dumps-dir=${mkdtempSync(join(tmpdir(), 'chromium-'))}`,
      ],
    });
    page = await browser.newPage({ viewport: { width: 1240, height: 900 } });
    page.setDefaultTimeout(100_000);
    const { url, access } = n8n();
    const data = { emailOrLdapLoginId: access.email, password: access.password };
    expect((await page.request.post(`${url}/rest/login`, { data })).status()).toBe(200);
    await page.goto(`${url}/workflow/panel`);
    await page.locator('[data-test-id=canvas-node]').first().waitFor();
    await page.locator('[data-test-id=node-creator-plus-button]').first().click();
  }, 300_000);

  afterAll(async () => {
    await browser?.close();
  });

  const names = (): Promise<string[]> =>
    page.locator('[data-test-id=node-creator-item-name]').allInnerTexts();

  /** What the panel lists for a phrase. n8n searches a moment after the last key. */
  async function search(phrase: string): Promise<readonly string[]> {
    const bar = page.locator('[data-test-id=node-creator-search-bar]');
    await bar.fill('');
    await waitUntil(async () => expect((await names()).length).not.toBe(1));
    await bar.fill(phrase);
    await page.waitForTimeout(500);
    return await names();
  }

  it.each(Object.entries(searches).flatMap(([node, phrases]) => phrases.map((phrase) => [phrase, node])))(
    'finds for "%s" in the first three: %s',
    async (phrase, node) => {
      await waitUntil(async () => expect((await search(phrase)).slice(0, 3)).toContain(node), 20_000);
    },
  );

  /** Opens an entry, reads what is in it and goes back to the search. */
  async function open(phrase: string, entry: string): Promise<readonly string[]> {
    await waitUntil(async () => expect(await search(phrase)).toContain(entry), 20_000);
    const item = page.locator('[data-test-id=node-creator-item-name]');
    await item.filter({ hasText: entry }).first().click();
    const back = page.locator('[data-test-id=nodes-list-header] button').first();
    await back.waitFor();
    // Triggers are folded up where there are actions.
    const folded = page.getByText(/^Triggers \(\d+\)$/);
    if (await folded.isVisible()) await folded.click();
    await page.waitForTimeout(500);
    const found = await names();
    await back.click();
    return found;
  }

  it.each(offered)(
    'shows what is used most first, and the triggers beside it: %s',
    async (node, actions, triggers) => {
      const found = await open(node, node);
      expect(found.slice(0, actions.length)).toEqual(actions);
      expect(found).toEqual(expect.arrayContaining([...triggers]));
    },
  );

  it('lists the nodes that ask a person under Human review, which it finds for "approval"', async () => {
    expect(await open('approval', 'Human review')).toEqual(
      expect.arrayContaining(['8x8 SMS', '8x8 Chat Apps']),
    );
  });
});
