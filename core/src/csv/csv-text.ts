import { CsvError } from './csv-error';

/** CSV as strings or UTF-8 bytes: in full, or in pieces, such as a Node stream or the body of a `Response`. */
export type CsvText =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/** Limits the memory for parsed rows, also if the text is in one piece. */
const pieceLength = 65_536;

/**
 * Decodes the text, divides long pieces, and removes the byte order mark that Excel writes.
 *
 * @throws {CsvError} when the text is not UTF-8. Replacement characters would be sent to recipients.
 */
export async function* decodeCsvText(text: CsvText): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let isFirst = true;
  for await (const piece of isWhole(text) ? [text] : text) {
    const decoded =
      typeof piece === 'string' ? piece : rejectInvalidBytes(() => decoder.decode(piece, { stream: true }));
    // Text of UTF-16, and files that are no text, contain it.
    if (decoded.includes('\0')) throw encodingError();
    const start = isFirst && decoded.startsWith('\ufeff') ? 1 : 0;
    for (let at = start; at < decoded.length; at += pieceLength) yield decoded.slice(at, at + pieceLength);
    isFirst &&= decoded === '';
  }
  rejectInvalidBytes(() => decoder.decode());
}

const isWhole = (text: CsvText): text is string | Uint8Array =>
  typeof text === 'string' || ArrayBuffer.isView(text);

function rejectInvalidBytes(decode: () => string): string {
  try {
    return decode();
  } catch (cause) {
    throw encodingError(cause);
  }
}

function encodingError(cause?: unknown): CsvError {
  const message = 'The CSV is not UTF-8. Save it again as "CSV UTF-8", or give it as text.';
  return new CsvError('encoding', message, {}, cause === undefined ? {} : { cause });
}
