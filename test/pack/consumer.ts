import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './packed';
import { outputOf } from './program';

/**
 * A fresh project of somebody else's, with our tarballs installed by npm. It stands outside the workspace, so
 * nothing that was not published or declared can be found. Nothing is fetched: what our packages depend on is handed to
 * npm as tarballs, too.
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

export interface ConsumerOptions {
  readonly folder: string;
  readonly tarballs: readonly string[];
  /** Packages the consumer has of its own, by name: linked from the workspace rather than downloaded again. */
  readonly given?: Readonly<Record<string, string>>;
}
