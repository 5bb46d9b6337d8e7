import type { ApiName, BulkProgress, EightByEightClient, SendAllWithTemplate } from 'cpaas-8x8';

type BatchedName<Method> = Method extends `${infer Name}All` ? Name : never;

/** An operation that can be sent in bulk: the client has a method `<operation>All` for it, such as `sms.sendAll`. */
export type BulkOperation = {
  [Api in ApiName]: `${Api}.${BatchedName<keyof EightByEightClient[Api]>}`;
}[ApiName];

/** The template of a method such as `sendAll`. */
type TemplateOf<Method> =
  Method extends SendAllWithTemplate<infer _Input, infer _Output, infer _Recipient, infer Template>
    ? Template
    : never;

/** The fields that all messages of an operation can share: those of the `template` of its `sendAll`. */
export type BulkTemplate<O extends BulkOperation> = O extends `${infer Api extends ApiName}.${infer Name}`
  ? TemplateOf<EightByEightClient[Api][`${Name}All` & keyof EightByEightClient[Api]]>
  : never;

/** The data of a bulk send's job. The rows are stored beside it, in Redis. */
export interface BulkJob {
  /** Identifies the account that sends. */
  readonly account: string;
  /** The tenant that sends, if accounts are resolved at run time. */
  readonly tenant?: string;
  readonly operation: BulkOperation;
  /** The number of rows. */
  readonly total: number;
  /** Fields that all messages share. */
  readonly template?: object;
  readonly batchSize?: number;
  readonly concurrency?: number;
  /** How long rows and results are kept, in milliseconds. */
  readonly keepMs: number;
}

/** The state of a bulk send. */
export type BulkState =
  /** No worker has started it, or none is working on it at the moment. */
  | 'waiting'
  /** A worker is sending. */
  | 'running'
  /** {@link BulkSends.pause} stopped it. {@link BulkSends.resume} lets it go on. */
  | 'paused'
  /** Every recipient is accepted, rejected or unknown. */
  | 'completed'
  /** {@link BulkSends.cancel} stopped it. The remaining recipients got nothing. */
  | 'cancelled'
  /** It stopped with an error, which `reason` describes. */
  | 'failed';

/** The progress of a bulk send. */
export interface BulkStatus {
  readonly id: string;
  /** The tenant that sends, if accounts are resolved at run time. */
  readonly tenant?: string;
  readonly state: BulkState;
  /** The number of rows. */
  readonly total: number;
  readonly progress: BulkProgress;
  /** Why it failed, in the state `failed`. */
  readonly reason?: string;
}

/** The prefix of a bulk send's keys in Redis. The braces put all of them into one hash slot of a cluster. */
export const bulkKey = ({ name, opts: { prefix = 'bull' } }: BulkQueue, id: string): string =>
  `${prefix}:8x8:bulk:{${name}:${id}}`;

interface BulkQueue {
  readonly name: string;
  readonly opts: { readonly prefix?: string };
}
