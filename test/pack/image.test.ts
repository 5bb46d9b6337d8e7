import ignoreFor from '@balena/dockerignore';
import { afterEach, describe, expect, it } from '@jest/globals';
import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { filesIn, manifestOf, root } from './packed';
import { outputOf, runProgram } from './program';

const read = (...path: readonly string[]): string => readFileSync(join(root, ...path), 'utf8');
const text = read('sandbox', 'Dockerfile');
const dockerfile = DockerfileParser.parse(text);

/** The arguments of the last instruction with this name, as they are written. */
const argumentsOf = (keyword: string): string =>
  dockerfile
    .getInstructions()
    .findLast((instruction) => instruction.getKeyword() === keyword)
    ?.getArgumentsContent() ?? '';

/** The command of an instruction in exec form. */
const commandOf = (keyword: string): readonly string[] =>
  JSON.parse(argumentsOf(keyword).replace(/^[^[]*/, '')) as string[];

/** The paths that are copied from the repository. */
const copied = dockerfile
  .getCOPYs()
  .filter((copy) => copy.getFromFlag() === null)
  .flatMap((copy) =>
    copy
      .getArguments()
      .slice(0, -1)
      .map((path) => path.getValue()),
  );
const ignored = ignoreFor().add(read('sandbox', 'Dockerfile.dockerignore'));
const port = argumentsOf('EXPOSE');

/** The file of a program that the packed sandbox brings. */
const fileOf = (program = ''): string =>
  join(root, 'sandbox', manifestOf(join(root, 'sandbox')).bin?.[program] ?? `no ${program}`);
const helpText = (): Promise<string> =>
  outputOf(process.execPath, [fileOf('8x8-sandbox'), '--help'], { cwd: root });

describe('the Dockerfile of the sandbox', () => {
  it('is valid', () => {
    expect(validate(text)).toEqual([]);
  });

  it('copies what exists and what is not ignored', () => {
    expect(copied.length).toBeGreaterThan(5);
    expect(copied.filter((path) => !existsSync(join(root, path)) || ignored.ignores(path))).toEqual([]);
  });

  it('copies all sources, and nothing that was installed or built', () => {
    for (const folder of ['core', 'sandbox']) {
      const sources = execFileSync('git', ['ls-files', folder], { cwd: root, encoding: 'utf8' }).trim();
      expect(sources.split('\n').filter((path) => ignored.ignores(path))).toEqual([]);
      const built = filesIn(join(root, folder, 'dist')).map((path) => `${folder}/dist/${path}`);
      expect(built.filter((path) => !ignored.ignores(path))).toEqual([]);
      expect(ignored.ignores(`${folder}/node_modules/a/package.json`)).toBe(true);
    }
  });

  it('copies the manifest of each package of the workspace, which pnpm needs to install it', () => {
    const { packages } = parseYaml(read('pnpm-workspace.yaml')) as { packages: readonly string[] };
    const manifests = packages.map((folder) => join(folder, 'package.json'));
    expect(copied).toEqual(expect.arrayContaining(manifests));
  });

  it('takes the version of Node with which we test', () => {
    const { devDependencies = {} } = manifestOf(root) as { devDependencies?: Record<string, string> };
    const [major] = devDependencies['node']?.split('.') ?? [];
    expect(new Set(dockerfile.getFROMs().map((from) => from.getImage()))).toEqual(
      new Set([`node:${major}-slim`]),
    );
  });

  it('exposes the default port, and keeps the state in its volume', async () => {
    expect(await helpText()).toContain(`(default ${port})`);
    const command = commandOf('ENTRYPOINT');
    expect(command[command.indexOf('--state') + 1]).toBe(argumentsOf('VOLUME'));
  });
});

describe('the sandbox in its image', () => {
  const state = mkdtempSync(join(tmpdir(), '8x8-image-'));
  let started: ChildProcess | undefined;
  afterEach(() => {
    started?.kill('SIGKILL');
    rmSync(state, { recursive: true, force: true });
  });

  /** Starts what the image starts, on a free port. */
  async function start(env: NodeJS.ProcessEnv): Promise<{ child: ChildProcess; freePort: string }> {
    const [program, ...args] = commandOf('ENTRYPOINT').map((part) =>
      part === argumentsOf('VOLUME') ? state : part,
    );
    const child = spawn(process.execPath, [fileOf(program), ...args, '--port', '0'], {
      env: { ...process.env, ...env },
    });
    started = child;
    const [printed] = (await once(child.stdout, 'data')) as [Buffer];
    const [, freePort = ''] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed.toString()) ?? [];
    return { child, freePort };
  }

  const checkHealth = (freePort: string): Promise<{ code: number }> => {
    const [program = '', ...args] = commandOf('HEALTHCHECK').map((part) =>
      part.replace(`:${port}/`, `:${freePort}/`),
    );
    return runProgram(program, args, { cwd: root });
  };

  it.each([{}, { SANDBOX_CONTROL_KEY: 'a-key' }])(
    'is healthy until SIGTERM, which closes it, with %j',
    async (env) => {
      const { child, freePort } = await start(env);
      expect(await checkHealth(freePort)).toMatchObject({ code: 0 });

      child.kill('SIGTERM');
      expect(await once(child, 'exit')).toEqual([0, null]);
      expect(await checkHealth(freePort)).toMatchObject({ code: 1 });
    },
  );
});

describe('the Compose file of the sandbox', () => {
  const compose = parseYaml(read('sandbox', 'compose.yaml')) as {
    readonly services: { readonly sandbox: Readonly<Record<string, unknown>> };
    readonly volumes: object;
  };
  const { sandbox } = compose.services;

  it('builds the image from the root of the repository', () => {
    const { context, dockerfile: path } = sandbox['build'] as { context: string; dockerfile: string };
    expect(join(root, 'sandbox', context, path)).toBe(join(root, 'sandbox', 'Dockerfile'));
  });

  it('publishes the port for this machine alone, keeps the state, and passes the control key', async () => {
    expect(sandbox['ports']).toEqual([`127.0.0.1:${port}:${port}`]);
    expect(sandbox['volumes']).toEqual([`${Object.keys(compose.volumes)[0]}:${argumentsOf('VOLUME')}`]);
    const help = await helpText();
    for (const name of Object.keys(sandbox['environment'] as object)) expect(help).toContain(name);
  });
});
