import type { ClientRequest } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Idle sockets are closed by us after this time, before a server does it: a request written to a socket that the
 * server is just closing ends as "unknown", which for a message is the worst of answers.
 */
export const idleMs = 4_000;

/** A socket that was quiet for longer is listened to before it is written to. */
const quietMs = 20;

/** What is known of the sockets of a pool: which are open, and since when each is quiet. */
export interface SocketMemory {
  /** Calls back when what is written to the request's socket may reach the server, and not before. */
  whenWritable(request: ClientRequest, secure: boolean, callback: () => void): void;
  /** Notes that an answer came over the socket to its end. */
  answered(socket: Socket): void;
}

/** An empty memory. It holds no socket that nobody else holds. */
export function createSocketMemory(): SocketMemory {
  const quietSince = new WeakMap<Socket, number>();
  return {
    whenWritable(request, secure, callback) {
      request.on('socket', (socket: Socket) => {
        const since = quietSince.get(socket);
        if (since !== undefined) {
          if (performance.now() - since < quietMs) callback();
          else listenFirst(callback);
        } else if (socket.connecting) {
          socket.once(secure ? 'secureConnect' : 'connect', () => {
            quietSince.set(socket, performance.now());
            callback();
          });
        } else {
          // Neither new nor known: whatever is written to it may arrive.
          callback();
        }
      });
    },
    answered(socket) {
      quietSince.set(socket, performance.now());
    },
  };
}

/**
 * Lets Node read what has come in meanwhile, above all that the server has closed the socket. It takes two rounds: in
 * the one that is under way Node may have done its reading already, for instance before code of the caller's that
 * kept it busy for seconds.
 */
function listenFirst(callback: () => void): void {
  setImmediate(() => setImmediate(callback));
}
