/** A column of a CSV file: its name, and what stands in it. */
export type Column<Row> = readonly [name: string, value: (row: Row) => string | number | undefined];

/** A CSV file, RFC 4180, with a header. */
export function csvOf<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const header = columns.map(([name]) => name).join(',');
  const lines = rows.map((row) => columns.map(([, value]) => cell(value(row))).join(','));
  return [header, ...lines, ''].join('\r\n');
}

function cell(value: string | number | undefined): string {
  const text = String(value ?? '');
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
