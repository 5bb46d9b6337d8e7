import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bridge, callFlowAnswer, hangup, makeCall, say, sayAndCapture } from 'cpaas-8x8';
import type { Page } from 'playwright-core';

import { start, type Started } from '../started-sandbox';
import { listenToCalls, type CallReceiver } from '../voice/call-receiver';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

const voiceProfile = 'en-GB-Emma';
const business = '+6531580001';
const customer = '+6591234567';
const other = '+6598765432';

let started: Started;
let receiver: CallReceiver;
let browser: TestBrowser;
let page: Page;

beforeAll(async () => {
  // Calls are slow here, so that a busy machine is never late.
  started = await start({ timeScale: 20 });
  receiver = await listenToCalls(started);
  started.sandbox.changeSettings({ autoAnswer: false });
  started.sandbox.inboundSms({ from: other, text: 'Good morning' });
  browser = await startBrowser();
  page = await browser.open({ viewport: { width: 1280, height: 800 } });
  // Chromium has no voices here: what would be spoken is kept.
  await page.addInitScript(`
    globalThis.spoken = [];
    speechSynthesis.speak = ({ text, lang }) => spoken.push(lang + ': ' + text);
  `);
});
afterAll(async () => {
  await browser.close();
  await receiver.close();
  await started.close();
});

const openConversation = async (): Promise<void> => {
  await page.goto(`${started.sandbox.url}/?customer=${encodeURIComponent(other)}&panel=calls`);
  await page.locator('.bubble').first().waitFor();
};

const callCustomer = (text = 'Hello from the business') =>
  started.client.voice.sendCallFlow({
    callflow: [makeCall(business, customer), say(text, { voiceProfile }), hangup()],
  });

const button = (name: string) => page.getByRole('button', { name, exact: true });
const ringing = () => page.getByRole('group', { name: `${customer} is ringing` });
const log = () => page.getByRole('list', { name: 'What happened in the call' });
const lastCall = () => started.sandbox.callSessions().at(-1);

/** Waits until the sandbox has got so far. */
async function until(isDone: () => boolean): Promise<void> {
  while (!isDone()) await page.waitForTimeout(50);
}

describe('a phone that rings', () => {
  it('is seen and announced, and takes neither the focus nor the text of the user', async () => {
    await openConversation();
    const field = page.getByLabel('Text', { exact: true });
    await field.pressSequentially('half a ');
    await callCustomer();
    await ringing().waitFor();
    await page.keyboard.type('sentence');
    expect(await field.inputValue()).toBe('half a sentence');
    expect(await page.getByRole('alert').first().textContent()).toContain(`${customer} is ringing`);
    expect(await page.title()).toContain('Ringing');
  });

  it('is reached by F2, and Escape returns to the text', async () => {
    await page.keyboard.press('F2');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Answer');
    await page.keyboard.press('Escape');
    await page.keyboard.type('!');
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('half a sentence!');
  });

  it('is answered, says what is said, and is hung up', async () => {
    await button('Answer').click();
    await log().getByText('Hello from the business').waitFor();
    expect(new URL(page.url()).searchParams.get('call')).toBe(lastCall()?.sessionId);
    await button('Hang up').click();
    await log().getByText('The call has ended: completed').waitFor();
    await page.goBack();
    expect(await page.getByLabel('Text', { exact: true }).inputValue()).toBe('half a sentence!');
  });

  it('is declined', async () => {
    await callCustomer();
    await button('Decline').click();
    await ringing().waitFor({ state: 'detached' });
    expect(lastCall()?.outcome).toBe('BUSY');
  });

  it('rings on when the user does not want people to answer by themselves', async () => {
    started.sandbox.changeSettings({ autoAnswer: true });
    await callCustomer();
    await button('Let it ring').click();
    await page.getByText('goes to this phone').waitFor();
    expect(started.sandbox.settings().autoAnswer).toBe(false);
    await button('Decline').click();
  });

  it('speaks only when the sound is on, which the page remembers', async () => {
    await openConversation();
    await callCustomer('Nobody hears this');
    await button('Answer').click();
    await log().getByText('Nobody hears this').waitFor();
    await button('Hang up').click();
    await log().getByText('The call has ended').waitFor();
    expect(await page.evaluate('spoken')).toEqual([]);

    const soundOn = page.getByRole('button', { name: 'Sound on' }).first();
    await page.getByRole('button', { name: 'Sound off' }).first().click();
    await soundOn.waitFor();
    await page.reload();
    await soundOn.waitFor();
    await callCustomer('Now it is heard');
    await button('Answer').click();
    await log().getByText('Now it is heard').waitFor();
    while ((await page.evaluate('spoken.length')) === 0) await page.waitForTimeout(50);
    expect(await page.evaluate('spoken')).toEqual(['en-GB: Now it is heard']);
    await soundOn.click();
    await button('Hang up').click();
    await log().getByText('The call has ended').waitFor();
  });
});

