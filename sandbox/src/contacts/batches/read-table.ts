import { readCsv } from './csv';
import { readSpreadsheet } from './spreadsheet';
import { UnreadableFile } from './unreadable-file';

const zipSignature = Buffer.from('PK');
const xlsSignature = Buffer.from('d0cf11e0', 'hex');

/**
 * Reads the non-empty rows of an uploaded CSV or .xlsx file. The first bytes tell its format.
 *
 * @throws {UnreadableFile} also for the older .xls.
 */
export function readTable(content: Buffer): string[][] {
  const rows = readRows(content).filter((row) => row.some((cell) => cell.trim() !== ''));
  if (rows.length === 0) throw new UnreadableFile('The file is empty');
  return rows;
}

function readRows(content: Buffer): string[][] {
  if (content.subarray(0, 4).equals(xlsSignature))
    throw new UnreadableFile('The sandbox reads .xlsx and CSV, not the older .xls: save it as one of them');
  return content.subarray(0, 2).equals(zipSignature) ? readSpreadsheet(content) : readCsv(content);
}
