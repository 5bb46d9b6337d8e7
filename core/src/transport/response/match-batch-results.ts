import type { CatalogueEntry } from '../../catalogue/entries';
import { isRejected, createRejectedError } from './interpret-response';
import { asRecord, getPath } from './parse-body';
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
  const resultAt = resultFinder(entry, inputs, answer);
  return inputs.map((_, place) => {
    const result = resultAt(place);
    if (result === undefined) return { status: 'unknown' };
    if (result === acceptedWithoutResult) return { status: 'accepted', result: undefined };
    const error = findRejection(entry, result);
    return error ? { status: 'rejected', result, error } : { status: 'accepted', result };
  });
}

/** Stands for the result of a message that 8x8 took, where it told only how many it took. */
export const acceptedWithoutResult = {};

/** Finds the result of each input, for those who make something else of it: of a large batch each object counts. */
export function resultFinder(
  { operation: { batching } }: CatalogueEntry,
  inputs: readonly unknown[],
  answer: unknown,
): (place: number) => unknown {
  const listed = batching && getPath(answer, batching.results);
  const results: readonly unknown[] = Array.isArray(listed) ? listed : [];
  if (results.length === 0) {
    // Without a list the counts still tell when all were accepted.
    const { acceptedCount, rejectedCount } = asRecord(answer);
    return () => (acceptedCount === inputs.length && rejectedCount === 0 ? acceptedWithoutResult : undefined);
  }
  const inOrder =
    results.length === inputs.length &&
    inputs.every((input, index) => identitiesMatch(input, results[index]));
  if (inOrder) return (place) => results[place];
  const found = matchByIdentity(inputs, results);
  return (place) => found.get(place);
}

/** The error of a result that says no. */
export function findRejection(
  { id, operation: { rejection } }: CatalogueEntry,
  result: unknown,
): RejectedError | undefined {
  return rejection && isRejected(result, rejection) ? createRejectedError(id, result, rejection) : undefined;
}

/** What an input and its result have in common: a reference, and whom it went to. */
interface Identity {
  readonly reference: string | undefined;
  readonly phone: string | undefined;
  readonly channelUser: string | undefined;
}

// Each field is asked for by its own name, and that of each message of a batch: by a name that is handed on it would
// take ten times as long.
const nonEmptyString = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined;

const referenceOf = (value: unknown): string | undefined =>
  nonEmptyString(asRecord(value)['clientMessageId']);

const phoneOf = (value: unknown): string | undefined => {
  const { destination, user } = asRecord(value);
  return nonEmptyString(destination) ?? nonEmptyString(asRecord(user)['msisdn']);
};

const channelUserOf = (value: unknown): string | undefined =>
  nonEmptyString(asRecord(asRecord(value)['user'])['channelUserId']);

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
const matchedDigits = 6;

function identitiesMatch(input: unknown, result: unknown): boolean {
  const reference = referenceOf(input);
  if (reference !== undefined && (referenceOf(result) ?? reference) !== reference) return false;
  const given = phoneOf(input);
  const got = phoneOf(result);
  if (given !== undefined && got !== undefined) {
    return sameLastDigits(given, got) || lastDigits(digitsOf(given)) === lastDigits(digitsOf(got));
  }
  const user = channelUserOf(input);
  const found = channelUserOf(result);
  if (user !== undefined && found !== undefined) return user === found;
  // One has a number and the other an ID: nothing says that both are the same person.
  return (given ?? user) === undefined || (got ?? found) === undefined;
}

/** Asked of each message of a batch, so without a text made for it. */
function sameLastDigits(one: string, other: string): boolean {
  if (one.length < matchedDigits || other.length < matchedDigits) return one === other;
  for (let back = 1; back <= matchedDigits; back++) {
    if (one.charCodeAt(one.length - back) !== other.charCodeAt(other.length - back)) return false;
  }
  return true;
}

const lastDigits = (phone: string): string => phone.slice(-matchedDigits);

/** Pairs each input with the one result that carries its reference or its address, if there is exactly one of both. */
function matchByIdentity(
  inputs: readonly unknown[],
  results: readonly unknown[],
): ReadonlyMap<number, unknown> {
  const found = new Map<number, unknown>();
  for (const name of ['reference', 'phone', 'channelUser'] as const) {
    const ofInputs = groupIndexesBy(inputs, name);
    for (const [key, places] of groupIndexesBy(results, name)) {
      const wanted = ofInputs.get(key);
      const [index] = wanted ?? [];
      const [place] = places;
      if (wanted?.length !== 1 || places.length !== 1 || index === undefined || place === undefined) continue;
      if (!found.has(index) && identitiesMatch(inputs[index], results[place]))
        found.set(index, results[place]);
    }
  }
  return found;
}

function groupIndexesBy(values: readonly unknown[], name: keyof Identity): ReadonlyMap<string, number[]> {
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
