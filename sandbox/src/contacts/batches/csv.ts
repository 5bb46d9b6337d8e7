import Papa from 'papaparse';

import { UnreadableFile } from './unreadable-file';

/**
 * Reads the rows of a CSV file as spreadsheets write it: in UTF-8, UTF-16 or Windows-1252, with commas, semicolons, tabs
 * or bars, which Excel may announce with the line `sep=;`.
 *
 * @throws {UnreadableFile} if a quote is never closed, or the file is no text.
 */
export function readCsv(content: Buffer): string[][] {
  const text = decode(content);
  const [announcement = '', delimiter = ''] = /^sep=(.)(?:\r\n?|\n)/i.exec(text) ?? [];
  const { data, errors } = Papa.parse<string[]>(text.slice(announcement.length), {
    delimiter,
    delimitersToGuess: [',', ';', '\t', '|'],
  });
  const error = errors.find(({ type }) => type === 'Quotes');
  if (error) {
    const record = (error.row ?? 0) + 1;
    throw new UnreadableFile(
      `Record ${record} has a quote that is never closed, or text after a closing quote`,
    );
  }
  return data;
}

function decode(content: Buffer): string {
  const text = decodeUnicode(content) ?? decodeWindows1252(content);
  if (text.includes('\0')) throw new UnreadableFile('The file is neither CSV nor Excel');
  return text;
}

function decodeUnicode(content: Buffer): string | undefined {
  const mark = content.subarray(0, 2).toString('hex');
  const encoding = mark === 'fffe' ? 'utf-16le' : mark === 'feff' ? 'utf-16be' : 'utf-8';
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** Without `stream`, Node.js 20 decodes this encoding as Latin-1, which has no €. */
const decodeWindows1252 = (content: Buffer): string =>
  new TextDecoder('windows-1252').decode(content, { stream: true });
