/** The optional parameters of a PDU: tag, length and value. */
export type Tlvs = ReadonlyMap<number, Buffer>;

/** The fields of a PDU do not fit into its length. */
export class MalformedPdu extends Error {
  override readonly name = 'MalformedPdu';
}

/** Reads the fields of a PDU one after the other. */
export class FieldReader {
  private offset = 0;

  constructor(private readonly body: Buffer) {}

  byte(): number {
    return this.take(1).readUInt8(0);
  }

  /** A text that ends with a zero octet. */
  text(maxLength: number): string {
    const end = this.body.indexOf(0, this.offset);
    if (end < 0 || end - this.offset >= maxLength)
      throw new MalformedPdu(`A text has more than ${maxLength} octets, or no end`);
    const text = this.body.toString('latin1', this.offset, end);
    this.offset = end + 1;
    return text;
  }

  bytes(length: number): Buffer {
    return this.take(length);
  }

  tlvs(): Tlvs {
    const tlvs = new Map<number, Buffer>();
    while (this.offset < this.body.length) {
      const tag = this.take(2).readUInt16BE(0);
      const length = this.take(2).readUInt16BE(0);
      tlvs.set(tag, this.take(length));
    }
    return tlvs;
  }

  private take(length: number): Buffer {
    if (this.offset + length > this.body.length) throw new MalformedPdu('The PDU is shorter than its fields');
    const taken = this.body.subarray(this.offset, this.offset + length);
    this.offset += length;
    return taken;
  }
}

/** A text with a zero octet at its end. */
export const textField = (text: string): Buffer => Buffer.from(`${text}\0`, 'latin1');

export function tlvField(tag: number, value: Buffer): Buffer {
  const header = Buffer.alloc(4);
  header.writeUInt16BE(tag, 0);
  header.writeUInt16BE(value.length, 2);
  return Buffer.concat([header, value]);
}
