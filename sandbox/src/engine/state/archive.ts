import type { Blobs } from './blobs';
import type { Block, Entry } from './entry';
import { packRows, rowsPerBlock, UnpackedRows } from './packed-rows';
import type { ArchivePolicy } from './table-definition';

/** What is stored of an entry beside its row, so that a start need not read the rows. */
type EntryHeader = readonly [position: number, key: string, group: string | null];

const cachedBlocks = 4;

/**
 * Keeps the finished rows of a table as compressed JSON, block by block: in memory, or in the storage if there is one.
 * A message takes a tenth of the memory then.
 */
export class Archive<T extends object> {
  /** The entries whose rows are in memory, in the order in which they were added, changed or read. */
  private readonly inMemory = new Set<Entry<T>>();
  private readonly blocks = new Map<number, Block<T>>();
  private readonly unpacked = new Map<number, UnpackedRows>();
  private lastNumber = 0;
  private changesUntilNext = rowsPerBlock;

  constructor(
    private readonly table: string,
    private readonly policy: ArchivePolicy<T>,
    private readonly blobs: Blobs,
  ) {}

  /** Notes that the row in memory is the present one. */
  add(entry: Entry<T>): void {
    this.release(entry);
    this.inMemory.delete(entry);
    this.inMemory.add(entry);
  }

  remove(entry: Entry<T>): void {
    this.release(entry);
    this.inMemory.delete(entry);
  }

  /** Reads an archived row, and keeps it in memory. */
  restore(entry: Entry<T>): T | undefined {
    entry.row ??= this.read(entry);
    this.inMemory.add(entry);
    return entry.row;
  }

  /** Reads an archived row. Returns `undefined` if its JSON does not contain the text. */
  read(entry: Entry<T>, lowerCaseText = ''): T | undefined {
    const { block } = entry;
    if (!block || (lowerCaseText !== '' && !this.unpack(block.number).contains(lowerCaseText)))
      return undefined;
    const line = this.unpack(block.number).lines[block.entries.indexOf(entry)];
    if (line === undefined) return undefined;
    if (lowerCaseText !== '' && !line.toLowerCase().includes(lowerCaseText)) return undefined;
    return JSON.parse(line) as T;
  }

  /** Returns a function that reads the JSON of an archived row as it is now. It throws when the block was deleted. */
  locate(entry: Entry<T>): (() => string | undefined) | undefined {
    const { block } = entry;
    if (!block) return undefined;
    const index = block.entries.indexOf(entry);
    return () => this.unpack(block.number).lines[index];
  }

  /**
   * Archives the oldest finished rows above the limit: now and then, so that a change costs little. Returns their
   * entries.
   */
  compact(): readonly Entry<T>[] {
    if (--this.changesUntilNext > 0) return [];
    const archived: Entry<T>[] = [];
    let excess = this.inMemory.size - this.policy.maxInMemory;
    let next: Entry<T>[] = [];
    for (const entry of this.inMemory) {
      if (excess <= 0) break;
      if (entry.block) {
        // Read, and not changed since.
        this.inMemory.delete(entry);
        entry.row = undefined;
        excess--;
      } else if (entry.row && this.policy.isFinished(entry.row)) {
        next.push(entry);
        excess--;
      }
      if (next.length < rowsPerBlock) continue;
      this.write(next);
      archived.push(...next);
      next = [];
    }
    // Unfinished rows are looked at again and again, so the more there are, the less often.
    this.changesUntilNext = Math.max(rowsPerBlock, this.inMemory.size >> 3);
    return archived;
  }

  /** Removes everything. */
  clear(): void {
    for (const number of this.blocks.keys()) this.delete(number);
    this.blocks.clear();
    this.inMemory.clear();
  }

  /** Removes a block, and returns the entries that it had. */
  drop(block: Block<T>): Entry<T>[] {
    const entries = block.entries.filter((entry) => entry !== undefined);
    for (const entry of entries) {
      this.inMemory.delete(entry);
      entry.block = undefined;
      entry.row = undefined;
    }
    this.delete(block.number);
    return entries;
  }

  /** Returns the entries of the blocks that are stored already. */
  load(): Entry<T>[] {
    const found: Entry<T>[] = [];
    for (const id of this.blobs.ids()) {
      const [table, number] = id.split('/');
      if (table !== this.table || id !== this.headersId(Number(number))) continue;
      const headers = JSON.parse(String(this.blobs.get(id))) as (EntryHeader | null)[];
      const block: Block<T> = { number: Number(number), entries: [] };
      for (const header of headers) block.entries.push(header ? toEntry(header, block) : undefined);
      found.push(...block.entries.filter((entry) => entry !== undefined));
      this.blocks.set(block.number, block);
      this.lastNumber = Math.max(this.lastNumber, block.number);
    }
    return found;
  }

  private write(entries: readonly Entry<T>[]): void {
    const block: Block<T> = { number: ++this.lastNumber, entries: [...entries] };
    this.blobs.put(this.rowsId(block.number), packRows(entries.map(({ row }) => JSON.stringify(row))));
    this.writeHeaders(block);
    this.blocks.set(block.number, block);
    for (const entry of entries) {
      this.inMemory.delete(entry);
      entry.block = block;
      entry.row = undefined;
    }
  }

  /** The block's row is no longer the present one. */
  private release(entry: Entry<T>): void {
    const { block } = entry;
    if (!block) return;
    entry.block = undefined;
    block.entries[block.entries.indexOf(entry)] = undefined;
    if (block.entries.some((each) => each !== undefined)) this.writeHeaders(block);
    else this.delete(block.number);
  }

  private writeHeaders({ number, entries }: Block<T>): void {
    if (!this.blobs.areStored) return;
    const headers = entries.map((entry) => entry && [entry.position, entry.key, entry.group]);
    this.blobs.put(this.headersId(number), Buffer.from(JSON.stringify(headers)));
  }

  private delete(number: number): void {
    this.blocks.delete(number);
    this.unpacked.delete(number);
    this.blobs.delete(this.rowsId(number));
    this.blobs.delete(this.headersId(number));
  }

  private unpack(number: number): UnpackedRows {
    const known = this.unpacked.get(number);
    if (known) return known;
    const content = this.blobs.get(this.rowsId(number));
    if (!content) throw new Error(`The archived rows ${this.rowsId(number)} are missing`);
    const rows = new UnpackedRows(content);
    const [oldest] = this.unpacked.keys();
    if (oldest !== undefined && this.unpacked.size >= cachedBlocks) this.unpacked.delete(oldest);
    this.unpacked.set(number, rows);
    return rows;
  }

  private rowsId(number: number): string {
    return `${this.table}/${number}/rows`;
  }

  private headersId(number: number): string {
    return `${this.table}/${number}/headers`;
  }
}

function toEntry<T>([position, key, group]: EntryHeader, block: Block<T>): Entry<T> {
  return { position, key, group: group ?? undefined, row: undefined, block };
}
