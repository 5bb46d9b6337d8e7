import { attributeOf, elementsOf, unescaped } from './sheet-xml';

/** The texts that the cells of a workbook share; a text may be in several runs, each in a style of its own. */
export function textsOf(sharedStrings: string): string[] {
  return elementsOf(sharedStrings, 'si').map(({ content }) => textIn(content));
}

/** How it is pronounced, which Japanese workbooks have beside it, is no part of a text. */
function textIn(xml: string): string {
  const spoken = /<(\w+:)?rPh\b[\s\S]*?<\/\1?rPh>/g;
  return elementsOf(xml.replace(spoken, ''), 't')
    .map(({ content }) => unescaped(content))
    .join('');
}

/** The cells of a sheet, row by row; those that are left out are empty. */
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

/** The most columns that a sheet has. */
const mostColumns = 16_384;

/** `B7` is in column 1. */
function columnOf(reference: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(reference ?? '') ?? [];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters) column = column * 26 + letter.charCodeAt(0) - 64;
  return Math.min(column, mostColumns) - 1;
}

function valueOf(type: string, cell: string, texts: readonly string[]): string {
  if (type === 'inlineStr') return textIn(cell);
  const value = unescaped(elementsOf(cell, 'v')[0]?.content ?? '');
  if (type === 's') return texts[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'true' : 'false';
  return type === 'n' ? written(value) : value;
}

/** Excel keeps long numbers, phone numbers among them, as 6.591234567E9. */
function written(value: string): string {
  const number = Number(value);
  return /e/i.test(value) && Number.isSafeInteger(number) ? String(number) : value;
}
