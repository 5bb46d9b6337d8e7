import type { NumbersInFile } from '../catalogue/operation';
import { locateCells, type LocatedCell } from '../csv/locate-cells';
import type { Issue } from '../validation/issue';
import { cleanPhoneNumber, describeInvalidNumber } from '../validation/phone-number';
import type { FileInput } from '../validation/value-types';

type Input = Readonly<Record<string, unknown>>;

/** How many rows an error names. */
const maxNamedRows = 10;

/**
 * Returns an issue for each phone number in a CSV file of contacts that can mean another number, such as `6591234567.0`,
 * and for a row with a wrong quote. Called before the file is uploaded. 8x8 reports the other invalid numbers with the
 * result of the upload. A spreadsheet is not read.
 */
export function validateNumbersInFile(place: NumbersInFile, input: Input): Issue[] {
  const issues: Issue[] = [];
  for (const { row, line, cell } of numberCells(place, input)) {
    if (issues.length === maxNamedRows) break;
    if (cell === undefined) {
      const advice = 'Correct its quotes. The numbers after it cannot be read.';
      const message = `has a wrong quote in line ${line}`;
      issues.push({ path: place.file, rule: 'csv', message, advice });
    } else if (/\d/.test(cell.text) && cleanPhoneNumber(cell.text) === undefined) {
      const { message, advice } = describeInvalidNumber(cell.text.trim());
      issues.push({
        path: place.file,
        rule: 'msisdn',
        message: `has a phone number in row ${row} (line ${line}) that ${message}`,
        advice,
      });
    }
  }
  return issues;
}

/**
 * Cleans the phone numbers in a CSV file of contacts before it is uploaded, as those in other inputs. The rest of the
 * file stays as it is, and so does a file that is not in UTF-8.
 */
export function cleanNumbersInFile(place: NumbersInFile, input: Input): Input {
  const text = readUtf8(input[place.file]);
  if (text === undefined) return input;
  const parts: string[] = [];
  let copiedTo = 0;
  for (const { cell } of numberCells(place, input)) {
    const number = cell && cleanPhoneNumber(cell.text);
    if (!cell || number === undefined || number === cell.text) continue;
    parts.push(text.slice(copiedTo, cell.start), number);
    copiedTo = cell.end;
  }
  if (parts.length === 0) return input;
  const content = parts.join('') + text.slice(copiedTo);
  return { ...input, [place.file]: { ...(input[place.file] as FileInput), content } };
}

interface NumberCell {
  /** The row number, from 1. The header is not counted. */
  readonly row: number;
  readonly line: number;
  /** `undefined` if the row has a wrong quote. */
  readonly cell: LocatedCell | undefined;
}

function* numberCells(place: NumbersInFile, input: Input): Generator<NumberCell, void, undefined> {
  const text = readText(input[place.file]);
  if (text === undefined) return;
  const isNumberColumn = (name: unknown): boolean =>
    place.numberColumns.includes(
      String(name)
        .toLowerCase()
        .replace(/[^\p{L}\p{N}]/gu, ''),
    );
  const given = input[place.hasHeader] === false ? input[place.columns] : undefined;
  let columns = Array.isArray(given) ? given.map(isNumberColumn) : undefined;
  let row = 0;
  for (const { line, cells } of locateCells(text)) {
    if (columns) row++;
    if (!cells) yield { row, line, cell: undefined };
    else if (columns) {
      for (const [index, cell] of cells.entries()) if (columns[index] === true) yield { row, line, cell };
    } else columns = cells.map((cell) => isNumberColumn(cell.text));
    if (columns?.includes(true) === false) return;
  }
}

/** The text of a CSV file. `undefined` for a spreadsheet. */
function readText(file: unknown): string | undefined {
  const { name, content } = file as FileInput;
  if (typeof content === 'string') return content;
  if (/\.xlsx?$/i.test(name)) return undefined;
  const text = readUtf8(file) ?? readOtherEncoding(content);
  return text.includes('\0') ? undefined : text;
}

function readUtf8(file: unknown): string | undefined {
  const { content } = file as FileInput;
  if (typeof content === 'string') return content;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    return undefined;
  }
}

/** UTF-16 with its mark, or an encoding of one byte a character, in which digits and delimiters are those of ASCII. */
function readOtherEncoding(content: Uint8Array): string {
  const [first, second] = content;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(content);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(content);
  return new TextDecoder('windows-1252').decode(content);
}
