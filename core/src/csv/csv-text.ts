import { CsvError } from './csv-error';

/** CSV text whole, or piece by piece: a stream of Node, the body of a `Response`; texts, or bytes in UTF-8. */
export type CsvText =
  | string
  | Uint8Array
  | Iterable<string | Uint8Array>
  | AsyncIterable<string | Uint8Array>;

/**
 * The text piece by piece, without the byte order mark that Excel puts in front.
 *
 * @throws {CsvError} when it is not UTF-8: guessed characters would be sent to people.
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

/** A comma, a semicolon or a tab, whichever the first line has most of. */
export function delimiterOf(beginning: string): string {
  const [line = ''] = beginning.split('\n', 1);
  const count = (mark: string): number => line.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}
