import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './packed';
import { outputOf } from './program';

/**
 * Creates a new project outside the workspace and installs our tarballs with npm, so that only published and declared
 * files can be found: the packages must work in the project of a user. Nothing is downloaded: dependencies of our packages are
 * given to npm as tarballs, too.
 */
export async function createConsumer(
  kind: 'commonjs' | 'esm' | 'typescript' | 'nestjs',
  { folder, tarballs, given = {} }: ConsumerOptions,
): Promise<string> {
  const project = join(folder, kind);
  cpSync(join(root, 'test', 'pack', 'consumers', kind), project, { recursive: true });
  writeFileSync(
    join(project, 'package.json'),
    JSON.stringify({ name: `consumer-${kind}`, version: '1.0.0', private: true }),
  );
  const flags = ['--offline', '--no-audit', '--no-fund', '--no-package-lock', '--legacy-peer-deps'];
  await outputOf('npm', ['install', ...flags, ...tarballs], { cwd: project });
  for (const [name, path] of Object.entries(given)) {
    mkdirSync(dirname(join(project, 'node_modules', name)), { recursive: true });
    symlinkSync(path, join(project, 'node_modules', name), 'dir');
  }
  return project;
}

/** Where the project is created, and what is installed in it. */
export interface ConsumerOptions {
  readonly folder: string;
  readonly tarballs: readonly string[];
  /** The project's own dependencies, by name. They are linked from the workspace instead of downloaded. */
  readonly given?: Readonly<Record<string, string>>;
}
