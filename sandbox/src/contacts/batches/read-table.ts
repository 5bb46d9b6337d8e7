import { readCsv } from './read-csv';
import { readSpreadsheet } from './read-spreadsheet';
import type { TableRow } from './table-row';
import { UnreadableFile } from './unreadable-file';

const zipSignature = Buffer.from('PK');
const xlsSignature = Buffer.from('d0cf11e0', 'hex');

/**
 * Reads the rows of an uploaded CSV or .xlsx file that are not empty. The first bytes tell its format, because the
 * file name may be wrong.
 *
 * @param columns - The column names, if the file has no header.
 * @throws {UnreadableFile} also for the older .xls.
 */
export async function* readTable(
  content: Buffer,
  columns: readonly string[] | undefined,
  closeSignal: AbortSignal,
): AsyncGenerator<TableRow> {
  if (content.subarray(0, 4).equals(xlsSignature))
    throw new UnreadableFile('The sandbox reads .xlsx and CSV, not the older .xls: save it as one of them');
  const rows = content.subarray(0, 2).equals(zipSignature)
    ? readSheet(content, columns, closeSignal)
    : readCsv(content, columns);
  for await (const row of rows) {
    if (row.error !== undefined || row.cells.some((cell) => cell.trim() !== '')) yield row;
  }
}

async function* readSheet(
  content: Buffer,
  givenColumns: readonly string[] | undefined,
  closeSignal: AbortSignal,
): AsyncGenerator<TableRow> {
  let columns = givenColumns;
  for (const cells of await readSpreadsheet(content, closeSignal)) {
    if (columns) yield { columns, cells };
    else if (cells.some((cell) => cell !== '')) columns = cells;
  }
}
