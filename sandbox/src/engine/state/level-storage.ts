import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { ClassicLevel } from 'classic-level';

import { errorMessage, systemErrorCode } from '../error-message';
import { asObject } from '../json';
import type { Change, Storage, StoredRow } from './storage';

type Level = ClassicLevel;

const rowPrefix = 'row/';
const blobPrefix = 'blob/';
const metaKey = 'meta';
const buffers = { valueEncoding: 'buffer' } as const;

/**
 * Opens a folder with a LevelDB store. Creates the folder if it does not exist. Only its owner can read it, because a
 * state contains webhook secrets.
 *
 * @throws {Error} when the folder cannot be written, holds something else, or is in use.
 */
export async function openLevelStorage(folder: string): Promise<Storage> {
  await prepareFolder(folder);
  const storage = new LevelStorage(folder, await openLevel(folder));
  await writeFile(join(folder, ownerFile), `${process.pid}\n`, { mode: 0o600 });
  return storage;
}

/** Names the process that uses the folder, for the message to a second one. LevelDB's own lock keeps that one out. */
const ownerFile = 'OWNER';

const storeFiles = /^(?:CURRENT|LOCK|LOG(?:\.old)?|OWNER|MANIFEST-\d+|\d+\.(?:ldb|log|sst|dbtmp))$/;

async function prepareFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch((error: unknown) => {
    if (systemErrorCode(error) === 'ENOENT') return undefined;
    throw cannotUse(folder, error);
  });
  if (found && !found.isDirectory())
    throw new Error(`The state folder ${folder} is a file: choose another name, or move the file away`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const names = await readdir(folder);
    if (!names.every((name) => storeFiles.test(name)))
      throw new Error('it holds other files: choose an empty folder, or one that a sandbox made');
    await chmod(folder, 0o700);
  } catch (error) {
    throw cannotUse(folder, error);
  }
}

const cannotUse = (folder: string, error: unknown): Error =>
  new Error(`The state folder ${folder} cannot be used: ${errorMessage(error)}`, { cause: error });

async function openLevel(folder: string): Promise<Level> {
  // Loaded only here: a sandbox without a state folder needs no native module.
  const { ClassicLevel: Store } = await import('classic-level');
  const level: Level = new Store(folder);
  try {
    await level.open();
    return level;
  } catch (error) {
    const { cause } = asObject(error);
    if (asObject(cause)['code'] !== 'LEVEL_LOCKED') throw cannotUse(folder, cause ?? error);
    const owner = await readFile(join(folder, ownerFile), 'utf8').catch(() => '');
    const process = owner.trim() === '' ? 'another process' : `the process ${owner.trim()}`;
    throw new Error(`The state folder ${folder} is in use by ${process}: stop it, or choose another folder`, {
      cause: error,
    });
  }
}

class LevelStorage implements Storage {
  constructor(
    private readonly folder: string,
    /** Undefined after a failed write, until the store could be opened again. */
    private level: Level | undefined,
  ) {}

  readMeta(): Promise<string | undefined> {
    return this.open().then((level) => level.get(metaKey));
  }

  async *readRows(): AsyncGenerator<StoredRow> {
    const level = await this.open();
    for await (const [key, json] of level.iterator({ gt: rowPrefix, lt: `${rowPrefix}\uffff` })) {
      const [, table = '', position = ''] = key.split('/');
      yield { table, position: Number(position), json };
    }
  }

  async readBlobIds(): Promise<string[]> {
    const level = await this.open();
    const keys = await level.keys({ gt: blobPrefix, lt: `${blobPrefix}\uffff` }).all();
    return keys.map((key) => key.slice(blobPrefix.length));
  }

  readBlob(id: string): Buffer | undefined {
    return this.level?.getSync<string, Buffer>(blobPrefix + id, buffers);
  }

  async commit(changes: readonly Change[]): Promise<void> {
    const level = await this.open();
    try {
      await level.batch<string, string | Buffer>(changes.map(toOperation), { sync: true });
    } catch (error) {
      // After a failed write, LevelDB's log may end in half a record, and what follows it would be lost.
      this.level = undefined;
      await level.close();
      throw error;
    }
  }

  async close(): Promise<void> {
    await this.level?.close();
  }

  private async open(): Promise<Level> {
    this.level ??= await openLevel(this.folder);
    return this.level;
  }
}

function toOperation(change: Change) {
  const key =
    change.kind === 'row'
      ? `${rowPrefix}${change.table}/${String(change.position).padStart(positionDigits, '0')}`
      : change.kind === 'blob'
        ? blobPrefix + change.id
        : metaKey;
  const value = change.kind === 'blob' ? change.content : change.json;
  if (value === undefined) return { type: 'del', key } as const;
  return typeof value === 'string'
    ? ({ type: 'put', key, value } as const)
    : ({ type: 'put', key, value, ...buffers } as const);
}

/** Keys are sorted as texts, so all positions have the same number of digits. */
const positionDigits = 12;
