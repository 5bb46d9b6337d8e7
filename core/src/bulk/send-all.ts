import type { BulkSend } from './bulk-send';
import type { BulkOptions } from './options';
import type { BulkSource } from './source';

/** A method that takes many inputs of a single send: `client.chatApps.sendLineNotificationAll`. */
export interface SendAll<Input, Output> {
  /**
   * Sends to any number of recipients, in batches of up to 10,000 (SMS) or 1,000 (chat apps). Each recipient ends as
   * accepted, rejected, unknown or not sent, and none is sent to twice.
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

/** The same, where a template may hold what the inputs have in common: `client.sms.sendAll`. */
export interface SendAllWithTemplate<Input, Output, Recipient, Template> extends SendAll<Input, Output> {
  /**
   * Sends to any number of recipients, in batches of up to 10,000 (SMS) or 1,000 (chat apps). Each recipient ends as
   * accepted, rejected, unknown or not sent, and none is sent to twice.
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
