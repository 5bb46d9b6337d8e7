import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox } from '8x8-sandbox';

import { runSandbox as run } from './sandbox-process';

jest.setTimeout(30_000);

describe('8x8-sandbox on the command line', () => {
  const started: ChildProcess[] = [];
  afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

  it('prints its settings, and keeps its state for its owner alone', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'sandbox-cli-')), 'state');
    const { child, printed, ended } = run('--port', '0', '--state', folder);
    started.push(child);
    const out = await printed(/Ctrl-C/);
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(out) ?? [];
    expect(out).toContain('sandbox-key');
    expect(out).toContain('Subaccount ID for Chat Apps    Sandbox_ChatApps');
    const [, channelId = ''] = /WhatsApp Channel ID +(\S+)/.exec(out) ?? [];
    const channels: unknown = await (await fetch(`${url}/_sandbox/channels`)).json();
    expect(channels).toContainEqual(expect.objectContaining({ channel: 'WhatsApp', channelId }));
    expect((await fetch(`${url}/_sandbox/settings`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, err: '' });
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    const modes = readdirSync(folder).map((name) => statSync(join(folder, name)).mode & 0o777);
    expect(new Set(modes)).toEqual(new Set([0o600]));
  });

  it('prints the control key if other machines can connect', async () => {
    const random = run('--port', '0', '--host', '0.0.0.0');
    const out = await random.printed(/Stop it/);
    const [, key = ''] = /Control key +(\S+)/.exec(out) ?? [];
    const [, url = ''] = /customer: (\S+)\/#key=(\S+)/.exec(out) ?? [];
    expect(out).toContain(`${url}/#key=${key}`);
    expect((await fetch(`${url}/_sandbox/settings`)).status).toBe(401);
    const headers = { authorization: `Bearer ${key}` };
    expect((await fetch(`${url}/_sandbox/settings`, { headers })).status).toBe(200);
    random.child.kill('SIGINT');
    await random.ended;
  });

  it.each([
    ['--port', 'port'],
    ['--smpp-port', 'smppPort'],
    ['--smpp-tls-port', 'smppTlsPort'],
  ])('explains that the port of %s is in use', async (option, name) => {
    const other = await createSandbox();
    const { port } = new URL(other.url);
    const { code, err } = await run('--port', '0', option, port).ended;
    expect(code).toBe(1);
    expect(err).toBe(
      `Port ${port} is in use: another program, perhaps another sandbox, listens on it. ` +
        `Choose another port with ${option}, or with the option ${name} in code.\n`,
    );
    await other.close();
  });

  it('refuses a state folder that another process uses', async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'sandbox-cli-')), 'state');
    const { child, printed } = run('--port', '0', '--state', folder);
    started.push(child);
    await printed(/Ctrl-C/);
    expect(await run('--port', '0', '--state', folder).ended).toMatchObject({
      code: 1,
      err: `The state folder ${folder} is in use by the process ${child.pid}: stop it, or choose another folder\n`,
    });
  });

  it('prints its help, and refuses unknown options', async () => {
    expect(await run('--help').ended).toMatchObject({
      code: 0,
      out: expect.stringContaining('--state FOLDER'),
    });
    expect(await run('--port', 'x').ended).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not a port'),
    });
    expect(await run('--colour').ended).toMatchObject({ code: 1, err: expect.stringContaining('--colour') });
  });
});
