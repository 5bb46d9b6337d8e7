import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { start, whatsAppChannelOf, type Started } from '../started-sandbox';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';
import { bookingFlow, contentExamples, everyPart } from './contents';

const customer = '+6591234567';

let started: Started;
let browser: TestBrowser;
let page: Page;
const umids = new Map<string, string>();

const open = (opened: Page, of: string) =>
  opened.goto(`${started.sandbox.url}/?customer=${encodeURIComponent(of)}&view=conversation`);

const bubble = (name: string, on = page) => on.locator(`[data-umid="${umids.get(name) ?? ''}"]`);

const lastInbound = () => started.sandbox.messages({ direction: 'inbound', limit: 1 })[0];

/** Waits until the customer has sent something else than before. */
async function inboundAfter(action: () => Promise<void>) {
  const before = lastInbound()?.umid;
  await action();
  for (;;) {
    const message = lastInbound();
    if (message && message.umid !== before) return message;
    await page.waitForTimeout(50);
  }
}

beforeAll(async () => {
  started = await start({ timeScale: 0.01, settings: { unknownTemplates: 'accept', whatsAppWindow: false } });
  await started.listen();
  started.sandbox.addTemplate(everyPart);
  for (const { name, message, channel } of contentExamples) {
    const { umid } = await started.client.chatApps.send({
      user: { msisdn: customer },
      ...message,
      ...(channel === undefined ? {} : { channels: [{ channel }] }),
    });
    umids.set(name, umid);
  }
  browser = await startBrowser();
  page = await browser.open({ viewport: { width: 1280, height: 900 } });
  await open(page, customer);
  await page.locator('.bubble').first().waitFor();
});
afterAll(async () => {
  await browser.close();
  await started.close();
});

