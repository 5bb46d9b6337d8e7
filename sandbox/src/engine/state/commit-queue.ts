import { setTimeout as delay } from 'node:timers/promises';

import { errorMessage } from '../error-message';
import type { Entry } from './entry';
import type { Change, Storage } from './storage';

/** The state could not be saved, so a request must not be acknowledged. */
export class NotSaved extends Error {
  override readonly name = 'NotSaved';
}

/** After a failure, how long until saving is tried again. */
const retryDelayMs = 500;

/**
 * Collects the changes of a state and commits them in groups: while one group is written, the next one gathers, so that
 * many requests share one write to the disk. Synchronous changes are committed together or not at all.
 */
export class CommitQueue {
  private rows = new Map<Entry, string>();
  private blobs = new Map<string, Buffer | undefined>();
  private blobsBeingWritten: ReadonlyMap<string, Buffer | undefined> = new Map();
  private meta: string | undefined;
  private next: Promise<void> | undefined;
  private running: Promise<void> | undefined;
  private retryTimer: NodeJS.Timeout | undefined;
  private isClosed = false;
  /** Why the last commit failed. Undefined while saving works. */
  failure: NotSaved | undefined;

  constructor(private readonly storage: Storage) {}

  addRow(table: string, entry: Entry): void {
    this.rows.set(entry, table);
    this.schedule();
  }

  addBlob(id: string, content: Buffer | undefined): void {
    this.blobs.set(id, content);
    this.schedule();
  }

  addMeta(json: string): void {
    this.meta = json;
    this.schedule();
  }

  /** A blob that is not committed yet. */
  pendingBlob(id: string): Buffer | undefined {
    return this.blobs.get(id) ?? this.blobsBeingWritten.get(id);
  }

  /** Resolves when all changes so far are on the disk. @throws {NotSaved} */
  flush(): Promise<void> {
    if (this.failure) return Promise.reject(this.failure);
    return this.next ?? this.running ?? Promise.resolve();
  }

  /** Resolves when all changes so far are on the disk, however long that takes. Rejects when the signal aborts. */
  async whenSaved(signal: AbortSignal): Promise<void> {
    for (;;) {
      try {
        await this.flush();
        return;
      } catch {
        await delay(retryDelayMs, undefined, { signal, ref: false });
      }
    }
  }

  /** Tries a last time, and stops: a later change is not saved. @throws {NotSaved} */
  async close(): Promise<void> {
    clearTimeout(this.retryTimer);
    await this.running?.catch(() => undefined);
    try {
      if (this.failure) await this.commit();
      while (this.next ?? this.running) await this.flush();
    } finally {
      this.isClosed = true;
      clearTimeout(this.retryTimer);
    }
  }

  private schedule(): void {
    if (this.next || this.failure || this.isClosed) return;
    const next = this.commitAfterRunning();
    this.next = next;
    // Those who wait for it handle its failure; without anyone, the retry does.
    next.catch(() => undefined);
  }

  private async commitAfterRunning(): Promise<void> {
    await this.running?.catch(() => undefined);
    // The group takes everything of this turn of the event loop.
    await new Promise(setImmediate);
    this.running = this.next;
    this.next = undefined;
    try {
      if (this.failure) throw this.failure;
      await this.commit();
    } finally {
      this.running = undefined;
    }
  }

  private retry(): void {
    this.running = this.commit().finally(() => (this.running = undefined));
    // The next retry handles its failure.
    this.running.catch(() => undefined);
  }

  private async commit(): Promise<void> {
    const { rows, blobs, meta } = this;
    this.rows = new Map();
    this.blobs = new Map();
    this.meta = undefined;
    this.blobsBeingWritten = blobs;
    try {
      await this.storage.commit(toChanges(rows, blobs, meta));
    } catch (error) {
      // Later changes of the same row replace these.
      for (const [entry, table] of rows) this.rows.set(entry, table);
      this.blobs = new Map([...blobs, ...this.blobs]);
      this.meta ??= meta;
      this.failure = new NotSaved(`The state cannot be saved: ${errorMessage(error)}`, { cause: error });
      this.retryTimer = setTimeout(() => this.retry(), retryDelayMs);
      this.retryTimer.unref();
      throw this.failure;
    }
    this.failure = undefined;
    this.blobsBeingWritten = new Map();
    if (this.rows.size > 0 || this.blobs.size > 0) this.schedule();
  }
}

function toChanges(
  rows: ReadonlyMap<Entry, string>,
  blobs: ReadonlyMap<string, Buffer | undefined>,
  meta: string | undefined,
): Change[] {
  const changes: Change[] = [];
  // An archived row can be in memory too, after it was read.
  for (const [{ position, row, block }, table] of rows)
    changes.push({ kind: 'row', table, position, json: row && !block ? JSON.stringify(row) : undefined });
  for (const [id, content] of blobs) changes.push({ kind: 'blob', id, content });
  if (meta !== undefined) changes.push({ kind: 'meta', json: meta });
  return changes;
}
