import { CsvError, fromCsv } from 'cpaas-8x8';

import type { TableRow } from './table-row';
import { UnreadableFile } from './unreadable-file';

/**
 * Reads the rows of a CSV file as spreadsheets write it: in UTF-8, UTF-16 or Windows-1252.
 *
 * @param columns - The column names, if the file has no header.
 * @throws {UnreadableFile} if a quote is never closed, two columns have the same name, or the file is no text.
 */
export async function* readCsv(
  content: Buffer,
  columns: readonly string[] | undefined,
): AsyncGenerator<TableRow> {
  try {
    for await (const row of fromCsv(decode(content), columns ? { columns } : {}))
      yield { columns: row.columns, cells: row.values, error: row.error?.message };
  } catch (error) {
    if (error instanceof CsvError) throw new UnreadableFile(error.message);
    throw error;
  }
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
