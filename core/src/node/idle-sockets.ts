import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Idle sockets are closed by us after this time, before a server does it: a request written to a socket that the
 * server is just closing ends as "unknown", which for a message is the worst of answers.
 */
const idleMs = 4_000;

/** How often idle sockets are looked at. */
const sweepMs = 250;

/** A socket that was quiet for longer is listened to before it is written to. */
const quietMs = 20;

/** What is known of a socket, kept on it: of maps with weak keys the collector has more to do. */
interface SocketState {
  /** Since when nothing has come or gone over it. */
  quietSince: number;
  /** What the server has announced: as a rule the same each time. */
  announced: string;
  /** How long it may lie idle: less than that. */
  idleMs: number;
}

const socketState = Symbol('known of the socket');

interface TrackedSocket extends Socket {
  [socketState]: SocketState | undefined;
}

/** What is known of the sockets of a pool: which are open, and since when each is quiet. */
export interface IdleSockets {
  /** Calls back when what is written to the request's socket may reach the server, and not before. */
  whenWritable(request: ClientRequest, secure: boolean, callback: () => void): void;
  /** Notes that an answer came over the socket to its end, and for how long the server has announced to keep it. */
  answered(socket: Socket, keepAlive: string | undefined): void;
  /** Whether a socket that is no longer used may be kept; if so it is closed when it has been idle for too long. */
  keep(socket: Socket): boolean;
}

/**
 * An empty memory. It holds no socket that nobody else holds.
 *
 * @param idle The sockets that lie idle, wherever they are kept.
 */
export function createIdleSockets(idle: () => readonly Socket[]): IdleSockets {
  let isSwept = false;

  const knownOf = (socket: Socket): SocketState =>
    ((socket as TrackedSocket)[socketState] ??= { quietSince: performance.now(), announced: '', idleMs });

  /** One timer for all: one for each socket would have to be set anew with all that comes and goes over it. */
  function sweepLater(): void {
    if (isSwept) return;
    isSwept = true;
    setTimeout(sweep, sweepMs).unref();
  }

  function sweep(): void {
    isSwept = false;
    const now = performance.now();
    for (const socket of idle()) {
      const { quietSince, idleMs: most } = knownOf(socket);
      if (now - quietSince > most) socket.destroy();
      else sweepLater();
    }
  }

  return {
    whenWritable(request, secure, callback) {
      request.on('socket', (socket: TrackedSocket) => {
        const { [socketState]: of } = socket;
        if (of) {
          if (performance.now() - of.quietSince < quietMs) callback();
          else runAfterPendingReads(callback);
        } else if (socket.connecting) {
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            knownOf(socket);
            callback();
          });
        } else {
          // Neither new nor known: whatever is written to it may arrive.
          callback();
        }
      });
    },
    answered(socket, keepAlive = '') {
      const of = knownOf(socket);
      of.quietSince = performance.now();
      if (of.announced === keepAlive) return;
      of.announced = keepAlive;
      const [, seconds] = /^timeout=(\d+)/.exec(keepAlive) ?? [];
      of.idleMs = seconds === undefined ? idleMs : Math.min(idleMs, (Number(seconds) - 1) * 1000);
    },
    keep(socket) {
      if (knownOf(socket).idleMs <= 0) return false;
      // As Node would do it; and who lies idle keeps no process from ending.
      socket.setKeepAlive(true, 1_000);
      socket.unref();
      sweepLater();
      return true;
    },
  };
}

/**
 * Lets Node read what has come in meanwhile, above all that the server has closed the socket. It takes two rounds: in
 * the one that is under way Node may have done its reading already, for instance before code of the caller's that
 * kept it busy for seconds.
 */
function runAfterPendingReads(callback: () => void): void {
  setImmediate(() => setImmediate(callback));
}