describe('a message', () => {
  it.each(contentExamples)('of the kind $name is shown as its channel shows it', async ({ name, shows }) => {
    await bubble(name).waitFor();
    const text = await bubble(name).innerText();
    for (const each of shows) expect(text).toContain(each);
    expect(text).not.toMatch(/[{[]\s*"|\{\{|undefined|\[object/);
  });

  it('shows when it was sent, delivered and read, and its umid', async () => {
    await bubble('text').getByText('✓✓ read').waitFor();
    await bubble('text').getByRole('button', { name: /read/ }).click();
    const info = bubble('text').locator('.info');
    for (const each of ['queued', 'sent', 'delivered to recipient', 'read on', umids.get('text') ?? ''])
      await info.getByText(each).first().waitFor();
  });
});

describe('the customer', () => {
  it('opens a list, and chooses a row of a section', async () => {
    await bubble('interactive list').getByRole('button', { name: 'See the slots' }).click();
    const list = page.getByRole('dialog', { name: 'See the slots' });
    await list.getByRole('group', { name: 'Afternoon' }).getByText('Three').click();
    const message = await inboundAfter(() => list.getByRole('button', { name: 'Send' }).click());
    expect(message.content).toMatchObject({ interactive: { type: 'list_reply', list_reply: { id: 'pm' } } });
  });

  it('answers with a tap that arrives as a plain text, if the page is told so', async () => {
    await page.getByLabel('Taps arrive as').selectOption('texts');
    const message = await inboundAfter(() =>
      bubble('interactive button').getByRole('button', { name: 'Of course' }).click(),
    );
    expect(message).toMatchObject({ type: 'Text', content: { text: 'Of course' } });
    await page.getByLabel('Taps arrive as').selectOption('replies');
    const reply = await inboundAfter(() =>
      bubble('interactive button').getByRole('button', { name: 'Of course' }).click(),
    );
    expect(reply).toMatchObject({ type: 'Interactive', replyTo: umids.get('interactive button') });
  });

  it('taps the button of a card of a carousel', async () => {
    const message = await inboundAfter(() =>
      bubble('carousel').getByRole('button', { name: 'Take Second dish' }).click(),
    );
    expect(message.content).toEqual({ text: 'Take Second dish', payload: 'Second dish' });
  });

  it('opens the links of a template with its values, and copies its code', async () => {
    const link = bubble('template').getByRole('link', { name: 'Track order' });
    expect(await link.getAttribute('href')).toBe('https://example.com/orders/1001');
    await bubble('template').getByRole('button', { name: 'Copy the coupon' }).click();
    await page.getByRole('status').getByText('AUTUMN25').waitFor();
  });

  it('lets the business call always', async () => {
    await bubble('interactive call_permission_request').getByRole('button').last().click();
    await page.getByRole('dialog').getByText('Always allow').click();
    const message = await inboundAfter(() =>
      page.getByRole('button', { name: 'Send', exact: true }).last().click(),
    );
    expect(message.content).toMatchObject({
      interactive: { callPermissionReply: { response: 'accept', isPermanent: true } },
    });
    await page.locator('.mine').getByText('Calls allowed').waitFor();
  });

  it('shares a contact, and a location', async () => {
    const contact = await inboundAfter(() =>
      bubble('interactive request_contact_info').getByRole('button', { name: 'Share contact info' }).click(),
    );
    expect(contact.content).toEqual({ contact: { name: 'Customer 4567', phone: customer } });
    const { body } = await started.sandbox.waitForWebhook({ event: 'whatsapp_contact' });
    expect(JSON.stringify(body)).toContain('Customer 4567');
    await bubble('interactive location_request_message')
      .getByRole('button', { name: 'Send location' })
      .click();
    await page.getByLabel('Latitude').fill('91');
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByLabel('Latitude').fill('1.5');
    const place = await inboundAfter(() =>
      page.getByRole('dialog').getByRole('button', { name: 'Send' }).click(),
    );
    expect(place).toMatchObject({ type: 'Location', content: { location: { latitude: 1.5 } } });
  });

  it('fills in the screens of a Flow that the sandbox knows', async () => {
    const { id } = await started.client.chatApps.createFlow({
      channelId: whatsAppChannelOf(started.sandbox),
      name: 'Booking',
      categories: ['OTHER'],
      flowJson: JSON.stringify(bookingFlow),
    });
    await started.client.chatApps.send({
      user: { msisdn: customer },
      type: 'interactive',
      content: {
        interactive: {
          type: 'flow',
          body: { text: 'Book a visit' },
          action: { parameters: { flowId: id, flowCta: 'Book a visit now' } },
        },
      },
    });
    await page.getByRole('button', { name: 'Book a visit now' }).click();
    const form = page.getByRole('dialog', { name: 'Choose a time' });
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Day').fill('2027-03-01');
    await form.getByLabel('Slot').selectOption('Afternoon');
    await form.getByRole('button', { name: 'Next' }).click();
    const details = page.getByRole('dialog', { name: 'Your details' });
    await details.getByText('You chose 2027-03-01.').waitFor();
    await details.getByLabel('Your name').fill('Mei');
    await details.getByText('Follow-up').click();
    await details.getByText('Parking').click();
    await details.getByText('I agree to the terms').click();
    const message = await inboundAfter(() => details.getByRole('button', { name: 'Book' }).click());
    const { responseJson } = (message.content as { interactive: { nfmReply: { responseJson: string } } })
      .interactive.nfmReply;
    expect(JSON.parse(responseJson)).toMatchObject({
      ...{ day: '2027-03-01', slot: 'pm', name: 'Mei', visit: 'again', extras: ['parking'] },
    });
    await page.locator('.mine', { hasText: 'Response sent' }).getByText('2027-03-01').waitFor();
  });

  it('writes the answers of a Flow that the sandbox does not know', async () => {
    await bubble('interactive flow').getByRole('button', { name: 'Book now' }).click();
    const form = page.getByRole('dialog', { name: 'Flow 123' });
    await form.getByRole('group', { name: 'Answer 1' }).getByLabel('Value').fill('Kai');
    const message = await inboundAfter(() => form.getByRole('button', { name: 'Send' }).click());
    expect(JSON.stringify(message.content)).toContain('Kai');
  });

  it('answers several questions of a survey', async () => {
    await started.client.sms.sendSurvey({
      surveyId: 'rating',
      destination: customer,
      templateBody: 'Rate us: {{url}}',
    });
    await page.getByRole('button', { name: 'Answer the survey' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Submit' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    const findAnswers = () => started.receiver.received.find(({ body }) => 'surveyId' in body);
    while (!findAnswers()) await page.waitForTimeout(50);
    expect(findAnswers()?.body).toMatchObject({ answers: [{ answer: 'Very well' }, { answer: '9' }] });
  });

  it('sends a file of the device, which the page then shows', async () => {
    const picture = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await page.getByRole('radio', { name: 'WhatsApp' }).check();
    await page.getByRole('button', { name: 'Send a file' }).click();
    await page
      .getByLabel('File of this device')
      .setInputFiles({ name: 'dot.png', mimeType: 'image/png', buffer: picture });
    const message = await inboundAfter(() =>
      page.getByRole('dialog').getByRole('button', { name: 'Send' }).click(),
    );
    const url = String(message.content?.['url']);
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(picture);
    const image = page.locator('.mine img.media').last();
    await image.waitFor();
    for (;;)
      if ((await image.evaluate((node) => (node as unknown as { naturalWidth: number }).naturalWidth)) === 1)
        break;
  });

  it('says what is missing when there is no file', async () => {
    await page.getByRole('button', { name: 'Send a file' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await page.getByRole('alert').getByText('Choose a file, or enter its URL.').waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
  });

  it('replies to a certain message, on several lines', async () => {
    await bubble('text').hover();
    await bubble('text').getByRole('button', { name: 'Reply to this message' }).click();
    const field = page.getByLabel('Text', { exact: true });
    await field.fill('First line');
    await field.press('End');
    await field.press('Shift+Enter');
    await page.keyboard.type('second line');
    const message = await inboundAfter(() => field.press('Enter'));
    expect(message).toMatchObject({ text: 'First line\nsecond line', replyTo: umids.get('text') });
    await page.locator('.mine .quote').last().waitFor();
    expect(await field.inputValue()).toBe('');
  });

  it('has a name that businesses see', async () => {
    await page.getByRole('button', { name: 'Customer 4567', exact: true }).click();
    await page.getByLabel('Name, as WhatsApp shows it to businesses').fill('Mei Tan');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('.conversations').getByText('Mei Tan').waitFor();
    const { umid } = started.sandbox.inboundChat({ from: customer, text: 'With a name' });
    const { body } = await started.sandbox.waitForWebhook({ umid });
    expect(body).toMatchObject({ payload: { user: { name: 'Mei Tan' } } });
  });
});

describe('a long conversation', () => {
  it('is loaded in parts in both directions, and stays where the reader is', async () => {
    const other = '+6597770000';
    for (let number = 1; number <= 700; number++)
      started.sandbox.inboundSms({ from: other, text: `Line ${String(number)}.` });
    await open(page, other);
    const line = (number: number) =>
      page.locator('.mine p').getByText(`Line ${String(number)}.`, { exact: true });
    await line(700).waitFor();
    const list = "document.querySelector('.messages')";
    for (let number = 620; number >= 60; number -= 80) {
      await page.evaluate(`${list}.scrollTop = 0`);
      await line(number).waitFor({ state: 'attached' });
    }
    await line(700).waitFor({ state: 'detached' });
    expect(await page.locator('.bubble').count()).toBeLessThanOrEqual(400);
    await page.evaluate(`${list}.scrollTop = ${list}.scrollHeight`);
    await line(480).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: 'To the newest message' }).click();
    await line(700).waitFor();
    await page.getByRole('button', { name: 'To the newest message' }).waitFor({ state: 'detached' });
  });
});

it.each([
  ['light', 1280],
  ['dark', 1280],
  ['light', 390],
  ['dark', 390],
] as const)('has no accessibility findings, and fits, in %s at %d pixels', async (colorScheme, width) => {
  const another = await browser.open({ colorScheme, viewport: { width, height: 844 } });
  await open(another, customer);
  await another.locator('.bubble').first().waitFor();
  const check = async (): Promise<void> => {
    expect(await findAccessibilityProblems(another)).toEqual([]);
    const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await another.evaluate(overflow)).toBe(0);
    expect(
      await another.evaluate(
        "document.querySelector('.messages').scrollWidth - document.querySelector('.messages').clientWidth",
      ),
    ).toBe(0);
  };
  await bubble('text', another).getByRole('button', { name: /read/ }).click();
  await check();
  await bubble('interactive list', another).getByRole('button', { name: 'See the slots' }).click();
  await check();
  await another.keyboard.press('Escape');
  await bubble('interactive flow', another).getByRole('button', { name: 'Book now' }).click();
  await check();
  await another.close();
});

it('logs no errors in the browser', () => {
  expect(browser.errors).toEqual([]);
});
