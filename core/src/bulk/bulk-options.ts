import type { CallOptions } from '../transport/client-options';
import type { BulkChannel } from './bulk-channel';
import type { BulkCounts, Checkpoint } from './checkpoint/checkpoint';
import type { RecipientResult } from './recipients/recipient-result';
import type { CatalogueEntry } from '../catalogue/entries';
import type { Issue } from '../validation/issue';
import { ValidationError } from '../errors/errors';
import { unknownOptionIssues } from '../errors/unknown-options';
import { deliveryWindowIssues, type DeliveryWindow } from './pacing/delivery-window';
import { paceIssues, type Pace } from './pacing/pacer';
import { validateLimits } from '../transport/call-limits';

/** Options of `sendAll`. `maxRetries`, `timeoutMs` and `deadlineMs` apply to each request. */
export interface BulkOptions<T = unknown> extends Omit<CallOptions, 'signal'> {
  /** Called once for each recipient, with its result. An error that it throws stops the run. */
  readonly onResult?: (result: RecipientResult<T>) => void;
  /** Called after each batch, with the progress of the run. Errors that it throws are ignored. */
  readonly onProgress?: (progress: BulkProgress) => void;
  /** Stores the progress, so that a later run continues where this one stopped: `fileCheckpoint(path)` in Node. */
  readonly checkpoint?: Checkpoint;
  /** Number of requests in flight at the same time. Default 4, or what the `channel` says. */
  readonly concurrency?: number;
  /**
   * Number of recipients in one request. Default 500; at most 10,000 for SMS and 1,000 for chat apps.
   *
   * If a request ends without an answer, the outcome of all its recipients is unknown. `batchSize` times `concurrency`
   * recipients are in memory.
   */
  readonly batchSize?: number;
  /**
   * Another way to 8x8 than its REST API: the client of `smpp-8x8`. Each message then travels by itself, so `batchSize`
   * and `maxRetries` do not apply. Default: the REST API.
   */
  readonly channel?: BulkChannel<T>;
  /**
   * Fields that all messages share: those of the template of a batch, and with a `channel` those of a message. A recipient's
   * own fields override them.
   */
  readonly template?: object;
  /**
   * The largest number of messages that 8x8 is given in a period, also after a resumed run. A batch is never larger, and
   * the next one leaves when the time of its messages has passed.
   */
  readonly pace?: Pace;
  /**
   * The hours in which messages may arrive, in the time zone of each recipient. Outside of them, a message is given to
   * 8x8 with the time of the next opening as `scheduled`. A message with its own `scheduled` keeps it.
   */
  readonly deliveryWindow?: DeliveryWindow;
  /**
   * True to send only to the first of several recipients with the same phone number or user ID. The others end as
   * `rejected`. It needs about 50 bytes of memory a recipient.
   */
  readonly skipDuplicates?: boolean;
  /** Number of recipients, for `secondsLeft`. Needed only if the source is not an array. */
  readonly total?: number;
  /** Stops the run: it reads and sends nothing more, and waits for the requests in flight. */
  readonly signal?: AbortSignal;
}

/** The progress of a run. Includes the earlier runs from the same checkpoint. */
export interface BulkProgress extends BulkCounts {
  /** Number of recipients that were accepted, rejected, or ended with the outcome `unknown`. */
  readonly done: number;
  /** Number of all recipients, if known. */
  readonly total?: number;
  /** Recipients done per second, in this run. */
  readonly rate: number;
  /** Seconds left at that rate, if the total is known. */
  readonly secondsLeft?: number;
}

/** The end of a run. */
export interface BulkSummary extends BulkProgress {
  /** Number of recipients that were read but not sent, because the run was stopped. */
  readonly notSent: number;
  /** True if the run stopped before it had sent to everyone on the list. */
  readonly stopped: boolean;
  /** Duration of this run in seconds. */
  readonly seconds: number;
}

/** @throws {ValidationError} if an option is wrong. Nothing was read or sent. */
export function checkBulkOptions(
  options: BulkOptions,
  { entry, maxBatchSize }: { readonly entry: CatalogueEntry; readonly maxBatchSize: number },
): void {
  const issues = [
    ...unknownOptionIssues(options, bulkOptionNames),
    ...countIssues('batchSize', options.batchSize, maxBatchSize),
    ...countIssues('concurrency', options.concurrency, Infinity),
    ...countIssues('total', options.total, Infinity),
    ...paceIssues(options.pace),
    ...deliveryWindowIssues(options.deliveryWindow, 'scheduled' in entry.operation.input.properties),
    ...channelIssues(options, entry),
    ...templateIssues(options, entry),
    ...validateLimits(options),
  ];
  if (issues.length) throw new ValidationError(entry.id, issues, 'nothing was sent');
}

const bulkOptionNames = {
  onResult: true,
  onProgress: true,
  checkpoint: true,
  concurrency: true,
  batchSize: true,
  template: true,
  channel: true,
  total: true,
  pace: true,
  deliveryWindow: true,
  skipDuplicates: true,
  signal: true,
  timeoutMs: true,
  deadlineMs: true,
  maxRetries: true,
} as const satisfies Record<keyof BulkOptions, true>;

function channelIssues({ channel, ...options }: BulkOptions, { id }: CatalogueEntry): Issue[] {
  if (!channel) return [];
  if (channel.operation !== id) {
    const advice = `It sends ${channel.operation}. Leave the channel out.`;
    return [{ path: 'channel', rule: 'options', message: `cannot send ${id}`, advice }];
  }
  return (['batchSize', 'maxRetries'] as const)
    .filter((path) => options[path] !== undefined)
    .map((path) => ({
      path,
      rule: 'options',
      message: 'does not apply to a channel',
      advice:
        'Remove it: over a channel, each message travels by itself, and waits instead of being repeated.',
    }));
}

/**
 * 8x8 takes some fields only from each message, such as the country of a number without country code. It would ignore them
 * in a template. Over a channel, each message is sent whole.
 */
function templateIssues(
  { template, channel }: BulkOptions,
  { api, operation: { batching, input } }: CatalogueEntry,
): Issue[] {
  if (channel || !batching) return [];
  const schema = api.operations[batching.operation]?.input.properties['template'];
  const taken = schema?.type === 'object' ? schema.properties : {};
  return Object.entries(template ?? {})
    .filter(([name, value]) => value !== undefined && value !== null && Object.hasOwn(input.properties, name))
    .filter(([name]) => !Object.hasOwn(taken, name))
    .map(([name]) => ({
      path: `template.${name}`,
      rule: 'options',
      message: 'is not a field that messages can share',
      advice: 'Set it in each recipient.',
    }));
}

function countIssues(path: keyof BulkOptions, value: unknown, max: number): Issue[] {
  if (value === undefined || (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= max))
    return [];
  const range = max === Infinity ? 'at least 1' : `from 1 to ${max.toLocaleString('en')}`;
  return [
    { path, rule: 'options', message: 'is not a valid number', advice: `Give a whole number, ${range}.` },
  ];
}
