import type {
  BulkChannel,
  BulkOptions,
  BulkSend,
  BulkSource,
  SmsSendBatchMessage,
  SmsSendBatchTemplate,
} from 'cpaas-8x8';
import type { BindInfo } from '../bind/bind';
import type { SmppSendOutput } from '../sending/send-message';
import type { SmppSendInput } from '../sending/unsupported-fields';
import type { SmppEvents, SmppHandler } from './events';
import type { SmppSendOptions } from './options';

/** The fields of a recipient of `sendAll` with a template. */
export type SmppRecipient = Pick<SmsSendBatchMessage, keyof SmsSendBatchMessage & keyof SmppSendInput>;

/** The fields that all recipients of `sendAll` share. */
export type SmppTemplate = Pick<SmsSendBatchTemplate, keyof SmsSendBatchTemplate & keyof SmppSendInput>;

/** Options of `sendAll`. Over SMPP each message travels by itself, so there are no batches and no retries of requests. */
export type SmppBulkOptions = Omit<
  BulkOptions<SmppSendOutput>,
  'channel' | 'batchSize' | 'maxRetries' | 'template'
>;

/** `sendAll` of an SMPP client. */
export interface SmppSendAll {
  /**
   * Sends to any number of recipients, with the checkpoint, progress and results of `client.sms.sendAll`. Each recipient
   * ends as accepted, rejected, unknown or not sent, and nobody is sent the message twice.
   *
   * @throws {ValidationError} when the options are wrong. Nothing was sent.
   * @throws {CheckpointError} when the checkpoint cannot be used. `fault` says why.
   * @throws {EightByEightError} when the next message would fail too: no bind is up, or 8x8 does not answer.
   */
  (
    source: BulkSource<SmppSendInput>,
    options?: SmppBulkOptions & { readonly template?: never },
  ): BulkSend<SmppSendOutput>;
  /** The same with a template: recipients may leave out the fields that it has. */
  (
    source: BulkSource<SmppRecipient>,
    options: SmppBulkOptions & { readonly template: SmppTemplate },
  ): BulkSend<SmppSendOutput>;
}

/**
 * Sends and receives SMS over the binds of an SMPP account. It is also a channel for `client.sms.sendAll` of `cpaas-8x8`.
 */
export interface SmppClient extends BulkChannel<SmppSendOutput> {
  /** The state of each bind. */
  readonly binds: readonly BindInfo[];
  /**
   * Opens all binds. From then on, each is opened again whenever it ends. Add handlers before.
   *
   * @throws {RejectedError} if 8x8 refuses a bind: the password is wrong, or no bind is left.
   * @throws {TransportError} if there is no connection. All binds are closed then.
   */
  connect(options?: { readonly signal?: AbortSignal }): Promise<void>;
  /**
   * Sends one SMS, and waits for 8x8's answer. It waits for a free bind as well, up to `deadlineMs`.
   *
   * A message that was written is never written again, unless 8x8 answered that it did not take it.
   *
   * @throws {ValidationError} if the input is not valid, or SMPP cannot carry a field. Nothing was sent.
   * @throws {RejectedError} if 8x8 refuses the message. `code` is the `command_status`.
   * @throws {TransportError} if there is no answer. `outcome` says whether 8x8 may have the message.
   * @throws {PartialSendError} if 8x8 has some segments of a long text, and not all.
   */
  send(input: SmppSendInput, options?: SmppSendOptions): Promise<SmppSendOutput>;
  /** Sends to any number of recipients. */
  readonly sendAll: SmppSendAll;
  /**
   * Adds a handler. A message or receipt is acknowledged after all its handlers have resolved. If one throws, 8x8 sends it
   * again. Returns a function that removes the handler.
   *
   * @example
   * client.on('sms.inbound', async ({ payload }) => save(payload.source, payload.body));
   */
  on<T extends keyof SmppEvents>(type: T, handler: SmppHandler<T>): () => void;
  /**
   * Takes no more sends, waits for those under way and for the handlers, unbinds, and closes the connections.
   *
   * @param options `timeoutMs`: how long it waits for sends, and then for handlers. Default 30,000.
   */
  close(options?: { readonly timeoutMs?: number }): Promise<void>;
}
