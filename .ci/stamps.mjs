import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

const NOT_INPUT = new Set(['node_modules', 'dist', '.git']);

/** Every file at or under `paths`, sorted; a path that does not exist has none. */
export function filesUnder(...paths) {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path, { withFileTypes: true })
      .filter((entry) => !NOT_INPUT.has(entry.name))
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => filesUnder(join(path, entry.name)));
  });
}

/** One hash over the names and contents of files, and over whatever else decides the result. */
export function stampOf(root, paths, ...rest) {
  const hash = createHash('sha256');
  for (const file of filesUnder(...paths.map((path) => resolve(root, path)))) {
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.update(JSON.stringify(rest)).digest('hex');
}

/** What a folder of output looks like, so that a build whose output was touched or deleted runs again. */
export function listingOf(folder) {
  const hash = createHash('sha256');
  const walk = (path) => {
    for (const entry of readdirSync(path, { withFileTypes: true })) {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) walk(inner);
      else hash.update(`${relative(folder, inner)} ${statSync(inner).size} ${statSync(inner).mtimeMs}\n`);
    }
  };
  if (existsSync(folder)) walk(folder);
  return hash.digest('hex');
}

export function readStamp(file) {
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

export function writeStamp(file, stamp) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, stamp);
}
