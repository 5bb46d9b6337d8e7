import type { Socket } from 'node:net';

import type { SandboxContext } from '../../engine/context';
import { errorMessage } from '../../engine/error-message';
import { BrokenStream, encodePdu, PduReader, type Pdu } from '../wire/pdu';
import { commands, responseBit, statuses } from '../wire/constants';
import { MalformedPdu } from '../wire/fields';

/** Handles the requests of one connection. It may answer later. */
export interface RequestHandler {
  handle(request: Pdu): Promise<void> | void;
  closed(): void;
}

/** A connection of a client: reads its requests, and matches its responses to ours. */
export class Connection {
  private readonly reader = new PduReader();
  private readonly waiting = new Map<number, (status: number) => void>();
  private sequence = 0;
  private handler: RequestHandler | undefined;

  constructor(
    private readonly context: SandboxContext,
    private readonly socket: Socket,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.read(chunk));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      for (const settle of this.waiting.values()) settle(-1);
      this.waiting.clear();
      this.handler?.closed();
    });
  }

  get isOpen(): boolean {
    return !this.socket.destroyed;
  }

  get address(): string {
    return `${this.socket.remoteAddress ?? ''}:${this.socket.remotePort ?? 0}`;
  }

  serve(handler: RequestHandler): void {
    this.handler = handler;
  }

  respond(request: Pdu, status: number, body?: Buffer): void {
    const command =
      request.command === commands.genericNack ? request.command : request.command | responseBit;
    this.write({ command: command >>> 0, status, sequence: request.sequence, ...(body ? { body } : {}) });
  }

  /** Sends half of a response, and closes the connection. */
  respondInPart(request: Pdu, body: Buffer): void {
    const pdu = encodePdu({
      command: (request.command | responseBit) >>> 0,
      sequence: request.sequence,
      body,
    });
    this.socket.write(pdu.subarray(0, pdu.length >> 1), () => this.socket.destroy());
  }

  reject(request: Pdu, status: number): void {
    this.write({ command: commands.genericNack, status, sequence: request.sequence });
  }

  /** Sends a request. Resolves with the status of the response, or -1 if none comes in time. */
  request(command: number, body: Buffer): Promise<number> {
    if (!this.socket.writable) return Promise.resolve(-1);
    // Nobody learns of something that could still be lost.
    return this.context.state.whenSaved(this.context.closeSignal).then(
      () =>
        new Promise<number>((resolve) => {
          const sequence = (this.sequence = (this.sequence % 0x7fff_ffff) + 1);
          const settle = (status: number): void => {
            clearTimeout(timer);
            this.waiting.delete(sequence);
            resolve(status);
          };
          const timer = setTimeout(() => settle(-1), this.context.options.webhookTimeoutMs);
          timer.unref();
          this.waiting.set(sequence, settle);
          if (this.socket.destroyed) settle(-1);
          else this.write({ command, sequence, body });
        }),
      () => -1,
    );
  }

  /** Closes the connection after what was written. */
  end(): void {
    this.socket.end();
  }

  /** Cuts the connection. What was not answered stays so. */
  cut(): void {
    this.socket.destroy();
  }

  private write(pdu: Parameters<typeof encodePdu>[0]): void {
    if (this.socket.writable) this.socket.write(encodePdu(pdu));
  }

  private read(chunk: Buffer): void {
    try {
      for (const pdu of this.reader.read(chunk)) this.take(pdu);
    } catch (error) {
      if (!(error instanceof BrokenStream)) throw error;
      this.write({ command: commands.genericNack, status: statuses.invalidCommandLength, sequence: 0 });
      this.end();
    }
  }

  private take(pdu: Pdu): void {
    if (pdu.command >>> 31 === 1) {
      this.waiting.get(pdu.sequence)?.(pdu.status);
      return;
    }
    void this.answer(pdu);
  }

  private async answer(pdu: Pdu): Promise<void> {
    try {
      await this.handler?.handle(pdu);
    } catch (error) {
      const isMalformed = error instanceof MalformedPdu;
      // Anything else is a bug of the sandbox.
      if (!isMalformed) process.emitWarning(errorMessage(error));
      this.respond(pdu, isMalformed ? statuses.invalidCommandLength : statuses.systemError);
    }
  }
}
