import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';

import { clientOf } from '../started-sandbox';
import { startReceiver } from '../webhook-receiver';

const sms = { destination: '+6591234567', text: 'Hello' };

describe('a state folder', () => {
  let parent: string;
  let stateFolder: string;
  const running: Sandbox[] = [];
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    stateFolder = join(parent, 'state');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((sandbox) => sandbox.close()));
    rmSync(parent, { recursive: true, force: true });
  });

  async function open(options: SandboxOptions = {}): Promise<Sandbox> {
    const sandbox = await createSandbox({ stateFolder, ...options });
    running.push(sandbox);
    return sandbox;
  }

  it('restores the state in the next sandbox', async () => {
    const first = await open({ account: { apiKey: 'own-key' } });
    const { umid } = await clientOf(first).sms.send(sms);
    await clientOf(first).sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: 'https://example.com' }] });
    first.changeSettings({ autoRead: false });
    await first.close();
    const second = await open();
    expect(second.apiKey).toBe('own-key');
    expect(second.messages()).toMatchObject([{ umid, text: 'Hello' }]);
    expect(second.settings().autoRead).toBe(false);
    expect(await clientOf(second).sms.getWebhooks()).toHaveLength(1);
    expect((await clientOf(second).sms.send(sms)).umid).not.toBe(umid);
  });

  it('restores the scheduled tasks', async () => {
    const first = await open({ statusDelaysMs: { queued: 60_000 } });
    await clientOf(first).sms.send({ ...sms, scheduled: new Date(Date.now() + 400) });
    await first.close();
    const second = await open({ timeScale: 0.01 });
    const message = await second.waitForMessage({ state: 'delivered' }, { timeoutMs: 10_000 });
    expect(message.text).toBe('Hello');
  });

  it('posts a webhook again that was under way when the sandbox was closed', async () => {
    const receiver = await startReceiver();
    receiver.answers = ['hang', 200];
    const first = await open();
    await clientOf(first).sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: receiver.url }] });
    const { umid } = first.inboundSms({ from: '+6591234567', text: 'Hi' });
    while (receiver.received.length === 0) await new Promise((next) => setTimeout(next, 10));
    await first.close();
    const second = await open();
    expect(await second.waitForWebhook({ umid })).toMatchObject({ status: 'delivered' });
    expect(receiver.received).toHaveLength(2);
    await receiver.close();
  });

  it('is left alone by a sandbox that was closed', async () => {
    const first = await open();
    await first.close();
    first.inboundSms({ from: '+6591234567', text: 'Too late' });
    // The time after which saving is tried again.
    await new Promise((next) => setTimeout(next, 1_000));
    expect((await open()).messages()).toEqual([]);
  });

  it('restores a manual clock', async () => {
    const first = await open({ clock: 'manual' });
    await first.advance(3_600_000);
    const now = first.now();
    await first.close();
    expect((await open({ clock: 'manual' })).now()).toBe(now);
  });

  it('restores uploaded files', async () => {
    const first = await open();
    const file = { content: Buffer.from('Hello'), name: 'hello.txt', type: 'text/plain' };
    const { fileName, token } = await clientOf(first).chatApps.uploadFile({ file });
    await first.close();
    const second = await open();
    const { content } = await clientOf(second).chatApps.downloadFile({ filename: fileName, token });
    expect(Buffer.from(content).toString()).toBe('Hello');
  });

  it('keeps what a reset or an import put there', async () => {
    const first = await open();
    await clientOf(first).sms.send({ ...sms, text: 'Exported' });
    const saved = first.exportState();
    await clientOf(first).sms.send({ ...sms, text: 'Later' });
    await first.reset();
    first.importState(saved);
    await first.close();
    const second = await open();
    expect(second.messages().map(({ text }) => text)).toEqual(['Exported']);
  });

  it('can be read by its owner alone', async () => {
    mkdirSync(stateFolder, { mode: 0o755 });
    await open();
    expect(statSync(stateFolder).mode & 0o777).toBe(0o700);
  });

  it('in use is refused, with the number of the process that uses it', async () => {
    await open();
    await expect(open()).rejects.toThrow(
      `The state folder ${stateFolder} is in use by the process ${process.pid}: stop it, or choose another folder`,
    );
  });

  it('that is a file is refused, and the file is left alone', async () => {
    writeFileSync(stateFolder, 'my notes');
    await expect(open()).rejects.toThrow(`The state folder ${stateFolder} is a file`);
  });

  it('with other files in it is refused', async () => {
    mkdirSync(stateFolder);
    writeFileSync(join(stateFolder, 'notes.txt'), 'my notes');
    await expect(open()).rejects.toThrow('it holds other files');
    expect(existsSync(join(stateFolder, 'CURRENT'))).toBe(false);
  });

  it('that cannot be written is refused at the start', async () => {
    writeFileSync(join(parent, 'file'), '');
    stateFolder = join(parent, 'file', 'state');
    await expect(open()).rejects.toThrow(`The state folder ${stateFolder} cannot be used`);
    // The administrator of a machine may write everywhere.
    if (process.getuid?.() === 0) return;
    chmodSync(parent, 0o500);
    stateFolder = join(parent, 'state');
    await expect(open()).rejects.toThrow(`The state folder ${stateFolder} cannot be used`);
    chmodSync(parent, 0o700);
  });
});
