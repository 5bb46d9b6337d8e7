import { HttpFailure, type DownloadRequest, type Ports } from 'cpaas-8x8';
import { currentRequestSignal } from '../http/current-request';

const shutdownMessage = 'the app is shutting down and sends no new requests';

/**
 * Tracks the running requests of an 8x8 client. On shutdown it waits for them. When the caller of the app's current
 * HTTP request disconnects, it aborts the requests to 8x8 that were made for that caller.
 */
export class InFlightRequests {
  private readonly controllers = new Set<AbortController>();
  private readonly shutdown = new AbortController();
  private onIdle: (() => void) | undefined;

  /** Wraps the client's ports so that its requests can be tracked, refused and aborted. */
  wrapPorts({ http, download, sleep, ...ports }: Ports): Ports {
    return {
      ...ports,
      http: (request) => this.track(request.signal, (signal) => http({ ...request, signal })),
      ...(download && { download: (request: DownloadRequest) => this.trackDownload(request, download) }),
      // If the shutdown or a disconnected caller aborts a sleep, it resolves instead of failing. The next request is
      // refused with a message that says why.
      sleep: async (ms, signal) => {
        const link = linkSignals([signal, currentRequestSignal(), this.shutdown.signal]);
        try {
          await sleep(ms, link.controller.signal);
        } catch (error) {
          if (signal?.aborted || !link.controller.signal.aborted) throw error;
        } finally {
          link.release();
        }
      },
    };
  }

  /** Refuses new requests and waits for running ones. Aborts those that still run after `timeoutMs`. */
  async drain(timeoutMs: number): Promise<void> {
    this.shutdown.abort();
    if (!this.controllers.size) return;
    const idle = new Promise<void>((resolve) => (this.onIdle = resolve));
    const timer = setTimeout(() => {
      for (const controller of this.controllers) controller.abort();
    }, timeoutMs);
    await idle;
    clearTimeout(timer);
  }

  private async track<T>(
    signal: AbortSignal | undefined,
    request: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const link = this.start(signal);
    try {
      return await request(link.controller.signal);
    } finally {
      this.finish(link);
    }
  }

  private async *trackDownload(
    request: DownloadRequest,
    download: NonNullable<Ports['download']>,
  ): AsyncGenerator<Uint8Array> {
    const link = this.start(request.signal);
    try {
      yield* download({ ...request, signal: link.controller.signal });
    } finally {
      this.finish(link);
    }
  }

  private start(callSignal: AbortSignal | undefined): LinkedController {
    if (this.shutdown.signal.aborted) throw new HttpFailure('aborted', false, shutdownMessage);
    const requestSignal = currentRequestSignal();
    if (requestSignal?.aborted)
      throw new HttpFailure('aborted', false, 'the HTTP client disconnected before the response was sent');
    const link = linkSignals([callSignal, requestSignal]);
    this.controllers.add(link.controller);
    return link;
  }

  private finish(link: LinkedController): void {
    link.release();
    this.controllers.delete(link.controller);
    if (!this.controllers.size) this.onIdle?.();
  }
}

/** A controller that several signals can abort, until it is released. */
interface LinkedController {
  readonly controller: AbortController;
  release(): void;
}

/** Replaces `AbortSignal.any`, which cannot be released: a long-lived signal would collect an entry per request. */
function linkSignals(signals: readonly (AbortSignal | undefined)[]): LinkedController {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const sources = signals.filter((signal) => signal !== undefined);
  for (const signal of sources) {
    if (signal.aborted) abort();
    else signal.addEventListener('abort', abort);
  }
  return {
    controller,
    release() {
      for (const signal of sources) signal.removeEventListener('abort', abort);
    },
  };
}
