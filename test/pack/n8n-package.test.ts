import { createSandbox, type Sandbox } from '8x8-sandbox';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import type { INodeType } from 'n8n-workflow';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { runAction, type ActionRun } from '../nodes/actions/run-action';
import { filesIn, type Manifest, manifestOf, pack, root, unpack } from './packed';
import { outputOf, runProgram } from './program';

const MINUTE = 60_000;
const PACKED_BYTES = 500_000;

/** The globals that n8n's verification forbids in published files, and their equivalents. */
const FORBIDDEN_GLOBALS = [
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
  ...['global', 'globalThis', 'process', '__dirname', '__filename', 'console', 'eval', 'Function'],
];

/** n8n installs no dependencies, so every other module would be missing. */
const FORBIDDEN_REQUIRE = String.raw`CallExpression[callee.name="require"]:not([arguments.0.value=/^(\.|n8n-workflow$|(node:)?crypto$)/])`;

interface Loaded {
  readonly name: string;
  readonly displayName: string;
  readonly iconUrl: string | Readonly<Record<string, string>>;
  readonly categories?: readonly string[];
}

let folder: string;
/** The package as n8n installs it, with n8n-workflow beside it. */
let installed: string;
let tarball: string;
let manifest: Manifest;
let files: readonly string[];

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), '8x8-n8n-package-'));
  ({ 'n8n-nodes-8x8': tarball } = await pack(join(folder, 'tarballs'), ['n8n-nodes-8x8']));
  installed = await unpack(tarball, join(folder, 'node_modules', 'n8n-nodes-8x8'));
  symlinkSync(
    dirname(require.resolve('n8n-workflow/package.json')),
    join(folder, 'node_modules', 'n8n-workflow'),
    'dir',
  );
  manifest = manifestOf(installed);
  files = filesIn(installed);
}, 3 * MINUTE);

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe('the tarball', () => {
  it('contains only dist, manifest, README and licence', () => {
    expect(files.filter((file) => !file.startsWith('dist/'))).toEqual([
      'LICENSE',
      'README.md',
      'package.json',
    ]);
  });

  it('contains compiled code, node icons and codex files', () => {
    const inDist = files.filter((file) => file.startsWith('dist/'));
    expect(inDist.filter((file) => !/(\.js|\/icons\/8x8[\w.]*\.svg|\.node\.json)$/.test(file))).toEqual([]);
    expect(files.filter((file) => /\.(test|spec|mock)\.|__tests__/i.test(file))).toEqual([]);
  });

  it('is no larger than 500 KB', () => {
    expect(statSync(tarball).size).toBeLessThanOrEqual(PACKED_BYTES);
  });

  it('has no dependencies, and only n8n-workflow as a peer dependency', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
    expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
    expect(manifest).not.toHaveProperty('overrides');
    expect(manifest).not.toHaveProperty('pnpm');
    expect(manifest).not.toHaveProperty('optionalDependencies');
  });

  it('has no install scripts', () => {
    const runOnInstall = ['preinstall', 'install', 'postinstall', 'prepare', 'preprepare', 'postprepare'];
    expect(Object.keys(manifest.scripts ?? {}).filter((name) => runOnInstall.includes(name))).toEqual([]);
  });

  it('lists exactly its nodes and credentials in the manifest', () => {
    const named = [...(manifest.n8n?.nodes ?? []), ...(manifest.n8n?.credentials ?? [])];
    expect(named).not.toEqual([]);
    expect([...named].sort()).toEqual(files.filter((file) => /\.(node|credentials)\.js$/.test(file)));
  });
});

