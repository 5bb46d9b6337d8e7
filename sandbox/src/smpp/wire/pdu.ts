/** A message of the protocol: a header of 16 octets, and a body that depends on the command. */
export interface Pdu {
  readonly command: number;
  readonly status: number;
  readonly sequence: number;
  readonly body: Buffer;
}

const headerLength = 16;
/** Longer than any valid PDU: the text of a `message_payload` has up to 64 KB. */
const maxLength = 70_000;

const empty: Buffer = Buffer.alloc(0);

export function encodePdu({
  command,
  status = 0,
  sequence,
  body = empty,
}: Partial<Pdu> & Pick<Pdu, 'command' | 'sequence'>): Buffer {
  const pdu = Buffer.allocUnsafe(headerLength + body.length);
  pdu.writeUInt32BE(pdu.length, 0);
  pdu.writeUInt32BE(command, 4);
  pdu.writeUInt32BE(status, 8);
  pdu.writeUInt32BE(sequence, 12);
  body.copy(pdu, headerLength);
  return pdu;
}

/** What arrives is no SMPP: its length cannot be right. The connection cannot go on. */
export class BrokenStream extends Error {
  override readonly name = 'BrokenStream';
}

/** Cuts a stream of octets into PDUs, which need not arrive in one piece. */
export class PduReader {
  private rest: Buffer = empty;

  /** @throws {BrokenStream} */
  *read(chunk: Buffer): Generator<Pdu> {
    this.rest = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    while (this.rest.length >= headerLength) {
      const length = this.rest.readUInt32BE(0);
      if (length < headerLength || length > maxLength)
        throw new BrokenStream(`A PDU cannot have ${length} octets`);
      if (this.rest.length < length) return;
      const pdu = this.rest.subarray(0, length);
      this.rest = this.rest.subarray(length);
      yield {
        command: pdu.readUInt32BE(4),
        status: pdu.readUInt32BE(8),
        sequence: pdu.readUInt32BE(12),
        body: pdu.subarray(headerLength),
      };
    }
  }
}
