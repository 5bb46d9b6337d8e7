import { connect, type Socket } from 'node:net';

/**
 * Sends one request as it is, over a connection that is kept as long as the server keeps it.
 * Answers the status, or 0 when the server hung up without one.
 */
export class RawConnection {
  private socket: Socket | undefined;

  constructor(private readonly port: number) {}

  send(bytes: Buffer, { hangUp = false } = {}): Promise<number> {
    return new Promise((resolve) => {
      const socket = (this.socket ??= this.open());
      let text = '';
      const end = (status: number): void => {
        socket.off('data', onData).off('close', onClose);
        resolve(status);
      };
      const onData = (chunk: Buffer): void => {
        text += chunk.toString('latin1');
        const head = text.indexOf('\r\n\r\n');
        const length = /content-length: (\d+)/i.exec(text.slice(0, head))?.[1];
        if (head >= 0 && length !== undefined && text.length >= head + 4 + Number(length))
          end(statusOf(text));
      };
      const onClose = (): void => end(statusOf(text));
      socket.on('data', onData).on('close', onClose);
      socket.write(bytes);
      if (hangUp) socket.destroy();
    });
  }

  /** Whatever is left of the last request goes with the connection. */
  close(): void {
    this.socket?.destroy();
    this.socket = undefined;
  }

  private open(): Socket {
    const socket = connect(this.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.on('close', () => {
      if (this.socket === socket) this.socket = undefined;
    });
    return socket;
  }
}

const statusOf = (text: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
