import { describe, expect, it } from '@jest/globals';
import { fromCsv } from 'cpaas-8x8';
import { locateCells } from '../../../core/src/csv/locate-cells';
import { gathered } from '../bulk/bulk-test-client';

const linesAndCells = (text: string): (readonly [line: number, cells: readonly string[] | undefined])[] =>
  [...locateCells(text)].map(({ line, cells }) => [line, cells?.map((cell) => cell.text)]);

describe('the cells of a CSV', () => {
  it.each([
    'a,b\r\n1,2\n3,4',
    'a;b\n"1;""x""";"2\n2"\n\n3;4\n',
    'sep=|\na|b\n1|2',
    'a\tb\r1\t"2\r3"\r\r4\t5\r',
    '\ufeff"a","b"\r\n"1",\r\n,"2"\r\n',
    'a,b\n1,2,\n',
  ])('are the same as those of the CSV reader: %j', async (text) => {
    const rows = await gathered(fromCsv(text));
    const [, ...located] = linesAndCells(text);

    expect(located.map(([line, cells]) => [line, cells?.slice(0, 2)])).toEqual(
      rows.map(({ line, values }) => [line, values.slice(0, 2)]),
    );
  });

  it('are found where they stand, with their quotes', () => {
    const text = 'a;b\r\n"x;""y""";2\r\n';
    const parts = [...locateCells(text)].map(({ cells }) =>
      cells?.map(({ start, end }) => text.slice(start, end)),
    );

    expect(parts).toEqual([
      ['a', 'b'],
      ['"x;""y"""', '2'],
    ]);
  });

  it.each(['a,b\n"1,2\n3,4', 'a,b\n"1"x,2\n'])('end at a wrong quote: %j', (text) => {
    expect(linesAndCells(text)).toEqual([
      [1, ['a', 'b']],
      [2, undefined],
    ]);
  });
});
