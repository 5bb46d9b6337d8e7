import { describe, expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox, loadScripts, type CustomerScript } from '8x8-sandbox';

const people = [{ name: 'Mei', phone: '+6591234567' }];

/** A folder with scripts, each in a folder of its name. */
function folderWith(scripts: Readonly<Record<string, unknown>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'scripts-'));
  for (const [name, script] of Object.entries(scripts)) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, 'customer.json'), JSON.stringify(script));
  }
  return folder;
}

describe('the scripts of a folder', () => {
  it('have the names of their folders, and the files that their steps name', () => {
    const post = { do: 'post', path: '/orders', bodyFile: 'sample.json' };
    const upload = { do: 'post', path: '/list', files: { list: { file: 'sample.csv' } } };
    const folder = folderWith({ orders: { summary: 'Mei orders', people, steps: [post, upload] } });
    writeFileSync(join(folder, 'orders', 'sample.json'), '{"order": 1001}');
    writeFileSync(join(folder, 'orders', 'sample.csv'), 'msisdn\n');
    mkdirSync(join(folder, 'without-customer'));

    const expected = [
      {
        name: 'orders',
        steps: [
          { do: 'post', path: '/orders', body: { order: 1001 } },
          { do: 'post', path: '/list', files: { list: { name: 'sample.csv', content: 'msisdn\n' } } },
        ],
      },
    ];
    expect(loadScripts(folder)).toMatchObject(expected);
    expect(loadScripts(join(folder, 'orders'))).toMatchObject(expected);
  });

  it('are not read from a folder that has none', () => {
    expect(() => loadScripts(folderWith({}))).toThrow('There is no customer.json in');
  });
});

describe('a script that is not valid', () => {
  const errorOf = async (script: object): Promise<string> => {
    const sandbox = await createSandbox();
    try {
      const complete = {
        name: 'orders',
        summary: 'Mei orders',
        people,
        ...script,
      } as unknown as CustomerScript;
      return await sandbox.playScript(complete).then(
        () => '',
        (error: unknown) => String(error),
      );
    } finally {
      await sandbox.close();
    }
  };
  const wait = { do: 'wait', text: 'Hello' };

  it.each([
    [
      'an unknown kind of step',
      { do: 'wiat' },
      'step 2 (wiat): do is not a kind of step. Did you mean wait?',
    ],
    [
      'a step without a kind',
      { text: 'Hello' },
      'step 2 (no kind): do is not a kind of step. Use one of write, ',
    ],
    ['a misspelled field', { ...wait, tex: 'x' }, 'step 2 (wait): tex is not a field. Did you mean text?'],
    ['a field of the wrong type', { ...wait, text: 7 }, 'step 2 (wait): text '],
    ['a missing field', { do: 'tap' }, 'step 2 (tap): '],
    ['a path of another host', { do: 'post', path: 'http://x' }, 'step 2 (post): path '],
    [
      'an unknown person',
      { ...wait, by: 'Siti' },
      'step 2 (wait): by is not a person of the script. Use one of Mei.',
    ],
  ])('with %s is refused, and the error names the step', async (_, step, message) => {
    expect(await errorOf({ steps: [wait, step] })).toContain(`The script orders, ${message}`);
  });

  it('because of its people or its preparation is refused', async () => {
    expect(await errorOf({ people: [], steps: [wait] })).toContain('The script orders: people ');
    const prepare = [{ operation: 'sms.sendd', input: {} }];
    expect(await errorOf({ prepare, steps: [wait] })).toContain('there is no operation sms.sendd');
  });

  it('cannot post while the address of the app is unknown', async () => {
    const steps = [{ do: 'post', path: '/orders' }];
    expect(await errorOf({ steps })).toContain('start it with --app URL, or with the option appUrl');
  });
});
