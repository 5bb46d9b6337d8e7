import { commandIds } from '../protocol/commands';
import { statusCodes } from '../protocol/command-status';
import { encodeBind } from '../protocol/encode';
import { bindFailure, bindRefused } from './bind-errors';
import type { BindSettings, BindType } from './bind-settings';
import { openSocket } from './open-socket';
import { Session, type RequestEnd, type SessionListener } from './session';

const bindCommands = {
  transmitter: commandIds.bindTransmitter,
  receiver: commandIds.bindReceiver,
  transceiver: commandIds.bindTransceiver,
} as const satisfies Record<BindType, number>;

/**
 * Connects and binds.
 *
 * @throws {RejectedError} if 8x8 refuses the bind.
 * @throws {TransportError} if there is no connection or no answer in time, or the signal aborts.
 */
export async function openSession(
  type: BindType,
  settings: BindSettings,
  listener: SessionListener,
  signal: AbortSignal,
): Promise<Session> {
  const started = performance.now();
  const socket = await openSocket(settings, signal);
  const session = new Session(socket, listener);
  const abort = (): void => session.destroy('the caller aborted it');
  signal.addEventListener('abort', abort, { once: true });
  try {
    const leftMs = Math.max(1, settings.connectTimeoutMs - (performance.now() - started));
    const bind = encodeBind(bindCommands[type], { ...settings, password: settings.password() });
    const end = await new Promise<RequestEnd>((resolve) => session.request(bind, leftMs, resolve));
    if (signal.aborted) throw bindFailure('aborted', 'the caller aborted it', 'Nothing to do.');
    assertBound(end, settings);
    session.keepAlive(settings.enquireLinkMs);
    return session;
  } catch (error) {
    session.destroy('the bind failed');
    throw error;
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

function assertBound(end: RequestEnd, { connectTimeoutMs, port }: BindSettings): void {
  if (end === 'timeout')
    throw bindFailure('timeout', `8x8 did not answer the bind within ${connectTimeoutMs} ms`);
  if (end === 'closed') {
    const hint = port === 2775 || port === 2776 ? ' Port 2776 is for TLS, port 2775 is not.' : '';
    const advice = `Check that your IP address is on the allow list of your account, and that tls fits the port.${hint}`;
    throw bindFailure('reset', 'the connection was closed without an answer to the bind', advice);
  }
  if (end.commandStatus !== statusCodes.ok) throw bindRefused(end.commandStatus);
}
