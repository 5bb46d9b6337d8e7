import { headerLength, PduError, type Pdu } from './pdu';

/** Our own limit. The longest PDU has a `message_payload`, whose text 8x8 limits to ten segments. */
const maxPduLength = 128 * 1024;

/** Cuts a stream of octets into PDUs. */
export class PduReader {
  private chunks: Buffer[] = [];
  private length = 0;
  /** Length of the next PDU. 0 if it is not known yet. */
  private nextLength = 0;

  /**
   * Adds octets, and passes each complete PDU to `handle`.
   *
   * @throws {PduError} if a length is impossible. What follows cannot be read then.
   */
  push(chunk: Buffer, handle: (pdu: Pdu) => void): void {
    this.chunks.push(chunk);
    this.length += chunk.length;
    if (this.length < (this.nextLength || 4)) return;
    const octets = this.chunks.length === 1 ? chunk : Buffer.concat(this.chunks, this.length);
    let start = 0;
    this.nextLength = 0;
    while (octets.length - start >= 4) {
      const length = octets.readUInt32BE(start);
      if (length < headerLength || length > maxPduLength)
        throw new PduError(`A PDU cannot have a length of ${length}.`);
      if (octets.length - start < length) {
        this.nextLength = length;
        break;
      }
      handle(pduAt(octets, start, length));
      start += length;
    }
    const rest = octets.subarray(start);
    this.chunks = rest.length ? [rest] : [];
    this.length = rest.length;
  }
}

function pduAt(octets: Buffer, start: number, length: number): Pdu {
  return {
    commandId: octets.readUInt32BE(start + 4),
    commandStatus: octets.readUInt32BE(start + 8),
    sequenceNumber: octets.readUInt32BE(start + 12),
    body: octets.subarray(start + headerLength, start + length),
  };
}
