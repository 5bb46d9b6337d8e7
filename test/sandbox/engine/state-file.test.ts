import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox } from '8x8-sandbox';

import { clientOf } from '../started-sandbox';

const sms = { destination: '+6591234567', text: 'Hello' };

describe('a state file', () => {
  let folder: string;
  let stateFile: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-state-'));
    stateFile = join(folder, 'state.json');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('restores the state in the next sandbox', async () => {
    const first = await createSandbox({ stateFile, account: { apiKey: 'own-key' } });
    const { umid } = await clientOf(first).sms.send(sms);
    await clientOf(first).sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: 'https://example.com' }] });
    await first.close();
    const second = await createSandbox({ stateFile });
    expect(second.apiKey).toBe('own-key');
    expect(second.messages()).toMatchObject([{ umid, text: 'Hello' }]);
    expect(await clientOf(second).sms.getWebhooks()).toHaveLength(1);
    await second.close();
  });

  it('is written soon after a change, without temporary files', async () => {
    const sandbox = await createSandbox({ stateFile });
    await clientOf(sandbox).sms.send(sms);
    const deadline = Date.now() + 10_000;
    while (
      !(existsSync(stateFile) && readFileSync(stateFile, 'utf8').includes('Hello')) &&
      Date.now() < deadline
    ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    expect(readFileSync(stateFile, 'utf8')).toContain('Hello');
    await sandbox.close();
    expect(readdirSync(folder)).toEqual(['state.json']);
  });

  it('restores the scheduled tasks', async () => {
    const first = await createSandbox({ stateFile, statusDelaysMs: { queued: 60_000 } });
    await clientOf(first).sms.send({ ...sms, scheduled: new Date(Date.now() + 400) });
    await first.close();
    const second = await createSandbox({ stateFile, timeScale: 0.01 });
    const message = await second.waitForMessage({ state: 'delivered' }, { timeoutMs: 10_000 });
    expect(message.text).toBe('Hello');
    await second.close();
  });

  it.each([
    ['no JSON', '{'],
    ['something else', '{"format":"cake"}'],
  ])('that holds %s is left alone, with a sentence', async (_what, text) => {
    writeFileSync(stateFile, text);
    await expect(createSandbox({ stateFile })).rejects.toThrow(`The state file ${stateFile} is not valid`);
    expect(readFileSync(stateFile, 'utf8')).toBe(text);
  });

  it('that cannot be written fails the closing of the sandbox', async () => {
    const sandbox = await createSandbox({ stateFile: join(folder, 'nowhere', 'state.json') });
    await expect(sandbox.close()).rejects.toThrow('nowhere');
  });
});
