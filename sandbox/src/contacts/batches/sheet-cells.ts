import { attributeOf, elementsOf, unescaped } from './sheet-xml';

/** The shared strings of a workbook. A text may be split into runs with different styles. */
export function textsOf(sharedStrings: string): string[] {
  return elementsOf(sharedStrings, 'si').map(({ content }) => textIn(content));
}

/** Joins the runs of a text, without the pronunciation (`rPh`) that Japanese workbooks store with it. */
function textIn(xml: string): string {
  const pronunciation = /<(\w+:)?rPh\b[\s\S]*?<\/\1?rPh>/g;
  return elementsOf(xml.replace(pronunciation, ''), 't')
    .map(({ content }) => unescaped(content))
    .join('');
}

/** The cells of a sheet, row by row. A cell that is missing in the XML becomes an empty text. */
export function cellsOf(sheet: string, texts: readonly string[]): string[][] {
  return elementsOf(sheet, 'row').map(({ content }) => {
    const row: string[] = [];
    for (const { attributes, content: cell } of elementsOf(content, 'c')) {
      const column = columnOf(attributeOf(attributes, 'r')) ?? row.length;
      while (row.length < column) row.push('');
      row[column] = valueOf(attributeOf(attributes, 't') ?? 'n', cell, texts);
    }
    return row;
  });
}

/** The maximum number of columns of a sheet. */
const maxColumns = 16_384;

/** The column of a cell, counted from 0: `B7` is in column 1. */
function columnOf(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference ?? '') ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return Math.min(column, maxColumns) - 1;
}

function valueOf(type: string, cell: string, texts: readonly string[]): string {
  if (type === 'inlineStr') return textIn(cell);
  const value = unescaped(elementsOf(cell, 'v')[0]?.content ?? '');
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  return type === 'n' ? withoutExponent(value) : value;
}

/** Excel may store a long number, such as a phone number, as 6.591234567E9. Returns its digits. */
function withoutExponent(value: string): string {
  const number = Number(value);
  return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
}
