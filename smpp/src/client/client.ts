import { nodePorts, sendAllOver, type BulkOptions, type BulkSend, type EightByEightError } from 'cpaas-8x8';
import { Bind, type BindInfo, type BindListener } from '../bind/bind';
import { operations, type BindType } from '../bind/bind-settings';
import { Inbox } from '../inbound/inbox';
import { RecentIds } from '../inbound/recent-ids';
import { prepareMessage, sendEntry } from '../sending/prepare-message';
import { concernsAccount, notSentError, transportError } from '../sending/send-errors';
import { sendMessage, type SmppSendOutput } from '../sending/send-message';
import { SubmitQueue } from '../sending/submit-queue';
import type { SmppSendInput } from '../sending/unsupported-fields';
import { attemptObserver } from './attempts';
import { EventHandlers, type SmppEvents, type SmppHandler } from './events';
import { withDefaults, type SmppClientOptions, type SmppSendOptions, type SmppSettings } from './options';
import type { SmppClient, SmppSendAll } from './smpp-client';
import { validateSendOptions } from './validate-options';

/** Own IDs that are remembered for receipts: about ten megabytes. */
const mostRecentIds = 50_000;
const noOptions: SmppSendOptions = {};

/** The client that `createSmppClient` returns. */
export class Client implements SmppClient {
  readonly operation = operations.send;
  readonly concurrency: number;
  readonly sendAll: SmppSendAll;

  private readonly settings: SmppSettings;
  private readonly onWarning: SmppClientOptions['onWarning'];
  /** The same array for the whole life of the client: the queue reads it. */
  private readonly openBinds: Bind[] = [];
  private readonly sendingBinds: Bind[] = [];
  private readonly queue: SubmitQueue;
  private readonly inbox: Inbox;
  private readonly handlers = new EventHandlers();
  private readonly recentIds = new RecentIds(mostRecentIds);
  private state: 'new' | 'connecting' | 'connected' | 'closed' = 'new';
  /** Sends that have not ended. */
  private openSends = 0;
  private onSendsEnded: (() => void) | undefined;
  private closing: Promise<void> | undefined;

  constructor(options: SmppClientOptions) {
    const settings = withDefaults(options);
    const { binds, window, maxWaiting, receiveWindow, reassembly } = settings;
    this.settings = settings;
    this.onWarning = options.onWarning;
    const sending = binds.transmitter + binds.transceiver;
    // As many as are under way, and as many that wait for their turn.
    this.concurrency = Math.max(1, Math.min(maxWaiting, 2 * window * sending));
    const observer = attemptObserver(options, `${settings.host}:${settings.port}`);
    this.queue = new SubmitQueue(this.sendingBinds, observer);
    this.inbox = new Inbox({
      receiveWindow,
      reassembly,
      recentIds: this.recentIds,
      handle: (event) => this.handlers.handle(event),
      onUnreadable: ({ info }) => this.handlers.tell('unreadable', { bind: info }),
    });
    const ports = nodePorts();
    this.sendAll = (
      source: unknown,
      bulkOptions: BulkOptions<SmppSendOutput> = {},
    ): BulkSend<SmppSendOutput> => sendAllOver(this, source, bulkOptions, sendEntry, ports);
  }

  get binds(): readonly BindInfo[] {
    return this.openBinds.map(({ info }) => info);
  }

  async connect({ signal }: { readonly signal?: AbortSignal } = {}): Promise<void> {
    if (this.state !== 'new')
      throw new Error(
        `The SMPP client is ${this.state}: connect once, and create another client after close.`,
      );
    this.state = 'connecting';
    this.createBinds();
    const abort = (): void => void this.closeBinds();
    signal?.addEventListener('abort', abort, { once: true });
    try {
      const started = this.openBinds.map((bind) => bind.start());
      if (signal?.aborted) abort();
      await Promise.all(started);
      this.state = 'connected';
      this.queue.dispatch();
    } catch (error) {
      await this.closeBinds();
      this.state = this.closing ? 'closed' : 'new';
      throw error;
    } finally {
      signal?.removeEventListener('abort', abort);
    }
  }

