import { BulkSend } from './bulk-send';
import type { BulkOptions } from './bulk-options';
import type { BulkSource } from './recipients/recipient-source';
import { entriesOf, type CatalogueEntry } from '../catalogue/entries';
import type { Api } from '../catalogue/operation';
import type { BulkChannel } from './bulk-channel';
import { sendBatch, type CallOperation } from './batching/send-batch';
import { sendOverChannel } from './batching/send-over-channel';
import type { Ports } from '../transport/http-port';
import { pickLimits } from '../transport/call-limits';
import type { ClientOptions } from '../transport/client-options';

/** A method that takes many inputs of a single send: `client.chatApps.sendLineNotificationAll`. */
export interface SendAll<Input, Output> {
  /**
   * Sends to any number of recipients, in batches of up to 10,000 (SMS) or 1,000 (chat apps). Each recipient ends as
   * accepted, rejected, unknown or not sent, and nobody is sent the message twice.
   *
   * The source is a list, an iterable or a stream. It is read no faster than 8x8 takes the recipients.
   *
   * @throws {ValidationError} when the options are wrong. Nothing was sent.
   * @throws {CheckpointError} when the checkpoint cannot be used. `fault` says why.
   * @throws {EightByEightError} when the next batch would fail too: the key is wrong, or 8x8 does not answer.
   */
  (
    source: BulkSource<Input>,
    options?: BulkOptions<Output> & { readonly template?: never },
  ): BulkSend<Output>;
}

/**
 * The same, with an option `template`: the fields that all inputs have in common, not a WhatsApp template.
 * Example: `client.sms.sendAll`.
 */
export interface SendAllWithTemplate<Input, Output, Recipient, Template> extends SendAll<Input, Output> {
  /**
   * Sends to any number of recipients, in batches of up to 10,000 (SMS) or 1,000 (chat apps). Each recipient ends as
   * accepted, rejected, unknown or not sent, and nobody is sent the message twice.
   *
   * With `template`, recipients may leave out the fields that it has.
   *
   * @throws {ValidationError} when the options are wrong. Nothing was sent.
   * @throws {CheckpointError} when the checkpoint cannot be used. `fault` says why.
   * @throws {EightByEightError} when the next batch would fail too: the key is wrong, or 8x8 does not answer.
   */
  (
    source: BulkSource<Recipient>,
    options: BulkOptions<Output> & { readonly template: Template },
  ): BulkSend<Output>;
}

/**
 * Creates one bulk method for each single-send operation that has `batching` in the catalogue. Its name is that of the
 * operation plus `All`: `send` becomes `sendAll`.
 */
export function createSendAllMethods(
  apiName: string,
  api: Api,
  call: CallOperation,
  ports: Ports,
  settings: ClientOptions,
): Readonly<Record<string, unknown>> {
  const methods = entriesOf({ [apiName]: api }).flatMap((entry) => {
    const method = bulkMethod(entry, call, ports, settings);
    return method ? [[`${entry.name}All`, method] as const] : [];
  });
  return Object.fromEntries(methods);
}

function bulkMethod(
  entry: CatalogueEntry,
  call: CallOperation,
  ports: Ports,
  { signal: clientSignal }: ClientOptions,
): ((source: unknown, options?: BulkOptions) => BulkSend) | undefined {
  const { batching } = entry.operation;
  const items = batching && entry.api.operations[batching.operation]?.input.properties[batching.items];
  if (!batching || items?.type !== 'array') return undefined;
  const maxBatchSize = items.maxItems ?? 1_000;
  return (source, options = {}) => {
    const { template, channel, signal = clientSignal } = options;
    const withSignal = { ...options, ...(signal ? { signal } : {}) };
    if (channel) return sendAllOver(channel, source, withSignal, entry, ports);
    const sending = { call, entry, batching, template, limits: pickLimits(options) };
    return new BulkSend(source, withSignal, {
      entry,
      maxBatchSize,
      shared: ['subAccountId', ...(batching.shared ?? [])],
      send: (batch) => sendBatch(batch, sending),
      now: ports.now,
      sleep: ports.sleep,
    });
  };
}

/**
 * Sends to any number of recipients over a channel, without a REST client: `sendAll` of an SMPP client. `entry` is the
 * operation that the channel sends.
 */
export function sendAllOver<T>(
  channel: BulkChannel<T>,
  source: unknown,
  options: BulkOptions<T>,
  entry: CatalogueEntry,
  { now, sleep }: Pick<Ports, 'now' | 'sleep'>,
): BulkSend<T> {
  const { template } = options;
  const limits = pickLimits(options);
  return new BulkSend<T>(
    source,
    { ...options, channel },
    {
      entry,
      // Each message is a batch of its own, so that the checkpoint knows the state of each.
      maxBatchSize: 1,
      shared: [],
      send: (batch) => sendOverChannel(batch, channel, template, limits),
      now,
      sleep,
    },
  );
}
