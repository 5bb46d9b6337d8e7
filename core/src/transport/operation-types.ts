import type { Operation } from '../catalogue/operation';
import type { Flatten, FromSchema } from '../schema/from-schema';

/** Fields that the configuration supplies when the caller does not. */
type Configured = 'subAccountId' | 'accountId';

/** What a caller gives an operation. */
export type InputOf<O extends Operation> =
  FromSchema<O['input'], 'in'> extends infer I
    ? Flatten<Omit<I, Configured> & { [K in Extract<keyof I, Configured>]?: I[K] | undefined }>
    : never;

/** What an operation gives back; `undefined` where 8x8 answers with an empty body. */
export type OutputOf<O extends Operation> = O extends { output: infer S } ? FromSchema<S> : undefined;

/** What a row of a list is. */
export type ItemOf<O extends Operation> = O extends { paging: { items: infer P } }
  ? P extends ''
    ? Row<OutputOf<O>>
    : Row<OutputOf<O>[P & keyof OutputOf<O>]>
  : never;

type Row<L> = NonNullable<L> extends readonly (infer I)[] ? I : unknown;