describe('a call to a virtual number', () => {
  it('is dialed, presses keys, and shows what the app answers', async () => {
    receiver.answer = (event) =>
      event.type === 'voice.callAction' && event.payload.eventData?.dtmf === '42'
        ? callFlowAnswer([{ action: 'playFile', params: { fileUrl: 'https://example.com/music/hold.mp3' } }])
        : callFlowAnswer(
            [sayAndCapture('Your order number, please.', { voiceProfile, maxDigits: 5 })],
            'menu',
          );
    await openConversation();
    await button('New call').click();
    expect(await page.getByLabel('From the phone').inputValue()).toBe(other);
    await page.getByRole('group', { name: 'Virtual numbers' }).getByRole('button').nth(1).click();
    await button('Call').click();
    await log().getByText('Your order number, please.').first().waitFor();
    expect(lastCall()?.calls[0]).toMatchObject({ source: other, destination: '+6531580002' });

    await page.getByText('Your app waits for up to 5 keys').waitFor();
    await button('4').click();
    await page.keyboard.press('2');
    await page.keyboard.press('#');
    await log().getByText('Your app receives 42').waitFor();
    await log().getByText('hold.mp3').first().waitFor();
    await page.getByText('Your app is not waiting for keys').waitFor();

    await log().getByText('Request and response').last().click();
    await page.getByLabel('Request body').getByText('"dtmf": "42"').waitFor();
    await page.getByLabel('Response body').getByText('playFile').waitFor();
    await button('Hang up').click();
    await log().getByText('A person hangs up').waitFor();
  });

  it('says that no webhook is there to receive the keys', async () => {
    const slow = await start({ timeScale: 20 });
    const answers = await listenToCalls(slow);
    answers.answer = () => callFlowAnswer([sayAndCapture('Press one.', { voiceProfile })]);
    const { sessionId } = slow.sandbox.inboundCall({ from: other });
    await page.goto(`${slow.sandbox.url}/?call=${sessionId}`);
    await page.getByText('Your app waits for a key').waitFor();
    await slow.client.voice.deleteWebhook({ type: 'VCA' });
    await button('1').click();
    await log().getByText('The keys are 1; no call action webhook is registered').waitFor();
    await page.goto('about:blank');
    await answers.close();
    await slow.close();
  });

  it('says what is wrong with the answer of the app', async () => {
    receiver.answer = () => '{"callflow":[{"action":"say","params":{}}]}';
    const { sessionId } = started.sandbox.inboundCall({ from: other });
    await page.goto(`${started.sandbox.url}/?call=${sessionId}`);
    await page.getByText('callflow[0].params.text').waitFor();
    await page.getByText('The call ended with error -2003').waitFor();
  });

  it('is refused next to its form when the number is wrong', async () => {
    await page.goto(`${started.sandbox.url}/?call=new`);
    await page.getByLabel('From the phone').fill('me');
    await button('Call').click();
    await page.getByText('from is not').waitFor();
  });

  it('connects a second person, whose phone rings', async () => {
    receiver.answer = () => callFlowAnswer([bridge({ source: business, destination: customer })]);
    await openConversation();
    started.sandbox.inboundCall({ from: other });
    await ringing().getByText(`${other} through ${business}`).waitFor();
    await button('Answer').click();
    await page.getByText('number masking').first().waitFor();
    await page.getByRole('heading', { name: `${other} and ${customer}` }).waitFor();
    await button('Close the call').click();
    await page.getByRole('group', { name: `Call with ${other} and ${customer}` }).waitFor();
    await button('Hang up').click();
    await until(() => lastCall()?.outcome === 'COMPLETED');
  });
});

describe('the list of calls', () => {
  it('finds calls, opens them, and keeps its search in the address', async () => {
    await openConversation();
    const rows = page.locator('.calls-panel .list .summary');
    await page.getByLabel('Search calls').fill('order number');
    await until(() => new URL(page.url()).searchParams.get('q') === 'order number');
    await rows.filter({ hasText: customer }).first().waitFor({ state: 'detached' });
    expect(await rows.count()).toBe(1);
    await rows.first().click();
    await log().getByText('Your app receives 42').waitFor();
    await page.reload();
    await log().getByText('Your app receives 42').waitFor();
    await page.getByLabel('Search calls').fill('');
    await page.getByLabel('State').selectOption('BUSY');
    await rows.filter({ hasText: 'busy' }).first().waitFor();
    await rows.filter({ hasText: 'error' }).first().waitFor({ state: 'detached' });
  });

  it('plays the recording of a call', async () => {
    const fast = await start({ timeScale: 0.001 });
    const answers = await listenToCalls(fast);
    answers.answer = () =>
      callFlowAnswer([bridge({ source: business, destination: customer, callRecording: true })]);
    const { sessionId } = fast.sandbox.inboundCall({ from: other });
    await page.goto(`${fast.sandbox.url}/?call=${sessionId}`);
    const player = page.locator('audio');
    await player.waitFor();
    await player.evaluate(
      'player => new Promise((resolve) => { player.oncanplay = resolve; player.load(); player.preload = "auto"; })',
    );
    await page.goto('about:blank');
    await answers.close();
    await fast.close();
  });
});

describe('the calls of the page', () => {
  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('have no accessibility findings, and fit, in %s at %d pixels', async (colorScheme, width) => {
    receiver.answer = () => callFlowAnswer([sayAndCapture('Press one.', { voiceProfile })]);
    const another = await browser.open({ colorScheme, viewport: { width, height: 800 } });
    const { sessionId } = started.sandbox.inboundCall({ from: other });
    const ringingCall = await callCustomer();
    for (const place of [
      `view=panels`,
      `view=conversation&call=${sessionId}`,
      'view=conversation&call=new',
    ]) {
      await another.goto(
        `${started.sandbox.url}/?customer=${encodeURIComponent(other)}&panel=calls&${place}`,
      );
      await another.getByRole('group', { name: 'is ringing' }).first().waitFor();
      await another.locator('.calls-panel .summary').first().waitFor({ state: 'attached' });
      expect(await findAccessibilityProblems(another)).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect([place, await another.evaluate(overflow)]).toEqual([place, 0]);
    }
    await another.close();
    for (const id of [sessionId, ringingCall.sessionId]) started.sandbox.hangUp({ sessionId: id });
  });

  it('log no errors in the browser', () => {
    // The number that is wrong.
    expect(browser.errors.filter((error) => !error.includes('400 (Bad Request)'))).toEqual([]);
  });
});
