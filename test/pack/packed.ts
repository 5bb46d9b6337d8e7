import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { outputOf } from './program';

export const root = resolve(__dirname, '../..');

const packageNames = ['n8n-nodes-8x8', 'cpaas-8x8', 'smpp-8x8', '8x8-sandbox', 'nestjs-8x8'] as const;

export type PackageName = (typeof packageNames)[number];
export type Tarballs = Readonly<Record<PackageName, string>>;

/** The fields of a published package.json that matter to its users. */
export interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly packageManager?: string;
  readonly main?: string;
  readonly types?: string;
  readonly exports?: Readonly<Record<string, unknown>>;
  readonly bin?: Readonly<Record<string, string>>;
  readonly scripts?: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
  readonly n8n?: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
}

/**
 * Packs built packages into a folder: all, or the named ones. Uses pnpm as publishing does, because npm leaves
 * `workspace:*` in the dependencies.
 */
export async function pack(
  destination: string,
  names: readonly PackageName[] = packageNames,
): Promise<Tarballs> {
  const { packageManager = 'pnpm' } = manifestOf(root);
  const filters = names.flatMap((name) => ['--filter', name]);
  const output = await outputOf(
    'npx',
    ['-y', packageManager, '--dir', root, ...filters, 'pack', '--json', '--pack-destination', destination],
    // npx reads all of node_modules in its working directory, which takes seconds in the root.
    { cwd: tmpdir() },
  );
  const packed = [JSON.parse(output)].flat() as readonly {
    readonly name: string;
    readonly filename: string;
  }[];
  return Object.fromEntries(packed.map(({ name, filename }) => [name, filename])) as Tarballs;
}

/**
 * Packs an installed package into a tarball, without the links that its installation put into it. A test can then
 * install it without the registry.
 */
export async function packAgain(installed: string, into: string): Promise<string> {
  const { name, version } = manifestOf(installed);
  const place = join(into, 'again', name);
  const links = join(installed, 'node_modules');
  cpSync(installed, join(place, 'package'), { recursive: true, filter: (path) => path !== links });
  const tarball = join(place, `${version}.tgz`);
  await outputOf('tar', ['-czf', tarball, '-C', place, 'package'], { cwd: place });
  return tarball;
}

/** Unpacks a tarball into a new folder, without the leading `package/`. */
export async function unpack(tarball: string, into: string): Promise<string> {
  mkdirSync(into, { recursive: true });
  await outputOf('tar', ['-xzf', tarball, '-C', into, '--strip-components=1'], { cwd: into });
  return into;
}

/** All files under a folder, as sorted relative paths. */
export function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

/** The package.json of a folder. */
export function manifestOf(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;
}
