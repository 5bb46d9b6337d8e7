import type { FileInput } from '../validation/value-types';

/** A body of multipart/form-data, and the header that goes with it. */
export interface Multipart {
  readonly body: Uint8Array;
  readonly contentType: string;
}

const mimeTypes: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  gif: 'image/gif',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  json: 'application/json',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  ogg: 'audio/ogg',
  pdf: 'application/pdf',
  png: 'image/png',
  txt: 'text/plain',
  webp: 'image/webp',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const mimeTypeOf = ({ name, type }: FileInput): string =>
  type ?? mimeTypes[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream';

/** Writes fields and files as a browser would (RFC 7578). Lists are joined by commas, as 8x8 wants them. */
export function buildMultipart(
  fields: Readonly<Record<string, unknown>>,
  files: ReadonlySet<string>,
  random: () => number,
): Multipart {
  const text = new TextEncoder();
  const boundary = `cpaas-8x8-${randomDigits(random)}${randomDigits(random)}${randomDigits(random)}`;
  const pieces: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="${escapeParameter(name)}"`;
    if (files.has(name)) {
      const file = value as FileInput;
      const more = `; filename="${escapeParameter(file.name)}"\r\ncontent-type: ${removeControlCharacters(mimeTypeOf(file))}\r\n\r\n`;
      const content = typeof file.content === 'string' ? text.encode(file.content) : file.content;
      pieces.push(text.encode(head + more), content, text.encode('\r\n'));
    } else {
      pieces.push(text.encode(`${head}\r\n\r\n${fieldText(value)}\r\n`));
    }
  }
  pieces.push(text.encode(`--${boundary}--\r\n`));
  return { body: concatBytes(pieces), contentType: `multipart/form-data; boundary=${boundary}` };
}

const fieldText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(fieldText).join(',')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** Random, so that nobody can write a file that ends its own part and begins another. */
const randomDigits = (random: () => number): string => random().toString(36).slice(2, 12).padEnd(10, '0');

const escapeParameter = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const removeControlCharacters = (type: string): string => type.replace(/[^\x20-\x7e]/g, '');

function concatBytes(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((size, { length }) => size + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
