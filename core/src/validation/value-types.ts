/** A file to upload. */
export interface FileInput {
  /** File name with its extension. 8x8 reads the file type from the extension. */
  readonly name: string;
  /** Content of the file. A string is sent as UTF-8. */
  readonly content: Uint8Array | string;
  /** MIME type. Default: derived from the extension. */
  readonly type?: string;
}

/** A downloaded file. */
export interface FileOutput {
  /** Content of the file. */
  readonly content: Uint8Array;
  /** MIME type from the `content-type` header. */
  readonly type: string | undefined;
  /** File name from the `content-disposition` header. */
  readonly name: string | undefined;
}

/** A string with known values. Other values are allowed, because 8x8 adds new ones; editors suggest the known ones. */
export type Open<T extends string> = T | (string & Record<never, never>);
