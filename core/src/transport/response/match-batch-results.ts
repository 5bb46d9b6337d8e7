import type { CatalogueEntry } from '../../catalogue/entries';
import { isRejected, createRejectedError } from './interpret-response';
import { asRecord, getPath } from './parse-body';
import type { RejectedError } from '../../errors/errors';

/** The outcome of one message of a batch. */
export type BatchOutcome =
  | { readonly status: 'accepted'; readonly result: unknown }
  | { readonly status: 'rejected'; readonly result: unknown; readonly error: RejectedError }
  /** The response does not show the outcome. The message may have been accepted. */
  | { readonly status: 'unknown' };

/**
 * Returns the outcome of each message of a batch, in the order of the messages.
 *
 * 8x8 does not guarantee that the results have the same order as the messages. If references and recipients agree, the
 * results are matched by position. Otherwise they are matched by reference or recipient, and a message without exactly
 * one match is `unknown`.
 *
 * @param entry - The operation that sends a single message, with its `batching`.
 */
export function matchResults(
  entry: CatalogueEntry,
  inputs: readonly unknown[],
  response: unknown,
): BatchOutcome[] {
  const findResult = resultFinder(entry, inputs, response);
  return inputs.map((_, index) => {
    const result = findResult(index);
    if (result === undefined) return { status: 'unknown' };
    if (result === acceptedWithoutResult) return { status: 'accepted', result: undefined };
    const error = findRejection(entry, result);
    return error ? { status: 'rejected', result, error } : { status: 'accepted', result };
  });
}

/** The result of an accepted message if 8x8 returned only the number of accepted messages. */
export const acceptedWithoutResult = {};

/** Returns a function that finds the result of the message at an index. Allocates little, because batches are large. */
export function resultFinder(
  { operation: { batching } }: CatalogueEntry,
  inputs: readonly unknown[],
  response: unknown,
): (index: number) => unknown {
  const list = batching && getPath(response, batching.results);
  const results: readonly unknown[] = Array.isArray(list) ? list : [];
  if (results.length === 0) {
    // Without a list of results, the counts still show whether all messages were accepted.
    const { acceptedCount, rejectedCount } = asRecord(response);
    return () => (acceptedCount === inputs.length && rejectedCount === 0 ? acceptedWithoutResult : undefined);
  }
  const sameOrder =
    results.length === inputs.length &&
    inputs.every((input, index) => identitiesMatch(input, results[index]));
  if (sameOrder) return (index) => results[index];
  const resultByIndex = matchByIdentity(inputs, results);
  return (index) => resultByIndex.get(index);
}

/** Returns the error of a rejected result, or `undefined` if the result is not a rejection. */
export function findRejection(entry: CatalogueEntry, result: unknown): RejectedError | undefined {
  const { rejection } = entry.operation;
  return rejection && isRejected(result, rejection)
    ? createRejectedError(entry, result, rejection)
    : undefined;
}

/** The values that a message and its result have in common. */
interface Identity {
  /** The `clientMessageId`. */
  readonly reference: string | undefined;
  /** The digits of the phone number. */
  readonly phone: string | undefined;
  readonly channelUser: string | undefined;
}

// These functions run for each message of a batch. Access by a literal name is ten times as fast as by a variable.
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

/** 8x8 returns national numbers in international format, so only the last digits can be compared. */
const matchedDigits = 6;

function identitiesMatch(input: unknown, result: unknown): boolean {
  const reference = referenceOf(input);
  if (reference !== undefined && (referenceOf(result) ?? reference) !== reference) return false;
  const inputPhone = phoneOf(input);
  const resultPhone = phoneOf(result);
  if (inputPhone !== undefined && resultPhone !== undefined) {
    return (
      sameLastDigits(inputPhone, resultPhone) ||
      lastDigits(digitsOf(inputPhone)) === lastDigits(digitsOf(resultPhone))
    );
  }
  const inputUser = channelUserOf(input);
  const resultUser = channelUserOf(result);
  if (inputUser !== undefined && resultUser !== undefined) return inputUser === resultUser;
  // A phone number and a user ID cannot be compared.
  return (inputPhone ?? inputUser) === undefined || (resultPhone ?? resultUser) === undefined;
}

/** Creates no strings, because it runs for each message of a batch. */
function sameLastDigits(one: string, other: string): boolean {
  if (one.length < matchedDigits || other.length < matchedDigits) return one === other;
  for (let offset = 1; offset <= matchedDigits; offset++) {
    if (one.charCodeAt(one.length - offset) !== other.charCodeAt(other.length - offset)) return false;
  }
  return true;
}

const lastDigits = (phone: string): string => phone.slice(-matchedDigits);

/** Matches messages and results whose reference, phone number or user ID occurs exactly once on both sides. */
function matchByIdentity(
  inputs: readonly unknown[],
  results: readonly unknown[],
): ReadonlyMap<number, unknown> {
  const resultByIndex = new Map<number, unknown>();
  for (const name of ['reference', 'phone', 'channelUser'] as const) {
    const inputIndexes = groupIndexesBy(inputs, name);
    for (const [key, resultIndexes] of groupIndexesBy(results, name)) {
      const [inputIndex, secondInput] = inputIndexes.get(key) ?? [];
      const [resultIndex, secondResult] = resultIndexes;
      if (inputIndex === undefined || resultIndex === undefined) continue;
      if (secondInput !== undefined || secondResult !== undefined) continue;
      if (!resultByIndex.has(inputIndex) && identitiesMatch(inputs[inputIndex], results[resultIndex]))
        resultByIndex.set(inputIndex, results[resultIndex]);
    }
  }
  return resultByIndex;
}

function groupIndexesBy(values: readonly unknown[], name: keyof Identity): ReadonlyMap<string, number[]> {
  const indexes = new Map<string, number[]>();
  values.forEach((value, index) => {
    const key = identityOf(value)[name];
    if (key === undefined) return;
    const group = indexes.get(key);
    if (group) group.push(index);
    else indexes.set(key, [index]);
  });
  return indexes;
}
