import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { root } from './pack/packed';

const most = 15;

it.each(['core/src', 'nodes', 'credentials', 'smpp/src', 'nestjs-module/src', 'sandbox/src', 'test'])(
  `no folder of %s has more than ${most} files`,
  (package_) => {
    const crowded = foldersIn(package_).filter((folder) => filesIn(folder) > most);

    expect(crowded).toEqual([]);
  },
);

const entriesIn = (folder: string) => readdirSync(join(root, folder), { withFileTypes: true });

const filesIn = (folder: string): number => entriesIn(folder).filter((entry) => entry.isFile()).length;

function foldersIn(folder: string): readonly string[] {
  const inner = entriesIn(folder).filter((entry) => entry.isDirectory() && entry.name !== 'node_modules');
  return [folder, ...inner.flatMap((entry) => foldersIn(join(folder, entry.name)))];
}
