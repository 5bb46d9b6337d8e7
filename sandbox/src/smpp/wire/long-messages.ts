import type { MessageBody } from './bodies';
import { esmClasses, tags } from './constants';
import { MalformedPdu } from './fields';
import { encodeCharacters } from './text-coding';

/** The place of a part in a long message. */
export interface PartPlace {
  readonly reference: number;
  readonly total: number;
  /** Counts from 1. */
  readonly part: number;
}

/** The content of a `submit_sm`: its octets without their header, and the place if it is a part. */
export interface Content {
  readonly bytes: Buffer;
  readonly place: PartPlace | undefined;
}

/** Header elements of concatenated messages, with a reference of 8 and of 16 bits (3GPP TS 23.040, 9.2.3.24). */
const elements = { reference8: 0x00, reference16: 0x08 } as const;

/** @throws {MalformedPdu} */
export function readContent({ esmClass, shortMessage, tlvs }: MessageBody): Content {
  const payload = tlvs.get(tags.messagePayload);
  const bytes = shortMessage.length === 0 && payload ? payload : shortMessage;
  if ((esmClass & esmClasses.userDataHeader) === 0) return { bytes, place: readSarPlace(tlvs) };
  const headerLength = bytes[0] ?? 0;
  if (bytes.length < headerLength + 1) throw new MalformedPdu('The user data header is longer than the text');
  return {
    bytes: bytes.subarray(headerLength + 1),
    place: readHeader(bytes.subarray(1, headerLength + 1)),
  };
}

function readHeader(header: Buffer): PartPlace | undefined {
  for (let offset = 0; offset + 2 <= header.length; ) {
    const [element, length = 0] = header.subarray(offset, offset + 2);
    const value = header.subarray(offset + 2, offset + 2 + length);
    if (element === elements.reference8 && value.length === 3) return toPlace(value.readUInt8(0), value, 1);
    if (element === elements.reference16 && value.length === 4)
      return toPlace(value.readUInt16BE(0), value, 2);
    offset += 2 + length;
  }
  return undefined;
}

const toPlace = (reference: number, value: Buffer, offset: number): PartPlace | undefined =>
  checkPlace({ reference, total: value.readUInt8(offset), part: value.readUInt8(offset + 1) });

/** The same, as TLVs in place of a header. */
function readSarPlace(tlvs: MessageBody['tlvs']): PartPlace | undefined {
  const reference = tlvs.get(tags.sarReference);
  const total = tlvs.get(tags.sarTotal);
  const part = tlvs.get(tags.sarPart);
  if (reference?.length !== 2 || total?.length !== 1 || part?.length !== 1) return undefined;
  return checkPlace({
    reference: reference.readUInt16BE(0),
    total: total.readUInt8(0),
    part: part.readUInt8(0),
  });
}

/** A phone ignores a place that cannot be, and shows the part as a message. */
function checkPlace(place: PartPlace): PartPlace | undefined {
  return place.total > 1 && place.part >= 1 && place.part <= place.total ? place : undefined;
}

/** The octets of one SMS, and of one part of a long message. GSM 7 counts septets, which are sent as octets. */
const room = { GSM7: { whole: 160, part: 153 }, UCS2: { whole: 140, part: 134 } } as const;

/** Cuts a text into the octets of its parts, each with its header. A short text is one part without header. */
export function splitText(text: string, encoding: 'GSM7' | 'UCS2', reference: number): Buffer[] {
  const characters = encodeCharacters(text, encoding);
  const whole = Buffer.concat(characters);
  if (whole.length <= room[encoding].whole) return [whole];
  const parts: Buffer[][] = [];
  let left = 0;
  for (const character of characters) {
    if (character.length > left) {
      parts.push([]);
      left = room[encoding].part;
    }
    parts.at(-1)?.push(character);
    left -= character.length;
  }
  return parts.map((part, index) =>
    Buffer.concat([Buffer.from([5, 0, 3, reference & 0xff, parts.length, index + 1]), ...part]),
  );
}
