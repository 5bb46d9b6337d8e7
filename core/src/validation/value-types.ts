/** A file to send. */
export interface FileInput {
  /** With its ending: 8x8 goes by it. */
  readonly name: string;
  /** The bytes of the file, or its text, sent as UTF-8. */
  readonly content: Uint8Array | string;
  /** MIME type; left out, it is told from the name. */
  readonly type?: string;
}

/** A file that was fetched. */
export interface FileOutput {
  /** The bytes of the file. */
  readonly content: Uint8Array;
  /** MIME type, as the server said. */
  readonly type: string | undefined;
  /** The name that the server proposes. */
  readonly name: string | undefined;
}

/** A known value, or one that 8x8 has added since: editors still suggest the known ones. */
export type Open<T extends string> = T | (string & Record<never, never>);
