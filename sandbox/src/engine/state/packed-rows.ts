import { isAscii } from 'node:buffer';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** The rows of one block share what is the same in them, such as the names of their fields. */
export const rowsPerBlock = 64;

/** A block usually fits into one chunk, so that its parts need not be joined. */
const chunkSize = 128 * 1024;

/** Compresses rows, given as JSON. A message of 1,300 bytes takes about 50. */
export function packRows(lines: readonly string[]): Buffer {
  const compressed = deflateRawSync(lines.join('\n'), { level: 1 });
  // Copied into its own memory: the result of zlib, and a buffer from Node's pool, keep a larger chunk alive.
  const copy = Buffer.allocUnsafeSlow(compressed.length);
  compressed.copy(copy);
  return copy;
}

/** The rows of a block. A search looks at the whole text first: most blocks need not be split then. */
export class UnpackedRows {
  private readonly text: string;
  private splitLines: readonly string[] | undefined;
  private lastSearch: { readonly text: string; readonly found: boolean } | undefined;

  constructor(content: Buffer) {
    const rows = inflateRawSync(content, { chunkSize });
    // Latin-1 is decoded much faster than UTF-8.
    this.text = rows.toString(isAscii(rows) ? 'latin1' : 'utf8');
  }

  /** The JSON of each row. */
  get lines(): readonly string[] {
    return (this.splitLines ??= this.text.split('\n'));
  }

  /** Whether any row contains the text, in any case. The same text is asked for again for each row of the block. */
  contains(lowerCaseText: string): boolean {
    if (this.lastSearch?.text !== lowerCaseText) {
      const found = this.text.toLowerCase().includes(lowerCaseText);
      this.lastSearch = { text: lowerCaseText, found };
    }
    return this.lastSearch.found;
  }
}

/** Holds the rows of a state that is imported: a million messages as objects would need gigabytes. */
export class PackedRows implements Iterable<object> {
  private readonly blocks: Buffer[] = [];
  private lines: string[] = [];

  push(row: object): void {
    this.lines.push(JSON.stringify(row));
    if (this.lines.length < rowsPerBlock) return;
    this.blocks.push(packRows(this.lines));
    this.lines = [];
  }

  *[Symbol.iterator](): Generator<object> {
    for (const block of this.blocks)
      for (const line of new UnpackedRows(block).lines) yield JSON.parse(line) as object;
    for (const line of this.lines) yield JSON.parse(line) as object;
  }
}
