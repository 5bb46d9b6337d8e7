import { connect, type Socket } from 'node:net';

/**
 * A keep-alive connection that sends raw bytes, because `fetch` would not send malformed requests. `send` resolves
 * with the status, or with 0 if there was no response.
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
