import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox } from '8x8-sandbox';

import { raw, start, type Started } from '../started-sandbox';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const to = '+6591234567';

/** How far the sandbox is ahead of this machine, in whole hours. */
const hoursAhead = ({ sandbox }: Started): number =>
  Math.round(Math.abs(Date.parse(sandbox.now()) - Date.now()) / hourMs);

describe('a running clock', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start();
  });
  afterEach(() => started.close());

  const clock = (action: string, body?: object) =>
    raw(started.sandbox, 'POST', `/_sandbox/clock/${action}`, body, {});

  it('advances, runs what was due at its own time, and goes on from there', async () => {
    const { client, sandbox } = started;
    const scheduled = new Date(Date.now() + 2 * hourMs);
    const { umid } = await client.sms.send({ destination: to, text: 'Later', scheduled });
    await sandbox.advance(3 * hourMs);
    expect(sandbox.messages({ umid })[0]?.status.state).toBe('delivered');
    expect(Date.parse(sandbox.messages({ umid })[0]?.status.timestamp ?? '')).toBeLessThan(
      scheduled.getTime() + hourMs,
    );
    expect(hoursAhead(started)).toBe(3);
    // Real time passes again.
    const { umid: next } = await client.sms.send({ destination: to, text: 'Now' });
    await sandbox.waitForMessage({ umid: next, state: 'delivered' });
  });

  it('stops, waits, and runs again', async () => {
    const { client, sandbox } = started;
    expect(sandbox.stopClock()).toMatchObject({ state: 'stopped', next: null, scheduled: 0 });
    expect(sandbox.clock).toBe('manual');
    const stoppedAt = sandbox.now();
    const { umid } = await client.sms.send({ destination: to, text: 'Hello' });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(sandbox.now()).toBe(stoppedAt);
    expect(sandbox.messages({ umid })[0]?.status.state).toBe('queued');
    expect(sandbox.clockStatus().next).toMatchObject({ what: expect.stringContaining('message') });
    sandbox.resumeClock();
    expect(sandbox.clock).toBe('real');
    await sandbox.waitForMessage({ umid, state: 'delivered' });
  });

  it('advances to the next event, over HTTP', async () => {
    const { client, sandbox } = started;
    await clock('stop');
    expect(await clock('next')).toMatchObject({
      status: 400,
      body: { error: 'Nothing is scheduled: there is no next event to advance to' },
    });
    await client.sms.send({ destination: to, text: 'Hello' });
    const seen: string[] = [];
    while (sandbox.clockStatus().next && seen.length < 20) {
      const at = sandbox.clockStatus().next?.at;
      const { body } = await clock('next');
      expect(body['now']).toBe(at);
      seen.push(sandbox.messages()[0]?.status.state ?? '');
    }
    expect(seen).toContain('sent');
    expect(seen.at(-1)).toBe('delivered');
  });

  it('advances to a date and time, and returns to the system time', async () => {
    const target = new Date(Date.now() + dayMs).toISOString();
    expect(await clock('advance', { to: target })).toMatchObject({ status: 200 });
    expect(hoursAhead(started)).toBe(24);
    expect((await clock('resume', { systemTime: true })).body).toMatchObject({ state: 'running' });
    expect(hoursAhead(started)).toBe(0);
  });

  it.each([
    ['advance', { to: 'tomorrow' }, 'to is neither a date nor'],
    ['advance', { to: '2001-01-01' }, "to must not be before the sandbox's time"],
    ['advance', { ms: 1, to: '2100-01-01' }, 'Give only one'],
    ['resume', { system: true }, 'system is not a field'],
    ['resume', { systemTime: 'yes' }, 'systemTime'],
  ])('refuses %s with %j', async (action, body, message) => {
    expect(await clock(action, body)).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining(message) },
    });
  });

  it('tells listeners of every change', () => {
    const states: string[] = [];
    started.sandbox.on((event) => event.kind === 'clock' && states.push(event.state));
    started.sandbox.stopClock();
    started.sandbox.resumeClock();
    expect(states).toEqual(['stopped', 'running']);
  });

  it('is the system time again after a reset', async () => {
    await started.sandbox.advance(dayMs);
    started.sandbox.stopClock();
    await started.sandbox.reset();
    expect(started.sandbox.clock).toBe('real');
    expect(hoursAhead(started)).toBe(0);
    const { umid } = await started.client.sms.send({ destination: to, text: 'Hello' });
    await started.sandbox.waitForMessage({ umid, state: 'delivered' });
  });

  it('is the system time again after a reset in the middle of an advance', async () => {
    const { client, sandbox, receiver } = started;
    receiver.answers = ['hang'];
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: receiver.url }] });
    sandbox.inboundSms({ from: to, text: 'Hi' });
    const advanced = sandbox.advance(dayMs);
    while (receiver.received.length === 0) await new Promise((next) => setTimeout(next, 10));
    await sandbox.reset();
    expect(hoursAhead(started)).toBe(0);
    await receiver.close();
    await advanced;
    expect(hoursAhead(started)).toBe(0);
  });

  it('runs the tasks of an imported state, whose time is ahead', async () => {
    const { client, sandbox } = started;
    await sandbox.advance(dayMs);
    const { umid } = await client.sms.send({ destination: to, text: 'Now' });
    const saved = sandbox.exportState();
    await sandbox.reset();
    await client.sms.send({ destination: to, text: 'Later', scheduled: new Date(Date.now() + hourMs) });
    sandbox.importState(saved);
    await sandbox.waitForMessage({ umid, state: 'delivered' });
  });
});

it('keeps a stopped or an advanced clock in the state folder', async () => {
  const stateFolder = await mkdtemp(join(tmpdir(), 'clock-'));
  const first = await createSandbox({ stateFolder });
  await first.advance(dayMs);
  await first.close();

  const second = await createSandbox({ stateFolder });
  expect(Date.parse(second.now()) - Date.now()).toBeGreaterThan(dayMs - hourMs);
  const { now } = second.stopClock();
  await second.close();

  const third = await createSandbox({ stateFolder });
  expect([third.clock, third.now()]).toEqual(['manual', now]);
  third.resumeClock({ systemTime: true });
  await third.close();

  const fourth = await createSandbox({ stateFolder, clock: 'manual' });
  expect(fourth.clock).toBe('manual');
  expect(Math.abs(Date.parse(fourth.now()) - Date.now())).toBeLessThan(hourMs);
  await fourth.close();
  await rm(stateFolder, { recursive: true });
});
