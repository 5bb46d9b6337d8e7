import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type * as Core from 'cpaas-8x8';
import type * as OpenApi from 'cpaas-8x8/open-api';
import type * as Pure from 'cpaas-8x8/pure';
import type * as Workflow from 'cpaas-8x8/workflow';
import { root } from './packed';
import { outputOf } from './program';

/** What is built, not the sources. */
const dist = join(root, 'core', 'dist');
const requireBuilt = createRequire(join(dist, 'index.js'));
const core = requireBuilt('./index.js') as typeof Core;
const pure = requireBuilt('./pure.js') as typeof Pure;
const openApi = requireBuilt('./open-api.js') as typeof OpenApi;
const workflow = requireBuilt('./workflow.js') as typeof Workflow;

const SEND = `
const { createServer } = require('node:http');
const { createClient } = require('cpaas-8x8');
const server = createServer((_, response) => response.end('{}')).listen(0, '127.0.0.1', async () => {
  const baseUrl = 'http://127.0.0.1:' + server.address().port;
  const client = createClient({ apiKey: 'k'.repeat(43), baseUrl, subAccountId: 'ExampleCo' });
  await client.sms.send({ destination: '+6591234567', text: 'Hello' });
  server.close().closeAllConnections();
  AFTER
  console.log(JSON.stringify(Object.keys(require.cache).map((path) => require('node:path').basename(path))));
});`;

/** The files of the core that a program has read when it has sent an SMS, and done something more. */
const filesRead = async (after = ''): Promise<readonly string[]> =>
  JSON.parse(
    await outputOf(process.execPath, ['-e', SEND.replace('AFTER', after)], { cwd: root }),
  ) as string[];

describe('the built core', () => {
  it('reads for a call only the entry point, what all entry points share and the API that is called', async () => {
    const read = await filesRead();
    expect(read).toContain('index.js');
    expect(read.filter((name) => !/^(index|shared-\w+)\.js$/.test(name))).toEqual(['lazy-api-sms.js']);
    expect(read.length).toBeLessThan(readdirSync(dist).filter((name) => name.endsWith('.js')).length / 2);
  });

  it.each([
    ['webhooks', "require('cpaas-8x8').parseWebhook('{}');"],
    ['csv', "require('cpaas-8x8').fromCsv(['Phone']);"],
    ['api-voice', 'void client.voice;'],
    ['verification', "require('cpaas-8x8').createVerifier(client.verification);"],
    ['webhook-slots', "require('cpaas-8x8').plainAddress('https://example.com/hook');"],
    ['bulk-run', 'await client.sms.sendAll([]);'],
    ['rest-codes', "void require('cpaas-8x8').restCodes;"],
  ])('reads %s when something in it is first used', async (part, use) => {
    expect(await filesRead(use)).toContain(`lazy-${part}.js`);
  });

  it('reads two files before it is used: each takes Node longer to find than to read', async () => {
    const script = `require('cpaas-8x8'); console.log(JSON.stringify(Object.keys(require.cache)))`;
    expect(JSON.parse(await outputOf(process.execPath, ['-e', script], { cwd: root }))).toHaveLength(2);
  });

  it('gives an ES module all that it gives to CommonJS, by name', async () => {
    const names = Object.keys(core);
    const script = `
      import * as everything from 'cpaas-8x8';
      import { ${names.join(', ')} } from 'cpaas-8x8';
      const kinds = { ${names.map((name) => `${name}: typeof ${name}`).join(', ')} };
      console.log(JSON.stringify({ kinds, names: Object.keys(everything) }));`;
    const told = JSON.parse(
      await outputOf(process.execPath, ['--input-type=module', '-e', script], { cwd: root }),
    ) as { kinds: Record<string, string>; names: string[] };

    expect(told.kinds).toEqual(
      Object.fromEntries(Object.entries(core).map(([name, value]) => [name, typeof value])),
    );
    expect(told.names).toEqual(expect.arrayContaining(names));
    expect(Object.values(told.kinds)).not.toContain('undefined');
  });

  it('has each class and function once, whichever entry point gives it', () => {
    const entryPoints = { pure, openApi, workflow } as Readonly<Record<string, Record<string, unknown>>>;
    for (const given of Object.values(entryPoints))
      for (const [name, value] of Object.entries(core))
        if (Object.hasOwn(given, name)) expect(given[name]).toBe(value);
  });

  it('throws errors of the classes that it exports, from lazy parts too', () => {
    expect(() => core.callFlowAnswer([])).toThrow(pure.ValidationError);
    expect(() => pure.parseWebhook('no JSON')).toThrow(core.WebhookBodyError);
  });
});
