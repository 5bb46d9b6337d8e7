import { existsSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { filesUnder } from '../stamps.mjs';

const IMPORT = /(?:\bfrom|\bimport\()\s*["'](\.[^"']*)["']/g;

function declarationAt(path) {
  return [`${path}.d.ts`, join(path, 'index.d.ts')].find(existsSync);
}

/** Removes the declarations that no entry leads to: nobody can reach them, and they are most of what there is. */
export function pruneDeclarations(dist, entries) {
  const reached = new Set();
  const waiting = entries.map((entry) => resolve(dist, entry));
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (reached.has(file)) continue;
    reached.add(file);
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const target = declarationAt(resolve(dirname(file), specifier));
      if (target === undefined) throw new Error(`${file} imports ${specifier}, which has no declaration.`);
      waiting.push(target);
    }
  }
  for (const file of filesUnder(dist))
    if (file.endsWith('.d.ts') && !reached.has(resolve(file))) rmSync(file);
}
