import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Maximum idle time of a socket, if the server announces no shorter one. The client closes a socket before the server
 * does, because a request on a closing socket has an unknown outcome.
 */
const defaultMaxIdleMs = 4_000;

/** Interval between searches for sockets to close. */
const sweepIntervalMs = 250;

/** After this idle time, a socket is checked for a close by the server before a request is written. */
const recheckAfterMs = 20;

/** Stored on the socket itself: a WeakMap costs more garbage collection. */
interface SocketState {
  /** Time of the last response, by `performance.now()`. */
  lastActivity: number;
  /** The last `keep-alive` response header. It is parsed again only if it changes. */
  keepAliveHeader: string;
  /** Maximum idle time. At 0 or less, the socket is not kept. */
  maxIdleMs: number;
}

const socketState = Symbol('socket state');

interface TrackedSocket extends Socket {
  /** Only TLS sockets have it. `unknown`: the handshake is not complete. */
  getProtocol?(): string | null;
  [socketState]: SocketState | undefined;
}

/** Decides when a keep-alive socket can be used again, and when it is closed. */
export interface IdleSockets {
  /** Calls `callback` when the socket of the request is connected and not closed by the server. */
  whenWritable(request: ClientRequest, secure: boolean, callback: () => void): void;
  /** Records a complete response and its `keep-alive` header. */
  recordResponse(socket: Socket, keepAliveHeader: string | undefined): void;
  /** Replaces `Agent.keepSocketAlive`: returns whether a free socket is kept. Kept sockets are closed when idle too long. */
  keepSocketAlive(socket: Socket): boolean;
}

/** @param freeSockets - Returns the idle sockets of the agents. */
export function createIdleSockets(freeSockets: () => readonly Socket[]): IdleSockets {
  let isSweepScheduled = false;

  const stateOf = (socket: Socket): SocketState =>
    ((socket as TrackedSocket)[socketState] ??= {
      lastActivity: performance.now(),
      keepAliveHeader: '',
      maxIdleMs: defaultMaxIdleMs,
    });

  /** One timer serves all sockets: a timer per socket would be restarted with each request. */
  function scheduleSweep(): void {
    if (isSweepScheduled) return;
    isSweepScheduled = true;
    setTimeout(closeIdleSockets, sweepIntervalMs).unref();
  }

  function closeIdleSockets(): void {
    isSweepScheduled = false;
    const now = performance.now();
    for (const socket of freeSockets()) {
      const { lastActivity, maxIdleMs } = stateOf(socket);
      if (now - lastActivity > maxIdleMs) socket.destroy();
      else scheduleSweep();
    }
  }

  return {
    whenWritable(request, secure, callback) {
      request.on('socket', (socket: TrackedSocket) => {
        const { [socketState]: state } = socket;
        if (state) {
          if (performance.now() - state.lastActivity < recheckAfterMs) callback();
          else runAfterPendingReads(callback);
        } else if (socket.connecting) {
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            stateOf(socket);
            callback();
          });
        } else if (secure && socket.getProtocol?.() === 'unknown') {
          // An agent of the app started TLS on a connected socket, for instance behind a proxy.
          socket.once('secureConnect', callback);
        } else {
          // A connected socket without a state: nothing is known that forbids writing to it.
          callback();
        }
      });
    },
    recordResponse(socket, keepAliveHeader = '') {
      const state = stateOf(socket);
      state.lastActivity = performance.now();
      if (state.keepAliveHeader === keepAliveHeader) return;
      state.keepAliveHeader = keepAliveHeader;
      const [, seconds] = /^timeout=(\d+)/.exec(keepAliveHeader) ?? [];
      // Closes the socket one second before the server does.
      state.maxIdleMs =
        seconds === undefined ? defaultMaxIdleMs : Math.min(defaultMaxIdleMs, (Number(seconds) - 1) * 1000);
    },
    keepSocketAlive(socket) {
      if (stateOf(socket).maxIdleMs <= 0) return false;
      // As in Node's Agent. An idle socket does not keep the process alive.
      socket.setKeepAlive(true, 1_000);
      socket.unref();
      scheduleSweep();
      return true;
    },
  };
}

/**
 * Waits until Node has read pending data, such as a close by the server. It takes two rounds of the event loop: Node
 * may have read already in the current round, before the caller's code blocked the loop.
 */
function runAfterPendingReads(callback: () => void): void {
  setImmediate(() => setImmediate(callback));
}
