import type { CatalogueEntry } from '../../catalogue/entries';
import { isRejected, rejectionOf } from './interpret-response';
import { record, valueAt } from './parse-body';
import type { RejectedError } from '../../errors/errors';

/** What became of one input of a batch. */
export type BatchOutcome =
  | { readonly status: 'accepted'; readonly result: unknown }
  | { readonly status: 'rejected'; readonly result: unknown; readonly error: RejectedError }
  /** The answer does not tell; it may have been accepted. */
  | { readonly status: 'unknown' };

/**
 * What became of each input of a batch, in the order of the inputs.
 *
 * 8x8 lists results in the order of the messages, but promises nothing. So a result counts for an input at the same
 * place only if references and addresses agree; else it is found by its reference or address, and where that is not
 * certain the outcome is `unknown`, never a guess.
 *
 * @param entry - The operation for a single input, with its `batching`.
 */
export function matchResults(
  entry: CatalogueEntry,
  inputs: readonly unknown[],
  answer: unknown,
): BatchOutcome[] {
  const resultAt = resultsIn(entry, inputs, answer);
  return inputs.map((_, place) => {
    const result = resultAt(place);
    if (result === undefined) return { status: 'unknown' };
    if (result === uncounted) return { status: 'accepted', result: undefined };
    const error = rejectionIn(entry, result);
    return error ? { status: 'rejected', result, error } : { status: 'accepted', result };
  });
}

/** Stands for the result of a message that 8x8 took, where it told only how many it took. */
export const uncounted = {};

/** Finds the result of each input, for those who make something else of it: of a large batch each object counts. */
export function resultsIn(
  { operation: { batching } }: CatalogueEntry,
  inputs: readonly unknown[],
  answer: unknown,
): (place: number) => unknown {
  const listed = batching && valueAt(answer, batching.results);
  const results: readonly unknown[] = Array.isArray(listed) ? listed : [];
  if (results.length === 0) {
    // Without a list the counts still tell when all were accepted.
    const { acceptedCount, rejectedCount } = record(answer);
    return () => (acceptedCount === inputs.length && rejectedCount === 0 ? uncounted : undefined);
  }
  const inOrder =
    results.length === inputs.length && inputs.every((input, index) => agree(input, results[index]));
  if (inOrder) return (place) => results[place];
  const found = byIdentity(inputs, results);
  return (place) => found.get(place);
}

/** The error of a result that says no. */
export function rejectionIn(
  { id, operation: { rejection } }: CatalogueEntry,
  result: unknown,
): RejectedError | undefined {
  return rejection && isRejected(result, rejection) ? rejectionOf(id, result, rejection) : undefined;
}

/** What an input and its result have in common: a reference, and whom it went to. */
interface Identity {
  readonly reference: string | undefined;
  readonly phone: string | undefined;
  readonly channelUser: string | undefined;
}

// Each field is asked for by its own name, and that of each message of a batch: by a name that is handed on it would
// take ten times as long.
const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const referenceOf = (value: unknown): string | undefined => textOf(record(value)['clientMessageId']);

const phoneOf = (value: unknown): string | undefined => {
  const { destination, user } = record(value);
  return textOf(destination) ?? textOf(record(user)['msisdn']);
};

const channelUserOf = (value: unknown): string | undefined =>
  textOf(record(record(value)['user'])['channelUserId']);

const digitsOf = (phone: string): string => phone.replace(/\D/g, '');

function identityOf(value: unknown): Identity {
  const phone = phoneOf(value);
  return {
    reference: referenceOf(value),
    phone: phone && digitsOf(phone),
    channelUser: channelUserOf(value),
  };
}

/** A national number comes back with its country code in front, and without the zero that it began with. */
const sameDigits = 6;

function agree(input: unknown, result: unknown): boolean {
  const reference = referenceOf(input);
  if (reference !== undefined && (referenceOf(result) ?? reference) !== reference) return false;
  const given = phoneOf(input);
  const got = phoneOf(result);
  if (given !== undefined && got !== undefined) {
    return sameEnd(given, got) || lastOf(digitsOf(given)) === lastOf(digitsOf(got));
  }
  const user = channelUserOf(input);
  const found = channelUserOf(result);
  if (user !== undefined && found !== undefined) return user === found;
  // One has a number and the other an ID: nothing says that both are the same person.
  return (given ?? user) === undefined || (got ?? found) === undefined;
}

/** Asked of each message of a batch, so without a text made for it. */
function sameEnd(one: string, other: string): boolean {
  if (one.length < sameDigits || other.length < sameDigits) return one === other;
  for (let back = 1; back <= sameDigits; back++) {
    if (one.charCodeAt(one.length - back) !== other.charCodeAt(other.length - back)) return false;
  }
  return true;
}

const lastOf = (phone: string): string => phone.slice(-sameDigits);

/** Pairs each input with the one result that carries its reference or its address, if there is exactly one of both. */
function byIdentity(inputs: readonly unknown[], results: readonly unknown[]): ReadonlyMap<number, unknown> {
  const found = new Map<number, unknown>();
  for (const name of ['reference', 'phone', 'channelUser'] as const) {
    const ofInputs = indexesBy(inputs, name);
    for (const [key, places] of indexesBy(results, name)) {
      const wanted = ofInputs.get(key);
      const [index] = wanted ?? [];
      const [place] = places;
      if (wanted?.length !== 1 || places.length !== 1 || index === undefined || place === undefined) continue;
      if (!found.has(index) && agree(inputs[index], results[place])) found.set(index, results[place]);
    }
  }
  return found;
}

function indexesBy(values: readonly unknown[], name: keyof Identity): ReadonlyMap<string, number[]> {
  const indexes = new Map<string, number[]>();
  values.forEach((value, index) => {
    const key = identityOf(value)[name];
    if (key === undefined) return;
    const known = indexes.get(key);
    if (known) known.push(index);
    else indexes.set(key, [index]);
  });
  return indexes;
}
