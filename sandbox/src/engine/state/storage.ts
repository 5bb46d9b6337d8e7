/** A stored row: its table, its place there, and its value as JSON. */
export interface StoredRow {
  readonly table: string;
  readonly position: number;
  readonly json: string;
}

/** A change of what is stored. `undefined` deletes. */
export type Change =
  | {
      readonly kind: 'row';
      readonly table: string;
      readonly position: number;
      readonly json: string | undefined;
    }
  | { readonly kind: 'blob'; readonly id: string; readonly content: Buffer | undefined }
  | { readonly kind: 'meta'; readonly json: string };

/** Keeps the state of a sandbox on the disk. A sandbox without a state folder has none. */
export interface Storage {
  /** What `meta` was stored last. Undefined for a new storage. */
  readMeta(): Promise<string | undefined>;
  readRows(): AsyncIterable<StoredRow>;
  readBlobIds(): Promise<string[]>;
  readBlob(id: string): Buffer | undefined;
  /** Stores all changes or none. Resolves when they are on the disk. */
  commit(changes: readonly Change[]): Promise<void>;
  close(): Promise<void>;
}
