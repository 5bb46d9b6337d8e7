/** The work of a batch. */
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
  /** The column names, when the file has no header. */
  readonly columns?: readonly string[];
}

/** The result of an upload, in 8x8's terms. */
export interface UploadCounts {
  readonly totalRows: number;
  readonly errorRows: number;
  readonly duplicatedRows: number;
  readonly insertedRows: number;
  readonly contactGroups: number;
}

export type BatchEndStatus = 'completed' | 'failed' | 'stopped' | 'timeout';

/** A batch of changes that runs in the background. */
export interface ContactBatch {
  readonly id: string;
  readonly createdAt: string;
  readonly work: BatchWork;
  status: 'queued' | 'inProgress' | BatchEndStatus;
  counts?: UploadCounts;
  /** A CSV file with the rejected rows and their reasons. For an unreadable file it contains only the reason. */
  invalidFile?: string;
}
