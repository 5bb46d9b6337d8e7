/** What a batch is to do. */
export type BatchWork =
  | CreateContacts
  | {
      readonly type: 'deleteContacts';
      readonly all: boolean;
      readonly ids: readonly number[];
      readonly msisdns: readonly string[];
    }
  | { readonly type: 'copyContacts' | 'moveContacts'; readonly from: number; readonly to: number }
  | { readonly type: 'deleteGroups'; readonly ids: readonly number[]; readonly deleteContacts: boolean };

export interface CreateContacts {
  readonly type: 'createContacts';
  readonly fileName: string;
  /** Base64. */
  readonly content: string;
  readonly groups: readonly number[];
  /** Where the file has no header. */
  readonly columns?: readonly string[];
}

/** How an upload went, in 8x8's words. */
export interface UploadCounts {
  readonly totalRows: number;
  readonly errorRows: number;
  readonly duplicatedRows: number;
  readonly insertedRows: number;
  readonly contactGroups: number;
}

export type BatchEndStatus = 'completed' | 'failed' | 'stopped' | 'timeout';

/** Work that takes its time. */
export interface ContactBatch {
  readonly id: string;
  readonly createdAt: string;
  readonly work: BatchWork;
  status: 'queued' | 'inProgress' | BatchEndStatus;
  counts?: UploadCounts;
  /** A CSV file with the rows that were refused, each with the reason; of an unreadable file the reason alone. */
  invalidFile?: string;
}
