import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls, type ConnectionOptions } from 'node:tls';
import { bindFailure, socketFailure } from './bind-errors';
import type { BindSettings } from './bind-settings';

/**
 * Opens a connection. 8x8 asks for TLS 1.3 at least.
 *
 * @throws {TransportError} if there is none in time, or the signal aborts.
 */
export function openSocket(settings: BindSettings, signal: AbortSignal): Promise<Socket> {
  const { host, port, tls, connectTimeoutMs } = settings;
  const place = `${host}:${port}`;
  return new Promise((resolve, reject) => {
    const socket = tls
      ? connectTls({ host, port, minVersion: 'TLSv1.3', ...(tls === true ? {} : (tls as ConnectionOptions)) })
      : connectTcp({ host, port });
    const connected = tls ? 'secureConnect' : 'connect';
    const settle = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      socket.off(connected, succeed).off('error', failWith).off('close', failClosed);
    };
    const succeed = (): void => {
      settle();
      resolve(socket);
    };
    const fail = (error: Error): void => {
      settle();
      // An error may still come from a socket that is being destroyed.
      socket.on('error', () => undefined);
      socket.destroy();
      reject(error);
    };
    const failWith = (error: Error): void => fail(socketFailure(error, place));
    const failClosed = (): void => fail(socketFailure({ code: 'closed' }, place));
    const abort = (): void => fail(bindFailure('aborted', 'the caller aborted it', 'Nothing to do.'));
    const expire = (): void =>
      fail(bindFailure('timeout', `no connection to ${place} within ${connectTimeoutMs} ms`));
    const timer = setTimeout(expire, connectTimeoutMs);
    socket.on(connected, succeed).on('error', failWith).on('close', failClosed);
    signal.addEventListener('abort', abort, { once: true });
    if (signal.aborted) abort();
  });
}
