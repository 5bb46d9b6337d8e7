import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { runSandbox, type Run } from '../sandbox-process';

jest.setTimeout(60_000);

/** Linux can limit the size of the files that a running process writes: like a disk that is full, and freed again. */
const canLimit = spawnSync('prlimit', ['--version']).status === 0;

function limitFileSize({ child }: Run, bytes: number | 'unlimited'): void {
  const { status, stderr } = spawnSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`]);
  if (status !== 0) throw new Error(String(stderr));
}

(canLimit ? describe : describe.skip)('a sandbox whose disk is full', () => {
  let folder: string;
  const started: Run[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sandbox-full-'));
  });
  afterEach(() => {
    for (const { child } of started.splice(0)) child.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });

  async function start(): Promise<{ run: Run; url: string }> {
    const run = runSandbox('--port', '0', '--state', folder);
    started.push(run);
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(await run.printed(/Ctrl-C/)) ?? [];
    return { run, url };
  }

  async function send(url: string): Promise<{ status: number; body: { umid?: string; message?: string } }> {
    const response = await fetch(`${url}/sms/api/v1/subaccounts/Sandbox_SMS/messages`, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-key', 'content-type': 'application/json' },
      body: JSON.stringify({ destination: '+6591234567', text: 'Hello' }),
    });
    return { status: response.status, body: (await response.json()) as { umid?: string; message?: string } };
  }

  async function listUmids(url: string): Promise<string[]> {
    const messages = (await (await fetch(`${url}/_sandbox/messages`)).json()) as { umid: string }[];
    return messages.map(({ umid }) => umid);
  }

  it('acknowledges nothing, says why, and saves again when there is space', async () => {
    const { run, url } = await start();
    const before = await send(url);
    expect(before.status).toBe(200);

    limitFileSize(run, 1);
    for (let count = 0; count < 3; count++)
      expect(await send(url)).toMatchObject({
        status: 503,
        body: { message: expect.stringContaining('The state cannot be saved') },
      });
    const setting = await fetch(`${url}/_sandbox/settings`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: '{"autoRead":false}',
    });
    expect(setting.status).toBe(503);
    expect(await listUmids(url)).toContain(before.body.umid);

    limitFileSize(run, 'unlimited');
    let after = await send(url);
    for (; after.status === 503; after = await send(url)) await new Promise((next) => setTimeout(next, 100));
    expect(after.status).toBe(200);

    run.child.kill('SIGKILL');
    await run.ended;
    const { url: nextUrl } = await start();
    const kept = await listUmids(nextUrl);
    expect(kept).toEqual(expect.arrayContaining([before.body.umid, after.body.umid]));
    expect(kept).not.toContain((await send(nextUrl)).body.umid);
  });
});
