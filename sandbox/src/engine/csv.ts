import Papa from 'papaparse';

type Cell = string | number | undefined;

/** A column of a CSV file: its name and its cell in a row. */
export type Column<Row> = readonly [name: string, cell: (row: Row) => Cell];

/** Writes a CSV file with a header, such as a log export. */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  return joinCsv([columns.map(([name]) => name), ...rows.map((row) => columns.map(([, cell]) => cell(row)))]);
}

/** Writes the lines of a CSV file (RFC 4180). */
export function joinCsv(lines: readonly (readonly Cell[])[]): string {
  return `${Papa.unparse([...lines], { newline: '\r\n' })}\r\n`;
}
