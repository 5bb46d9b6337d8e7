import type { FileInput, FileOutput, Open } from './value-types';

/**
 * Static types inferred from the schemas of the catalogue.
 *
 * `In` is what a caller may pass (a `Date` where 8x8 wants a date-time); `Out` is what 8x8 sends.
 */
export type Direction = 'in' | 'out';

/** What fits a schema: with `'in'` as a caller may pass it, or as 8x8 sends it. */
export type FromSchema<S, D extends Direction = 'out'> = S extends { nullable: true }
  ? FromSchema<Omit<S, 'nullable'>, D> | null
  : FromValue<S, D>;

type FromValue<S, D extends Direction> = S extends { const: infer C }
  ? C
  : S extends { type: 'string'; enum: readonly (infer E extends string)[] }
    ? Open<E>
    : S extends { type: 'string'; format: 'date-time' | 'schedule' | 'future' }
      ? D extends 'in'
        ? string | Date
        : string
      : S extends { type: 'string'; format: 'binary' }
        ? D extends 'in'
          ? FileInput
          : FileOutput
        : S extends { type: 'string' }
          ? string
          : S extends { type: 'number' | 'integer' }
            ? number
            : S extends { type: 'boolean' }
              ? boolean
              : S extends { type: 'array'; items: infer I }
                ? D extends 'in'
                  ? readonly FromSchema<I, D>[]
                  : FromSchema<I, D>[]
                : S extends { type: 'object' }
                  ? FromObject<S, D>
                  : S extends { discriminator: unknown; anyOf: readonly (infer V)[] }
                    ? FromSchema<V, D>
                    : unknown;

type FromObject<S, D extends Direction> = S extends { properties: infer P }
  ? S extends { additionalProperties: infer A }
    ? Fields<P, RequiredNames<S>, D> & { [name: string]: FromSchema<A, D> }
    : Fields<P, RequiredNames<S>, D>
  : { [name: string]: unknown };

type RequiredNames<S> = S extends { required: readonly (infer R)[] } ? R : never;

/** A caller may leave out what has a default. */
type Needed<F, D extends Direction> = D extends 'in' ? (F extends { default: unknown } ? false : true) : true;

type NeededNames<P, R, D extends Direction> = {
  [K in keyof P]: K extends R ? (Needed<P[K], D> extends true ? K : never) : never;
}[keyof P];

type Fields<P, R, D extends Direction> = Flatten<
  { -readonly [K in NeededNames<P, R, D>]: FromSchema<P[K], D> } & {
    -readonly [K in Exclude<keyof P, NeededNames<P, R, D>>]?: FromSchema<P[K], D> | undefined;
  }
>;

/** Shows an intersection as one object in editors. */
export type Flatten<T> = { [K in keyof T]: T[K] };
