import type { Socket } from 'node:net';

import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { Connection } from './connection';
import type { DeliveryQueue } from './delivery-queue';
import { Session, type SessionHost } from './session';
import type { SmppBind, SmppEvent } from './smpp-bind';

/** The connections of all clients. */
export class BoundSessions implements SessionHost {
  private readonly sessions = new Set<Session>();
  private readonly sockets = new Set<Socket>();
  private count = 0;

  constructor(
    readonly context: SandboxContext,
    private readonly queue: DeliveryQueue,
  ) {}

  accept(socket: Socket, tls: boolean): void {
    this.track(socket);
    const connection = new Connection(this.context, socket);
    connection.serve(new Session(this, connection, String(++this.count), tls));
  }

  /** Remembers a socket, to close it with the server. */
  track(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
  }

  hasRoom(): boolean {
    return this.sessions.size < getSettings(this.context.state).smppBinds;
  }

  bound(session: Session): void {
    this.sessions.add(session);
    this.tell(session, 'bound');
    if (session.receives) this.queue.add(session);
  }

  unbound(session: Session): void {
    this.queue.remove(session);
    this.sessions.delete(session);
    this.tell(session, 'unbound');
  }

  whenSent(umid: string): Promise<void> {
    return this.queue.whenSent(umid);
  }

  binds(): SmppBind[] {
    return [...this.sessions].flatMap(({ bind }) => (bind ? [bind] : []));
  }

  cut(id: string): boolean {
    const session = [...this.sessions].find(({ bind }) => bind?.id === id);
    session?.cut();
    return session !== undefined;
  }

  closeAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  private tell({ bind }: Session, change: SmppEvent['change']): void {
    if (bind) this.context.eventFeed.emit<SmppEvent>({ kind: 'smpp', change, bind });
  }
}
