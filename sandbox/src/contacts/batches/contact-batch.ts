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
  readonly groups: readonly number[];
  /** The column names, when the file has no header. */
  readonly columns?: readonly string[];
}

/** The ID of the content of an uploaded file. */
export const uploadId = (batchId: string): string => `contact-batches/${batchId}`;

/** The result of an upload, in 8x8's terms. */
export interface UploadCounts {
  readonly totalRows: number;
  readonly errorRows: number;
  readonly duplicatedRows: number;
  readonly insertedRows: number;
  readonly contactGroups: number;
}

export type BatchEndStatus = 'completed' | 'failed' | 'stopped' | 'timeout';

/** A batch of changes to contacts, such as an uploaded file. It runs in the background. */
export interface ContactBatch {
  readonly id: string;
  readonly createdAt: string;
  readonly work: BatchWork;
  readonly status: 'queued' | 'inProgress' | BatchEndStatus;
  readonly counts?: UploadCounts;
  /** A CSV file with the rejected rows and their reasons. For an unreadable file it contains only the reason. */
  readonly invalidFile?: string;
}

/** A contact batch is new, or has changed. */
export interface ContactBatchEvent {
  readonly kind: 'contactBatch';
  readonly batch: Pick<ContactBatch, 'id' | 'status'>;
}

/** Advances a contact batch. */
export interface ContactBatchTask {
  readonly kind: 'contactBatch';
  readonly batchId: string;
}
