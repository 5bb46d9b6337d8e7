import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';

import { start, type Started } from '../started-sandbox';
import { findAccessibilityProblems } from './accessibility';
import { startBrowser, type TestBrowser } from './browser';

const reference = 'claim-1001';
const guestNumber = '+6591234567';

let started: Started;
let browser: TestBrowser;
let guest: Page;
let link: string;

async function openRoom(name: string): Promise<string> {
  const { guest_link = '' } = await started.client.videoInteraction.createToken({
    create_room: true,
    call_reference: name,
    phone_number: guestNumber,
  });
  return guest_link;
}

beforeAll(async () => {
  started = await start({ timeScale: 0.01 });
  started.sandbox.changeSettings({ videoInteractionUrl: `${started.receiver.url}/video` });
  link = await openRoom(reference);
  browser = await startBrowser();
  guest = await browser.open({ viewport: { width: 1100, height: 700 } });
});
afterAll(async () => {
  await browser.close();
  await started.close();
});

const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const events = () => started.receiver.received.map(({ body }) => body['eventType']);

describe('the page of a guest', () => {
  it('lets the guest join, and plays a stand-in', async () => {
    await guest.goto(link);
    await guest.getByText(`Video call ${reference}`).waitFor();
    await click(guest, 'Join the call');
    const canPlay = "document.querySelector('video')?.readyState >= 2";
    while (!(await guest.evaluate(canPlay))) await guest.waitForTimeout(50);
    expect(started.sandbox.videoRooms()[0]?.call).toMatchObject({ conversation: [] });
  });

  it('talks with the agent, whose part the panel plays', async () => {
    const agent = await browser.open({ viewport: { width: 1280, height: 800 } });
    await agent.goto(`${started.sandbox.url}/?panel=video`);
    await click(agent, 'Log in as the agent');
    await agent.getByLabel('Message of the agent').fill('Please show the crack.');
    await agent.keyboard.press('Enter');
    await guest.getByText('Please show the crack.').waitFor();
    await guest.getByLabel('Message', { exact: true }).fill('Here it is.');
    await guest.keyboard.press('Enter');
    await agent.getByText('Here it is.').waitFor();
    await click(guest, 'Share location');
    await guest.getByRole('button', { name: 'Location shared' }).waitFor();
    expect(started.sandbox.messages({ to: guestNumber })).toMatchObject([
      { text: `Join the video call: ${link}` },
    ]);
    await agent.close();
  });

  it('ends the call, rates it, and the events about the recording follow', async () => {
    await click(guest, 'Leave');
    await guest.getByRole('heading', { name: 'The call has ended' }).waitFor();
    await click(guest, '4 of 5');
    await guest.getByText('Thank you.').waitFor();
    while (events().length < 2) await guest.waitForTimeout(50);
    expect(events()).toEqual(['RECORDING_ENDED', 'RECORDING_UPLOADED']);
    const { list } = await started.client.videoInteraction.getCalls();
    const call = await started.client.videoInteraction.getCall({ id: list?.[0]?.CallId ?? '' });
    expect(call).toMatchObject({ GuestRating: '4', Location: { lat: 1.2839 } });
    expect(call.Conversation).toHaveLength(2);
  });

  it('ends when the agent ends the call', async () => {
    await click(guest, 'Join again');
    await guest.getByLabel('Message', { exact: true }).waitFor();
    started.sandbox.leaveVideoRoom({ reference });
    await guest.getByRole('heading', { name: 'The call has ended' }).waitFor();
  });

  it('needs no control key, and loads nothing from other hosts', async () => {
    const locked = await start({ controlKey: 'secret' });
    const { guest_link = '' } = await locked.client.videoInteraction.createToken({ create_room: true });
    const page = await browser.open({});
    const hosts = new Set<string>();
    page.on('request', (request) => hosts.add(new URL(request.url()).host));
    await page.goto(guest_link);
    await click(page, 'Join the call');
    await click(page, 'Leave');
    await page.getByRole('heading', { name: 'The call has ended' }).waitFor();
    expect([...hosts]).toEqual([new URL(guest_link).host]);
    await page.close();
    await locked.close();
  });

  it('says that a room is unknown', async () => {
    const response = await guest.goto(`${started.sandbox.url}/video/guest/unknown`);
    expect(response?.status()).toBe(404);
    await guest.getByText('There is no such room').waitFor();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 390],
    ['dark', 390],
  ] as const)('has no accessibility findings, and fits, in %s at %d pixels', async (colorScheme, width) => {
    const page = await browser.open({ colorScheme, viewport: { width, height: 800 } });
    const check = async (): Promise<void> => {
      expect(await findAccessibilityProblems(page)).toEqual([]);
      const overflow = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
      expect(await page.evaluate(overflow)).toBe(0);
    };
    const name = `claim-${colorScheme}-${String(width)}`;
    await page.goto(await openRoom(name));
    await page.getByRole('button', { name: 'Join the call' }).waitFor();
    await check();
    await click(page, 'Join the call');
    await page
      .getByLabel('Message', { exact: true })
      .fill('A message that is so long that it takes more than one line of the chat');
    await page.keyboard.press('Enter');
    started.sandbox.writeInVideoRoom({ reference: name, origin: 'agent', text: 'I see.' });
    await page.getByText('I see.').waitFor();
    await check();
    const panel = await browser.open({ colorScheme, viewport: { width, height: 800 } });
    await panel.goto(`${started.sandbox.url}/?panel=video&view=panels`);
    await panel.getByText('I see.').first().waitFor();
    expect(await findAccessibilityProblems(panel)).toEqual([]);
    await panel.close();
    await click(page, 'Leave');
    await page.getByRole('heading', { name: 'The call has ended' }).waitFor();
    await check();
    await page.close();
  });

  it('logs no errors in the browser, but for the unknown room', () => {
    expect(browser.errors.filter((error) => !error.includes('404 (Not Found)'))).toEqual([]);
  });
});
