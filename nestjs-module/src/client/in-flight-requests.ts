import { HttpFailure, type DownloadRequest, type Ports } from 'cpaas-8x8';
import { currentRequestSignal } from '../http/current-request';

const shuttingDown = 'the app is shutting down, and begins no requests any more';

/**
 * Knows which requests of a client are on the wire, so that an app that shuts down can let them end; and ends those of
 * an HTTP request whose client has hung up.
 */
export class RequestsInFlight {
  private readonly running = new Set<AbortController>();
  private readonly stop = new AbortController();
  private idle: (() => void) | undefined;

  /** Ports through which requests are counted, refused and ended. */
  watch({ http, download, sleep, ...ports }: Ports): Ports {
    return {
      ...ports,
      http: (request) => this.track(request.signal, (signal) => http({ ...request, signal })),
      ...(download && { download: (request: DownloadRequest) => this.trackFile(request, download) }),
      // A wait that is cut short goes on to a request, which is then refused by a sentence that says why.
      sleep: async (ms, signal) => {
        const link = linked([signal, currentRequestSignal(), this.stop.signal]);
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

  /** Begins no requests any more, and lets those on the wire end: for so long, then they are ended. */
  async end(withinMs: number): Promise<void> {
    this.stop.abort();
    if (!this.running.size) return;
    const ended = new Promise<void>((resolve) => (this.idle = resolve));
    const timer = setTimeout(() => {
      for (const controller of this.running) controller.abort();
    }, withinMs);
    await ended;
    clearTimeout(timer);
  }

  private async track<T>(
    own: AbortSignal | undefined,
    request: (signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const link = this.begin(own);
    try {
      return await request(link.controller.signal);
    } finally {
      this.finish(link);
    }
  }

  private async *trackFile(
    request: DownloadRequest,
    download: NonNullable<Ports['download']>,
  ): AsyncGenerator<Uint8Array> {
    const link = this.begin(request.signal);
    try {
      yield* download({ ...request, signal: link.controller.signal });
    } finally {
      this.finish(link);
    }
  }

  private begin(own: AbortSignal | undefined): Link {
    if (this.stop.signal.aborted) throw new HttpFailure('aborted', false, shuttingDown);
    const signal = currentRequestSignal();
    if (signal?.aborted) throw new HttpFailure('aborted', false, 'the client that waited for it hung up');
    const link = linked([own, signal]);
    this.running.add(link.controller);
    return link;
  }

  private finish(link: Link): void {
    link.release();
    this.running.delete(link.controller);
    if (!this.running.size) this.idle?.();
  }
}

/** A controller that is aborted by each of several signals, until it is released. */
interface Link {
  readonly controller: AbortController;
  release(): void;
}

/** `AbortSignal.any` holds on to what outlives it: a client's signal would gather one listener a request. */
function linked(signals: readonly (AbortSignal | undefined)[]): Link {
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
