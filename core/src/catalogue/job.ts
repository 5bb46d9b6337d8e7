/** Work that an operation only starts: another tells how far it is. */
export interface Job {
  /** The operation of the same API that tells. */
  readonly status: string;
  /** Dotted path to the job's ID in the output of this operation. */
  readonly id: string;
  /** The input field of the other operation that takes the ID. */
  readonly idField: string;
  /** Dotted path to the state in the output of the other operation. */
  readonly state: string;
  /** States in which it has ended well; compared without regard to case. */
  readonly done: readonly string[];
  /** States in which it has ended otherwise. */
  readonly failed: readonly string[];
  /** Dotted path to the links of the files that it made, in the output of the other operation. */
  readonly files?: string;
}
