import { UnreadableFile } from './unreadable-file';

const separators = [',', ';', '\t', '|'] as const;

/**
 * The rows of a CSV file (RFC 4180), as spreadsheets write it: with or without a byte order mark, in UTF-8 or
 * UTF-16, separated by commas, semicolons, tabs or bars, which Excel may announce with `sep=;`.
 *
 * @throws {UnreadableFile} when a quote is never closed, or the file is no text.
 */
export function readCsv(content: Buffer): string[][] {
  const text = textIn(content);
  const [announcement = '', announced] = /^sep=(.)\r?\n/i.exec(text) ?? [];
  const body = text.slice(announcement.length);
  return rowsIn(body, announced ?? separatorOf(body));
}

function textIn(content: Buffer): string {
  const isUtf16 =
    (content[0] === 0xff && content[1] === 0xfe) || (content[0] === 0xfe && content[1] === 0xff);
  const encoding = !isUtf16 ? 'utf-8' : content[0] === 0xff ? 'utf-16le' : 'utf-16be';
  const text = new TextDecoder(encoding).decode(content);
  if (text.includes('\0')) throw new UnreadableFile('The file is neither CSV nor Excel');
  return text;
}

/** The one that stands most often in the first line, outside of quotes. */
function separatorOf(text: string): string {
  const [line = ''] = text.replace(/"(?:[^"]|"")*"/g, '').split(/\r?\n/, 1);
  const counts = separators.map((separator) => line.split(separator).length);
  return separators[counts.indexOf(Math.max(...counts))] ?? ',';
}

function rowsIn(text: string, separator: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const endRow = (): void => {
    rows.push(row);
    row = [];
  };
  while (at < text.length) {
    const { value, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at, separator);
    row.push(value);
    at = end;
    if (text[at] === separator) {
      at++;
      // A separator at the very end is followed by an empty cell.
      if (at === text.length) row.push('');
    } else if (at < text.length) {
      at += text.startsWith('\r\n', at) ? 2 : 1;
      endRow();
    }
  }
  if (row.length > 0) endRow();
  return rows;
}

interface Cell {
  readonly value: string;
  readonly end: number;
}

function plainCell(text: string, start: number, separator: string): Cell {
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  return { value: text.slice(start, end), end };
}

/** Two quotes within are one; whatever stands between the last quote and the separator is dropped. */
function quotedCell(text: string, start: number): Cell {
  let end = start;
  do {
    end = text.indexOf('"', end + 1);
    if (end < 0) throw new UnreadableFile('The file has a quote that is never closed');
    if (text[end + 1] !== '"') break;
    end++;
  } while (end < text.length);
  return { value: text.slice(start + 1, end).replaceAll('""', '"'), end: end + 1 };
}

/** A line of a CSV file. */
export function csvLine(values: readonly string[]): string {
  return values
    .map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join(',');
}
