import type { FileInput } from '../validation/value-types';

/** A multipart/form-data body and its Content-Type header. */
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

/**
 * Encodes the body of a request that uploads a file, as multipart/form-data (RFC 7578). Joins lists with commas, as 8x8
 * requires.
 */
export function buildMultipart(
  fields: Readonly<Record<string, unknown>>,
  files: ReadonlySet<string>,
  random: () => number,
): Multipart {
  const encoder = new TextEncoder();
  const boundary = `cpaas-8x8-${randomCharacters(random)}${randomCharacters(random)}${randomCharacters(random)}`;
  const parts: Uint8Array[] = [];
  for (const [name, value] of Object.entries(fields)) {
    if (value === undefined || value === null) continue;
    const partHeader = `--${boundary}\r\ncontent-disposition: form-data; name="${escapeParameter(name)}"`;
    if (files.has(name)) {
      const file = value as FileInput;
      const fileHeader = `; filename="${escapeParameter(file.name)}"\r\ncontent-type: ${toPrintableAscii(mimeTypeOf(file))}\r\n\r\n`;
      const content = typeof file.content === 'string' ? encoder.encode(file.content) : file.content;
      parts.push(encoder.encode(partHeader + fileHeader), content, encoder.encode('\r\n'));
    } else {
      parts.push(encoder.encode(`${partHeader}\r\n\r\n${fieldText(value)}\r\n`));
    }
  }
  parts.push(encoder.encode(`--${boundary}--\r\n`));
  return { body: concatBytes(parts), contentType: `multipart/form-data; boundary=${boundary}` };
}

const fieldText = (value: unknown): string =>
  Array.isArray(value)
    ? value.map(fieldText).join(',')
    : typeof value === 'string'
      ? value
      : JSON.stringify(value);

/** Makes the boundary unpredictable, so that a file cannot contain it to add parts. */
const randomCharacters = (random: () => number): string => random().toString(36).slice(2, 12).padEnd(10, '0');

const escapeParameter = (name: string): string =>
  name.replaceAll('"', '%22').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const toPrintableAscii = (type: string): string => type.replace(/[^\x20-\x7e]/g, '');

function concatBytes(parts: readonly Uint8Array[]): Uint8Array {
  const result = new Uint8Array(parts.reduce((size, { length }) => size + length, 0));
  let offset = 0;
  for (const part of parts) {
    result.set(part, offset);
    offset += part.length;
  }
  return result;
}