  async send(input: SmppSendInput, options: SmppSendOptions = noOptions): Promise<SmppSendOutput> {
    const { longMessages, receipts, timeoutMs, deadlineMs } = this.settings;
    if (options !== noOptions) validateSendOptions(options);
    const { message, warnings } = prepareMessage(input, { longMessages, receipts });
    for (const { path, message: problem, advice } of warnings) this.warn(path, problem, advice);
    this.assertCanSend();
    const limits = {
      timeoutMs: options.timeoutMs ?? timeoutMs,
      deadline: performance.now() + (options.deadlineMs ?? deadlineMs),
      signal: options.signal,
    };
    const { clientMessageId } = message;
    const onAccepted = (umid: string): void => {
      if (clientMessageId !== undefined) this.recentIds.remember(umid, clientMessageId);
    };
    const { queue } = this;
    return this.counted(
      sendMessage(message, { queue, limits, onAccepted, whyWaiting: () => this.whyWaiting() }),
    );
  }

  endsRun(error: EightByEightError): boolean {
    return concernsAccount(error);
  }

  on<T extends keyof SmppEvents>(type: T, handler: SmppHandler<T>): () => void {
    return this.handlers.add(type, handler);
  }

  close({ timeoutMs = 30_000 }: { readonly timeoutMs?: number } = {}): Promise<void> {
    this.closing ??= this.drainAndClose(timeoutMs);
    return this.closing;
  }

  private async drainAndClose(timeoutMs: number): Promise<void> {
    this.state = 'closed';
    await this.sendsEnded(timeoutMs);
    this.queue.close();
    await this.inbox.close(timeoutMs);
    await this.closeBinds();
  }

  private async counted<T>(sending: Promise<T>): Promise<T> {
    this.openSends++;
    try {
      return await sending;
    } finally {
      this.openSends--;
      if (this.openSends === 0) this.onSendsEnded?.();
    }
  }

  private async sendsEnded(timeoutMs: number): Promise<void> {
    if (this.openSends === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.onSendsEnded = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private createBinds(): void {
    const { binds } = this.settings;
    this.openBinds.splice(0);
    this.sendingBinds.splice(0);
    for (const type of Object.keys(binds) as BindType[]) {
      for (let number = 1; number <= binds[type]; number++) {
        const bind = new Bind(`${type}-${number}`, type, this.settings, this.listener);
        this.openBinds.push(bind);
        if (type !== 'receiver') this.sendingBinds.push(bind);
      }
    }
  }

  private async closeBinds(): Promise<void> {
    await Promise.all(this.openBinds.map((bind) => bind.close()));
  }

  private readonly listener: BindListener = {
    onBound: ({ info }) => {
      this.handlers.tell('bind', { bind: info });
      this.queue.dispatch();
    },
    onUnbound: ({ info }, reason) => this.handlers.tell('unbind', { bind: info, reason }),
    onReconnect: ({ info }, details) => this.handlers.tell('reconnect', { bind: info, ...details }),
    onDelivery: (bind, delivery, session) => this.inbox.receive(bind, delivery, session),
    onRoom: () => this.queue.dispatch(),
  };

  /** @throws {TransportError} if a send makes no sense now. Nothing was sent. */
  private assertCanSend(): void {
    if (this.state === 'closed') throw notSentError('reset', 0, () => this.whyWaiting());
    const { transmitter, transceiver } = this.settings.binds;
    if (transmitter + transceiver === 0)
      throw notSent('the client has only receivers', 'Give it transmitters or transceivers in binds.');
    if (this.state === 'new')
      throw notSent('the client is not connected', 'Call connect first, and wait for it.');
    if (this.openSends >= this.settings.maxWaiting) {
      const advice = 'Nothing was sent. Wait for earlier sends before you start more, or use sendAll.';
      throw notSent(`${this.openSends.toLocaleString('en')} messages wait already`, advice);
    }
  }

  private whyWaiting(): string {
    const infos = this.sendingBinds.map(({ info }) => info);
    if (infos.some(({ state }) => state === 'bound')) return 'the binds were busy until the deadline';
    const reason = infos.find((info) => info.reason !== undefined)?.reason;
    return `no bind was up before the deadline${reason === undefined ? '' : `: ${reason}`}`;
  }

  private warn(path: string, message: string, advice: string): void {
    try {
      this.onWarning?.({ operation: operations.send, path, message, advice });
    } catch {
      return;
    }
  }
}

const notSent = (what: string, advice: string) => transportError('blocked', 'not-sent', what, advice, 0);
