import type { CommitQueue } from './commit-queue';
import type { Storage } from './storage';

/**
 * Contents that are not rows: uploaded files, and archived rows. With a state folder they stay on the disk instead of in
 * memory, because they can be large.
 */
export class Blobs {
  private readonly inMemory = new Map<string, Buffer>();
  private readonly storedIds = new Set<string>();

  constructor(
    /** Distinguishes the IDs from those of other contents in the same storage. */
    private readonly prefix: string,
    private readonly storage: Storage | undefined,
    private readonly queue: CommitQueue | undefined,
  ) {}

  /** Whether the contents are on the disk. */
  get areStored(): boolean {
    return this.queue !== undefined;
  }

  get(id: string): Buffer | undefined {
    if (!this.queue) return this.inMemory.get(id);
    const storedId = this.prefix + id;
    return this.queue.pendingBlob(storedId) ?? this.storage?.readBlob(storedId);
  }

  put(id: string, content: Buffer): void {
    if (!this.queue) {
      this.inMemory.set(id, content);
      return;
    }
    this.storedIds.add(id);
    this.queue.addBlob(this.prefix + id, content);
  }

  delete(id: string): void {
    this.inMemory.delete(id);
    if (this.storedIds.delete(id)) this.queue?.addBlob(this.prefix + id, undefined);
  }

  ids(): string[] {
    return [...(this.queue ? this.storedIds : this.inMemory.keys())];
  }

  clear(): void {
    for (const id of this.ids()) this.delete(id);
  }

  /** Notes the contents that are stored already. */
  load(storedIds: readonly string[]): void {
    for (const id of storedIds)
      if (id.startsWith(this.prefix)) this.storedIds.add(id.slice(this.prefix.length));
  }
}