describe("n8n's verification", () => {
  it.each(['sources', 'tarball'])(
    'passes the %s',
    async (what) => {
      const scanned = what === 'sources' ? root : installed;
      // The scanner does not delete its temporary folder.
      const env = { TMPDIR: folder };
      expect(
        await runProgram(process.execPath, [join(__dirname, 'scan.mjs'), what, scanned], { cwd: root, env }),
      ).toEqual({ code: 0, output: '' });
    },
    MINUTE,
  );

  it('finds no module but n8n-workflow and crypto, and no forbidden global', () => {
    const linter = new Linter();
    const rules: Linter.RulesRecord = {
      'no-restricted-globals': ['error', ...FORBIDDEN_GLOBALS],
      'no-restricted-syntax': ['error', FORBIDDEN_REQUIRE, 'ImportExpression'],
    };
    const code = files.filter((file) => file.endsWith('.js'));
    const found = code.flatMap((file) =>
      linter
        .verify(
          readFileSync(join(installed, file), 'utf8'),
          { languageOptions: { sourceType: 'commonjs' }, rules },
          { allowInlineConfig: false },
        )
        .map(({ line, message }) => `${file}:${line} ${message}`),
    );

    expect(code.length).toBeGreaterThan(100);
    expect(found).toEqual([]);
  });
});

describe('n8n with the package', () => {
  let loaded: Readonly<Record<'nodes' | 'credentials', readonly Loaded[]>>;

  beforeAll(async () => {
    const env = { N8N_USER_FOLDER: join(folder, 'n8n'), N8N_ENCRYPTION_KEY: 'only-for-this-test' };
    mkdirSync(env.N8N_USER_FOLDER);
    const loadNodes = join(__dirname, 'load-nodes.cjs');
    loaded = JSON.parse(
      await outputOf(process.execPath, [loadNodes, installed], { cwd: root, env }),
    ) as typeof loaded;
  }, MINUTE);

  it('finds every node and credential, with its icons', () => {
    expect(loaded.nodes).toHaveLength(manifest.n8n?.nodes.length ?? 0);
    expect(loaded.credentials).toHaveLength(manifest.n8n?.credentials.length ?? 0);
    for (const { displayName, iconUrl } of [...loaded.nodes, ...loaded.credentials]) {
      const icons = typeof iconUrl === 'string' ? [iconUrl] : Object.values(iconUrl);
      expect(displayName).toContain('8x8');
      expect(icons).not.toEqual([]);
      for (const icon of icons) expect(files).toContain(icon.replace('icons/n8n-nodes-8x8/', ''));
    }
  });

  it('lists every node under Communication', () => {
    for (const node of loaded.nodes)
      expect(node).toMatchObject({ categories: expect.arrayContaining(['Communication']) });
  });

  it('can require every file', async () => {
    const code = files.filter((file) => file.endsWith('.js')).map((file) => join(installed, file));
    const program = `for (const file of ${JSON.stringify(code)}) require(file);`;
    expect(await runProgram(process.execPath, ['-e', program], { cwd: folder })).toEqual({
      code: 0,
      output: '',
    });
  });
});

describe('the published action node', () => {
  let sandbox: Sandbox;
  let node: INodeType;

  beforeAll(async () => {
    sandbox = await createSandbox();
    const file = manifest.n8n?.nodes.find((path) => basename(path) === 'EightByEightSms.node.js') ?? '';
    const { EightByEightSms } = createRequire(join(installed, 'package.json'))(join(installed, file)) as {
      readonly EightByEightSms: new () => INodeType;
    };
    node = new EightByEightSms();
  });

  afterAll(async () => {
    await sandbox.close();
  });

  const sendTo = (destination: string): Promise<ActionRun> =>
    runAction({
      operation: 'sms.send',
      parameters: { destination, text: 'Hello' },
      nodeTypes: { 'n8n-nodes-8x8.eightByEightSms': node },
      credentials: {
        apiKey: sandbox.apiKey,
        baseUrl: sandbox.url,
        subAccountId: sandbox.subAccountIds.sms,
      },
    });

  it('sends an SMS in n8n’s own engine', async () => {
    const { json, error } = await sendTo('+6591234567');

    expect(error).toBeUndefined();
    expect(json).toEqual([expect.objectContaining({ umid: expect.any(String) })]);
  });

  it('rejects invalid input with messages that use field labels', async () => {
    const { error } = await sendTo('nobody');

    expect(`${error?.message} ${error?.description}`).toMatch(/\bTo\b/);
  });
});
