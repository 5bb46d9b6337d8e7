import fastq, { type queueAsPromised } from 'fastq';

import type { Dispatcher } from '../engine/context';

/** The most requests that one receiver gets at a time. */
const maxRequestsPerReceiver = 64;

type Work<T> = () => Promise<T>;

/**
 * Queues requests by receiver: the origin of the URL. A receiver that never answers holds up its own queue only.
 *
 * The sockets themselves are not limited: a request that waited for a socket would use up its timeout.
 */
export class ReceiverQueues implements Dispatcher {
  private readonly queues = new Map<string, queueAsPromised<Work<unknown>, unknown>>();
  /** The last request of each sequence. */
  private readonly sequences = new Map<string, Promise<unknown>>();

  async dispatch<T>(url: string, work: Work<T>): Promise<T> {
    return (await this.queueOf(url).push(work)) as T;
  }

  async dispatchInOrder(url: string, sequence: string, work: Work<void>): Promise<void> {
    const previous = this.sequences.get(sequence) ?? Promise.resolve();
    const current = previous.then(() => this.dispatch(url, work));
    // One failure must not stop the sequence.
    const settled = current.catch(() => undefined);
    this.sequences.set(sequence, settled);
    try {
      await current;
    } finally {
      if (this.sequences.get(sequence) === settled) this.sequences.delete(sequence);
    }
  }

  private queueOf(url: string): queueAsPromised<Work<unknown>, unknown> {
    const receiver = receiverOf(url);
    const existing = this.queues.get(receiver);
    if (existing) return existing;
    const queue = fastq.promise((work: Work<unknown>) => work(), maxRequestsPerReceiver);
    queue.drain = () => this.queues.delete(receiver);
    this.queues.set(receiver, queue);
    return queue;
  }
}

/** The receiver that a URL belongs to. A request to a URL that is not valid fails at once. */
export function receiverOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : '';
}
