import { detectDialect } from './csv-dialect';

/** A cell, and the part of the text that it takes, with its quotes. */
export interface LocatedCell {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A record of a CSV. */
export interface LocatedRecord {
  /** The line on which the record begins, from 1. */
  readonly line: number;
  /** The cells, or `undefined` if a quote is wrong. No record follows, because the end of this one is unknown. */
  readonly cells: readonly LocatedCell[] | undefined;
}

/** A first line that is longer is no header. */
const maxHeaderCharacters = 65_536;

/**
 * Finds the cells in a text, so that single cells of a file can be replaced and the rest stays as it is. Leaves out empty
 * lines.
 *
 * Papa Parse does not report where a cell is, and it is not part of the n8n package.
 */
export function* locateCells(text: string): Generator<LocatedRecord, void, undefined> {
  const start = text.startsWith('\ufeff') ? 1 : 0;
  const dialect = detectDialect(text.slice(start, start + maxHeaderCharacters), true);
  if (!dialect) return;
  const { delimiter, newline, announcementLength } = dialect;
  const cell = compileCell(delimiter, newline);
  let line = announcementLength > 0 ? 2 : 1;
  let at = start + announcementLength;
  while (at < text.length) {
    const cells: LocatedCell[] = [];
    const first = line;
    do {
      if (cells.length > 0) at += delimiter.length;
      cell.lastIndex = at;
      const [whole, quoted] = cell.exec(text) ?? [];
      if (whole === undefined) {
        yield { line: first, cells: undefined };
        return;
      }
      // Without quotes, a CR at the end belongs to the line end.
      const written = whole.replace(/\r$/, '');
      const content = quoted === undefined ? written : quoted.replaceAll('""', '"');
      cells.push({ text: content, start: at, end: at + written.length });
      if (quoted !== undefined) line += quoted.split(newline).length - 1;
      at += whole.length;
    } while (text.startsWith(delimiter, at));
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    if (cells.length > 1 || cells[0]?.text !== '') yield { line: first, cells };
  }
}

/** Matches a quoted cell up to its delimiter, or one that does not begin with a quote. */
function compileCell(delimiter: string, newline: string): RegExp {
  const mark = delimiter.replace(/[\\^$.*+?()[\]{}|-]/, '\\$&');
  return new RegExp(`"([^"]*(?:""[^"]*)*)"(?=\\r?(?:${mark}|${newline}|$))|(?!")[^${mark}${newline}]*`, 'y');
}
