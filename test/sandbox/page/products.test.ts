import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

import { start, whatsAppChannelOf, type Started } from '../started-sandbox';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

const customer = '+6591234567';

/** Asks for an address, waits for the answer, and thanks for it or sleeps. */
const definition = {
  name: 'Ask for the address',
  steps: [
    {
      id: 'ask',
      stepType: 'SMS',
      inputs: {
        subAccountId: 'Sandbox_SMS',
        source: 'ExampleCo',
        destination: '{{data.number}}',
        text: 'Where?',
      },
      nextStepId: 'answer',
    },
    {
      id: 'answer',
      stepType: 'WaitForReply',
      inputs: { from: '{{data.number}}', channel: 'sms', timeout: '0.01:00:00' },
      outputs: { address: '{{step.reply.payload.body}}' },
      nextStepId: 'check',
    },
    {
      id: 'check',
      stepType: 'Branch',
      selectNextStep: { pause: '{{data.address != null}}', other: null },
    },
    { id: 'pause', stepType: 'Wait', inputs: { duration: '1.00:00:00' } },
    { id: 'other', stepType: 'Wait', inputs: { duration: '1.00:00:00' } },
  ],
};

describe('the panels of products', () => {
  let started: Started;
  let browser: TestBrowser;
  let page: Page;

  beforeAll(async () => {
    started = await start();
    await started.listen();
    browser = await startBrowser();
    page = await browser.open({ viewport: { width: 1280, height: 800 }, permissions: ['clipboard-write'] });
  });
  afterAll(async () => {
    await browser.close();
    await started.close();
  });

  const open = async (query: string): Promise<void> => {
    await page.goto(`${started.sandbox.url}/?${query}`);
    await page.locator('.live').getByText('live').waitFor();
  };
  const panel = (): Locator => page.locator('.panel');
  const dialog = (): Locator => page.getByRole('dialog');
  const button = (name: string): Locator => panel().getByRole('button', { name, exact: true });
  const confirm = async (name: string): Promise<void> => {
    await dialog().getByRole('button', { name, exact: true }).click();
    await dialog().waitFor({ state: 'detached' });
  };

  it('create a definition and start a workflow by hand, and say what is wrong with its JSON', async () => {
    await open('panel=workflows&list=definitions');
    await panel().getByText('No definitions yet').waitFor();
    await button('New').click();
    const field = dialog().getByRole('textbox');
    await field.fill('{');
    await dialog().getByRole('button', { name: 'Create' }).click();
    await dialog().getByText('This is not JSON').waitFor();
    await field.fill(JSON.stringify({ trigger: 'http_request', status: 'enabled', definition }));
    await confirm('Create');
    await panel().getByRole('heading', { name: 'Ask for the address' }).waitFor();
    await button('Start').click();
    await dialog()
      .getByRole('textbox')
      .fill(JSON.stringify({ number: customer }));
    await confirm('Start');
    await panel().getByText(`waits for a reply from ${customer} on sms`).first().waitFor();
    const [workflow] = started.sandbox.workflows();
    expect(new URL(page.url()).searchParams.get('workflow')).toBe(workflow?.workflowId);
  });

  it('follow a workflow step by step: its branch, its values and its log', async () => {
    started.sandbox.inboundSms({ from: customer, text: '5 Orchard Road' });
    await panel().locator('#step-check .taken', { hasText: 'pause' }).waitFor();
    expect(await panel().locator('#step-check .taken').count()).toBe(1);
    await panel().locator('#step-pause').getByText('sleeps until').waitFor();
    expect(await panel().getByRole('region', { name: 'Values' }).textContent()).toContain('5 Orchard Road');
    expect(await panel().locator('.log li').count()).toBe(4);
    await panel().getByRole('link', { name: '→ pause' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('step-pause');
  });

  it('suspend, resume and stop a workflow, find it in the list, and go back', async () => {
    const status = (): string | undefined => started.sandbox.workflows()[0]?.status;
    await button('Suspend').click();
    await button('Resume').click();
    await button('Suspend').waitFor();
    expect(status()).toBe('Runnable');
    await button('Stop').click();
    await panel().getByText('Terminated').waitFor();
    expect(status()).toBe('Terminated');
    await panel().getByRole('link', { name: '‹ Workflows' }).click();
    await panel().getByLabel('ID or value').fill('orchard');
    await panel()
      .getByRole('link', { name: /Ask for the address/ })
      .waitFor();
    await panel().getByLabel('Status').selectOption('Runnable');
    await panel().getByText('Nothing found.').waitFor();
    await page.goBack();
    await panel().getByText('Terminated').waitFor();
  });

  it('show codes as they are sent and checked, and copy them', async () => {
    const { client, sandbox } = started;
    await open('panel=verifications');
    await panel().getByText('No codes yet').waitFor();
    const { sessionId = '' } = await client.verification.start({ destination: customer, brand: 'ExampleCo' });
    const code = sandbox.verifications()[0]?.code ?? '';
    await panel().getByText(code, { exact: true }).waitFor();
    await panel()
      .getByText(/^valid for 4 min|^valid for 5 min/)
      .waitFor();
    await panel()
      .getByRole('button', { name: `Copy the code ${code}` })
      .click();
    await panel().getByText('Copied').waitFor();
    await client.verification.check({ sessionId, code: 'wrong' });
    await panel().getByText('1 wrong code').waitFor();
    await client.verification.check({ sessionId, code });
    await panel().getByText('verified', { exact: true }).waitFor();
    await panel().getByLabel('Number or code').fill('nothing');
    await panel().getByText('Nothing found.').waitFor();
  });

  it('create, change, find and delete contacts and groups', async () => {
    const { sandbox } = started;
    await open('panel=contacts&list=groups');
    await button('New').click();
    await dialog().getByLabel('Name', { exact: true }).fill('Customers');
    await confirm('Create');
    await panel().getByText('0 contacts').waitFor();
    await panel().getByRole('link', { name: 'Contacts', exact: true }).first().click();
    await panel().getByText('No contacts yet').waitFor();
    await button('New').click();
    await dialog().getByLabel('First name').fill('Mei');
    await dialog().getByLabel('Phone number').fill('none');
    await dialog().getByRole('button', { name: 'Create' }).click();
    await dialog().getByText('addresses.msisdn is not a phone number').waitFor();
    await dialog().getByLabel('Phone number').fill(customer);
    await dialog().getByLabel('Customers').check();
    await confirm('Create');
    await panel().getByRole('button', { name: /^Mei/ }).click();
    await dialog().getByLabel('Last name').fill('Tan');
    await dialog().getByLabel('Email address').fill('mei@example.com');
    await confirm('Save');
    await panel().getByText('Mei Tan').waitFor();
    expect(sandbox.runOperation('contacts.search', {}).items).toMatchObject([
      { lastName: 'Tan', addresses: { email: 'mei@example.com' }, groups: [{ name: 'Customers' }] },
    ]);
    await panel().getByLabel('Find contacts').fill('nobody');
    await panel().getByText('Nothing found.').waitFor();
    await panel().getByLabel('Find contacts').fill('tan');
    await button('Delete Mei Tan').click();
    await confirm('Delete');
    await panel().getByText('Nothing found.').waitFor();
    expect(sandbox.runOperation('contacts.search', {}).totalCount).toBe(0);
  });

  it('page through contacts', async () => {
    for (let number = 100; number < 220; number++)
      started.sandbox.runOperation('contacts.create', {
        firstName: `Person ${String(number)}`,
        addresses: { msisdn: `+6591230${String(number)}` },
      });
    await open('panel=contacts');
    await panel().getByText('Page 1 of 3 · 120 in all').waitFor();
    await button('Next ›').click();
    await panel().getByText('Person 150').waitFor();
    expect(new URL(page.url()).searchParams.get('page')).toBe('1');
    await page.goBack();
    await panel().getByText('Person 100').waitFor();
  });

  it('upload a file of contacts, follow the batch, and show the rejected rows', async () => {
    await open('panel=contacts&list=batches');
    await button('Upload a file').click();
    const csv = 'msisdn,firstName\n+6591239999,Siti\nnobody,Wrong\n';
    await dialog()
      .getByLabel('CSV or Excel file')
      .setInputFiles({ name: 'customers.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await confirm('Upload');
    await panel().getByText('2 rows: 1 new, 0 merged, 1 rejected').waitFor();
    await button('Rejected rows').click();
    await panel().getByRole('region', { name: 'Rejected rows' }).getByText('nobody,Wrong').waitFor();
  });

  it('let new templates wait for a decision, and take it', async () => {
    const { client, sandbox, receiver } = started;
    await open('panel=templates');
    await panel().getByLabel('New templates are reviewed').selectOption('manual');
    while (sandbox.settings().templateReview !== 'manual') await page.waitForTimeout(20);
    await client.chatApps.createTemplate({
      channelId: whatsAppChannelOf(sandbox),
      name: 'parcel_arrived',
      language: 'en',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Hello {{1}}, it is here.', examples: ['Mei'] }],
    });
    await panel()
      .getByRole('link', { name: /parcel_arrived/ })
      .click();
    await panel().getByText('waits for a decision').waitFor();
    expect(await panel().getByRole('figure').textContent()).toBe('Hello {{1}}, it is here.');
    await button('Reject').click();
    await dialog().getByLabel('Reason').fill('INCORRECT_CATEGORY');
    await confirm('Reject');
    await panel().getByText('rejected', { exact: true }).waitFor();
    await panel().getByText('INCORRECT_CATEGORY').waitFor();
    await button('Approve').click();
    await button('Pause').click();
    await panel().getByText('paused', { exact: true }).waitFor();
    await sandbox.waitForWebhook({ event: 'template_status_update' });
    const sent = receiver.received.map(({ body }) => JSON.stringify(body));
    expect(sent.filter((each) => each.includes('INCORRECT_CATEGORY'))).toHaveLength(1);
  });

  it('send an event of the WhatsApp account with its details', async () => {
    const { sandbox } = started;
    await open('panel=account-events');
    const choice = (name: string): Locator => panel().getByRole('combobox', { name, exact: true });
    await choice('Event').selectOption('template_category_update');
    await choice('Template').selectOption({ label: 'order_shipped (en_US)' });
    await panel().getByText('Other details').click();
    await panel()
      .getByLabel(/^Fields of eventDetails/)
      .fill('[');
    await button('Send the event').click();
    await panel().getByText('This is not JSON').waitFor();
    await panel()
      .getByLabel(/^Fields of eventDetails/)
      .fill('{ "extra": 7 }');
    await button('Send the event').click();
    const shown = panel().getByRole('region', { name: 'The event that was sent' });
    await shown.waitFor();
    expect(await shown.textContent()).toContain('"extra": 7');
    expect(sandbox.templates().find(({ name }) => name === 'order_shipped')?.category).toBe('MARKETING');
  });

  it('show the balance and the costs, change the balance, and list prices and numbers', async () => {
    const { sandbox, client } = started;
    sandbox.changeBalance({ balance: 50 });
    await open('panel=account');
    await panel().getByText('50.00').waitFor();
    await client.sms.send({ destination: '+6281234567890', text: 'Hello' });
    await panel().getByText('49.9715').waitFor();
    await panel().getByRole('cell', { name: '0.0285' }).waitFor();
    await button('Top up').click();
    await panel().getByText('149.9715').waitFor();
    await panel().getByLabel('Amount').fill('-500');
    await button('Top up').click();
    await panel().getByText('add is too low: the balance is 149.9715').waitFor();
    await panel().getByRole('link', { name: 'Prices' }).click();
    await panel().getByLabel('Country, prefix or network').fill('+62');
    await panel().getByText('Garuda Seluler').waitFor();
    expect(await panel().getByText('Lion Mobile').count()).toBe(0);
    await panel().getByRole('link', { name: 'Numbers' }).click();
    await panel().getByLabel('State of +6531580001').selectOption('Expiring');
    await panel().getByText('expiring', { exact: true }).waitFor();
    expect(sandbox.virtualNumbers()[0]).toMatchObject({ operationalStatus: 'Expiring' });
  });

  it('keep the scroll and the focus while things change', async () => {
    await open('panel=contacts');
    await panel().getByText('Person 149').waitFor();
    const field = panel().getByLabel('Find contacts');
    await field.focus();
    await page.evaluate(`document.querySelector('.panel').scrollTop = 300`);
    await started.client.contacts.create({ firstName: 'Later', addresses: { email: 'later@example.com' } });
    await panel().getByText('122 in all').waitFor();
    expect(await page.evaluate(`document.querySelector('.panel').scrollTop`)).toBe(300);
    expect(await page.evaluate('document.activeElement.type')).toBe('search');
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)(
    'have no accessibility findings, and fit, in %s at %d pixels',
    async (colorScheme, width) => {
      const { sandbox } = started;
      const another = await browser.open({ colorScheme, viewport: { width, height: 800 } });
      const [workflow] = sandbox.workflows();
      const carousel = sandbox.templates().find(({ cards }) => cards);
      for (const [query, text] of [
        ['panel=workflows', 'Ask for the address'],
        [`panel=workflows&workflow=${workflow?.workflowId ?? ''}`, 'Log'],
        ['panel=verifications', 'by sms at'],
        ['panel=contacts', 'Person 100'],
        ['panel=contacts&list=groups', 'Customers'],
        ['panel=contacts&list=batches', 'customers.csv'],
        ['panel=templates', 'order_shipped'],
        [`panel=templates&template=${String(carousel?.templateId)}`, 'Umbrella'],
        ['panel=account-events', 'Send the event'],
        ['panel=workflows&list=definitions', 'HTTP request'],
        [`panel=workflows&definition=${workflow?.definitionId ?? ''}`, 'Show its workflows'],
        ['panel=account', 'Spent so far'],
        ['panel=account&list=prices', 'Lion Mobile'],
        ['panel=account&list=numbers', '+6531580001'],
      ] as const) {
        await another.goto(`${sandbox.url}/?view=panels&${query}`);
        await another.locator('.panel').getByText(text).first().waitFor();
        expect([query, await findAccessibilityProblems(another)]).toEqual([query, []]);
        const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
        expect([query, await another.evaluate(overflow)]).toEqual([query, 0]);
      }
      await another.close();
    },
    900_000,
  );

  it('log no errors in the browser', () => {
    // The browser logs each request that was refused, such as that of a dialog that shows why.
    expect(browser.errors.filter((error) => !error.includes('400 (Bad Request)'))).toEqual([]);
  });
});
