import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import * as openTelemetry from '@opentelemetry/api';
import * as sandboxPackage from '8x8-sandbox';
import * as core from 'cpaas-8x8';
import * as smppPackage from 'smpp-8x8';
import type { IDataObject, INode } from 'n8n-workflow';
import { actionTypes } from '../nodes/actions/action-types';
import { runWorkflow } from '../nodes/engine/run-workflow';
import { blocksOf, claimsOf, compileErrorsOf, runSample, type Sample } from '../samples';
import { start } from '../sandbox/started-sandbox';
import { pages as nestPages } from '../nestjs-module/documentation/pages';
import { pages, root } from './pages';

jest.setTimeout(180_000);

/** `test/nestjs-module` runs the TypeScript samples of these pages: they need Nest. */
const isTestedWithNest = (page: string): boolean => nestPages.some((each) => each === page);

/** Records of the past, and pages about the repository itself. */
const isForContributors = (page: string): boolean => page.startsWith('docs/decisions/');

const blocks = pages
  .filter((page) => !isForContributors(page))
  .flatMap((page) => blocksOf(page).map((block) => ({ ...block, page, name: `${page} ${block.name}` })));
const samples = blocks.filter(({ language, page }) => language === 'ts' && !isTestedWithNest(page));
const compiled = samples.filter(({ exemption }) => exemption?.from !== 'compiling');
const run = samples.filter(({ exemption }) => exemption === undefined);

/** What a sample may use without declaring it: a client, a sandbox, and the key of an account. */
const given = {
  client: "declare const client: import('cpaas-8x8').EightByEightClient;",
  sandbox: "declare const sandbox: import('8x8-sandbox').Sandbox;",
  apiKey: 'declare const apiKey: string;',
};

const declares = (code: string, name: string): boolean =>
  new RegExp(`(const|let) (\\{[^}]*\\b${name}\\b[^}]*\\}|${name}\\b)`).test(code);

const programOf = ({ setup, code }: Sample): string => `${setup}\n${code}`;

function sourceOf(sample: Sample): string {
  const program = programOf(sample);
  const declarations = Object.entries(given).filter(([name]) => !declares(program, name));
  return `${program}\n${declarations.map(([, declaration]) => declaration).join('\n')}`;
}

describe('the samples of the documentation', () => {
  const home = process.cwd();
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), '8x8-samples-'));
    process.chdir(folder);
  });
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });

  it('are found', () => {
    expect(run.length).toBeGreaterThan(15);
    expect(run.flatMap(({ code }) => claimsOf(code)).length).toBeGreaterThan(5);
  });

  it('compile', () => {
    expect(compileErrorsOf(new Map(compiled.map((sample) => [sample.name, sourceOf(sample)])))).toEqual([]);
  });

  it.each(run)('run and do what they say: $name', async (sample) => {
    const { sandbox, client, close } = await start();
    const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
    const modules = {
      'cpaas-8x8': {
        ...core,
        // A client without an address leads to the sandbox instead of 8x8.
        createClient: (options: core.NodeClientOptions) =>
          core.createClient({
            ...options,
            ...(options.baseUrl === undefined ? { apiKey, baseUrl, accountId, subAccountIds } : {}),
          }),
      },
      '8x8-sandbox': sandboxPackage,
      'smpp-8x8': smppPackage,
      '@opentelemetry/api': openTelemetry,
    };
    const program = programOf(sample).replaceAll('http://127.0.0.1:8888', baseUrl);
    const variables = Object.entries({ client, sandbox, apiKey }).filter(
      ([name]) => !declares(program, name),
    );
    try {
      await expect(runSample(program, modules, Object.fromEntries(variables))).resolves.toBeUndefined();
    } finally {
      await close();
    }
  });

  it('claim no values where they are not run', () => {
    const claiming = samples.filter(({ exemption, code }) => exemption && claimsOf(code).length > 0);
    expect(claiming.map(({ name }) => name)).toEqual([]);
  });

  it('give a reason where they are not run', () => {
    const silent = samples.filter(({ exemption }) => exemption && exemption.reason.length < 10);
    expect(silent.map(({ name }) => name)).toEqual([]);
  });
});

describe('the other code blocks of the documentation', () => {
  it.each(blocks.filter(({ language }) => language !== 'ts'))('are correct: $name', ({ language, code }) => {
    if (language === 'sh') expect(code.split('\n').flatMap(faultOfCommand)).toEqual([]);
    else if (language === 'json') expect(() => JSON.parse(code) as unknown).not.toThrow();
    else expect(['text', 'mermaid', 'yaml']).toContain(language);
  });
});

const isWorkflow = ({ language, code }: Sample): boolean => language === 'json' && code.includes('"nodes"');

describe('the n8n nodes of the documentation', () => {
  it.each(blocks.filter(isWorkflow))('run in n8n: $name', async (sample) => {
    const { nodes } = JSON.parse(sample.code) as { nodes: [INode] };
    const items = (JSON.parse(sample.setup) as IDataObject[]).map((json) => ({ json }));
    const { sandbox, close } = await start();
    const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
    try {
      const { items: output, errors } = await runWorkflow({
        nodeTypes: actionTypes,
        nodes,
        items,
        credentials: {
          eightByEightApi: {
            ...{ apiKey, baseUrl, accountId },
            smsSubAccountId: subAccountIds.sms,
            voiceSubAccountId: subAccountIds.voice,
          },
        },
      });
      expect(errors).toEqual({});
      const id = nodes[0].type.endsWith('Voice') ? 'sessionId' : 'umid';
      expect(output[nodes[0].name]).toEqual(
        items.map(() =>
          expect.objectContaining({ json: expect.objectContaining({ [id]: expect.any(String) }) }),
        ),
      );
    } finally {
      await close();
    }
  });
});

const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts;

/** The files that a build writes, by the source that they come from. */
const builtFiles: Readonly<Record<string, string>> = { 'sandbox/dist/cli.mjs': 'sandbox/src/cli.ts' };

/** What is wrong with a shell command: a script or a file that does not exist. */
function faultOfCommand(line: string): string[] {
  return line.split(/ && | \|\| /).flatMap((command) => {
    const [, script = ''] = /^npm run ([\w:-]+)/.exec(command) ?? [];
    if (script && !Object.hasOwn(scripts, script)) return [`There is no script ${script}: ${line}`];
    const [, file = ''] = /^node (\S+\.(?:mjs|js))/.exec(command) ?? [];
    if (file && !existsSync(join(root, builtFiles[file] ?? file)))
      return [`There is no file ${file}: ${line}`];
    return [];
  });
}
