import type { Operation } from '../catalogue/operation';
import type { Flatten, FromSchema } from '../schema/from-schema';
import type { DescribedOperations } from './described';

/** Fields that the configuration supplies when the caller does not. */
type Configured = 'subAccountId' | 'accountId';

/** What a caller gives an operation: `InputOf<typeof catalogue.sms.operations.send>`. */
export type InputOf<O extends Operation> =
  Described<O> extends { readonly input: infer I } ? I : InferredInput<O>;

/** What an operation gives back; `undefined` where 8x8 answers with an empty body. */
export type OutputOf<O extends Operation> =
  Described<O> extends { readonly output: infer R } ? R : InferredOutput<O>;

/** What a row of a list is. */
export type ItemOf<O extends Operation> = O extends { paging: { items: infer P } }
  ? P extends ''
    ? Row<OutputOf<O>>
    : Row<OutputOf<O>[P & keyof OutputOf<O>]>
  : never;

/** Whether two types are the same, as far as each may stand for the other. */
export type Same<One, Other> = [One] extends [Other] ? ([Other] extends [One] ? true : false) : false;

/** An operation of the catalogue; one that somebody has changed is not described by the title it still has. */
type Described<O extends Operation> = O extends { title: infer T extends keyof DescribedOperations }
  ? DescribedOperations[T] extends { readonly operation: infer Known }
    ? Same<O, Known> extends true
      ? DescribedOperations[T]
      : never[]
    : never[]
  : never[];

export type InferredInput<O extends Operation> =
  FromSchema<O['input'], 'in'> extends infer I
    ? Flatten<Omit<I, Configured> & { [K in Extract<keyof I, Configured>]?: I[K] | undefined }>
    : never;

export type InferredOutput<O extends Operation> = O extends { output: infer S } ? FromSchema<S> : undefined;

type Row<L> = NonNullable<L> extends readonly (infer I)[] ? I : unknown;
