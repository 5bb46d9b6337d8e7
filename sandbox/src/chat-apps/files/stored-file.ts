/** A file that was uploaded. */
export interface StoredFile {
  readonly fileName: string;
  readonly token: string;
  /** Media type, as it was handed in. */
  readonly type: string;
  /** What is in it. */
  readonly base64: string;
}
