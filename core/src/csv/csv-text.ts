import { CsvError } from './csv-error';

/** CSV as strings or UTF-8 bytes: in full, or in pieces, such as a Node stream or the body of a `Response`. */
export type CsvText =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/**
 * Decodes the text and removes the byte order mark that Excel writes.
 *
 * @throws {CsvError} when the text is not UTF-8. Replacement characters would be sent to recipients.
 */
export async function* piecesOf(text: CsvText): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let first = true;
  for await (const piece of isWhole(text) ? [text] : text) {
    const decoded = typeof piece === 'string' ? piece : decode(() => decoder.decode(piece, { stream: true }));
    if (decoded === '') continue;
    yield first && decoded.startsWith('\ufeff') ? decoded.slice(1) : decoded;
    first = false;
  }
  decode(() => decoder.decode());
}

const isWhole = (text: CsvText): text is string | Uint8Array =>
  typeof text === 'string' || ArrayBuffer.isView(text);

function decode(work: () => string): string {
  try {
    return work();
  } catch (cause) {
    const message = 'The CSV is not UTF-8. Save it again as "CSV UTF-8", or give it as text.';
    throw new CsvError('encoding', message, {}, { cause });
  }
}

/** Detects the delimiter: the comma, semicolon or tab, whichever occurs most in the first line. */
export function delimiterOf(beginning: string): string {
  const [line = ''] = beginning.split('\n', 1);
  const count = (mark: string): number => line.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}
