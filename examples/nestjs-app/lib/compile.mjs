import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Compiles the app with swc, as the Nest CLI does with its builder `swc`. `npm run typecheck` checks the types.
 *
 * @param {string} source
 * @param {string} target
 */
export async function compile(source, target) {
  const { transformFile } = await import('@swc/core');
  await rm(target, { recursive: true, force: true });
  const names = (await readdir(source, { recursive: true })).filter((name) => name.endsWith('.ts'));
  for (const name of names) {
    const { code } = await transformFile(join(source, name), {
      swcrc: false,
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        transform: { legacyDecorator: true, decoratorMetadata: true },
        target: 'es2023',
      },
      module: { type: 'commonjs' },
    });
    const file = join(target, name.replace(/\.ts$/, '.js'));
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, code);
  }
  return names.length;
}
