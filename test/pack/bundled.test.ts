import { afterAll, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { buildSync, type BuildOptions } from 'esbuild';
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';

const root = join(__dirname, '..', '..');

/** Bundles a program that imports the built packages. */
function bundled(
  contents: string,
  { platform = 'node', format = 'cjs' }: Pick<BuildOptions, 'platform' | 'format'> = {},
): { readonly code: Uint8Array; readonly warnings: readonly unknown[] } {
  const { outputFiles, warnings } = buildSync({
    stdin: { contents, resolveDir: root },
    // In that of this repository the names of the packages lead to their sources.
    tsconfigRaw: '{}',
    bundle: true,
    charset: 'utf8',
    minify: true,
    platform,
    format,
    write: false,
    logLevel: 'silent',
  });
  const [file] = outputFiles;
  if (!file) throw new Error('The bundler wrote no file.');
  return { code: file.contents, warnings };
}

const textOf = ({ code }: { readonly code: Uint8Array }): string => new TextDecoder().decode(code);

describe('a bundled program', () => {
  let sandbox: Sandbox | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'bundled-'));

  afterAll(async () => {
    await sandbox?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('contains only the used parts of the core, without a warning', () => {
    const client = bundled(`export { createClient } from 'cpaas-8x8';`);
    const everything = bundled(`export * from 'cpaas-8x8';`);

    expect(client.warnings).toEqual([]);
    // The OpenAPI version, which only the document writer contains.
    expect(textOf(client).includes('3.0.3')).toBe(false);
    expect(textOf(everything).includes('3.0.3')).toBe(true);
  });

  it.each(['cjs', 'esm'] as const)(
    'sends from its one file (%s) to many, and has each class once, whichever way it is imported',
    async (format) => {
      sandbox ??= await createSandbox();
      const { apiKey, url: baseUrl, subAccountIds } = sandbox;
      const contents = `
      import { createClient, ValidationError } from 'cpaas-8x8';
      import { ValidationError as fromPure } from 'cpaas-8x8/pure';
      const client = createClient(${JSON.stringify({ apiKey, baseUrl, subAccountIds })});
      const recipients = [{ destination: '+6591234567', text: 'Hi' }, { destination: 'nobody', text: 'Hi' }];
      const told = [];
      client.sms.sendAll(recipients, { onResult: ({ status, error }) => told.push([status, error instanceof fromPure]) })
        .then(() => console.log(JSON.stringify([told, ValidationError === fromPure])));`;
      const program = join(folder, format === 'esm' ? 'program.mjs' : 'program.cjs');
      writeFileSync(program, bundled(contents, { format }).code);

      const { stdout } = await promisify(execFile)(process.execPath, [program]);

      expect(JSON.parse(stdout)).toEqual([
        [
          ['accepted', false],
          ['rejected', true],
        ],
        true,
      ]);
    },
  );

  it('reads CSV without Node', async () => {
    const { code } = bundled(
      `
      import { fromCsv } from 'cpaas-8x8/pure';
      ended = (async () => {
        const rows = [];
        for await (const { line, cells } of fromCsv('a,b\\r1,"2\\r3"\\r')) rows.push([line, cells]);
        return JSON.stringify(rows);
      })();`,
      { platform: 'browser', format: 'iife' },
    );
    const world = createContext({ TextDecoder, ended: undefined });

    runInContext(new TextDecoder().decode(code), world);

    expect(JSON.parse(String(await world['ended']))).toEqual([[2, { a: '1', b: '2\r3' }]]);
  });

  it('runs without Node, with its own ports: a long body arrives as bytes', async () => {
    const { code } = bundled(
      `
      import { catalogue, createClientOver } from 'cpaas-8x8/pure';
      const bodies = [];
      const http = ({ body }) => (bodies.push(body), Promise.resolve({ status: 200, headers: {}, body: '{"umid":"u-1","batchId":"b-1"}' }));
      const ports = { http, sleep: () => Promise.resolve(), now: () => 0, random: () => 0.5 };
      const { sms } = createClientOver(catalogue, ports, { apiKey: 'k'.repeat(43), subAccountId: 'ExampleCo' });
      const message = { destination: '+6591234567', text: 'Hi' };
      ended = sms.send(message).then(() => sms.sendBatch({ messages: Array(1_000).fill(message) })).then(() => bodies);`,
      { platform: 'browser', format: 'iife' },
    );
    const world = createContext({ TextEncoder, ended: undefined });

    runInContext(new TextDecoder().decode(code), world);
    const [short, long] = (await world['ended']) as readonly [unknown, Uint8Array];

    expect(short).toBe('{"destination":"+6591234567","text":"Hi"}');
    expect(JSON.parse(new TextDecoder().decode(long))).toMatchObject({ messages: { length: 1_000 } });
  });
});
