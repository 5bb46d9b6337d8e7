import { afterEach, describe, expect, it } from '@jest/globals';
import { CsvError, fromCsv, type CsvOptions, type CsvText } from 'cpaas-8x8';
import { clientOf, closeSandboxes, gathered, startSandbox } from '../bulk/bulk-test-client';

afterEach(closeSandboxes);

/** Returns the line of each row, with its cells, its mapped input or its problem. */
async function rowsOf(text: CsvText, options?: CsvOptions): Promise<unknown[]> {
  const rows = await gathered(fromCsv(text, options));
  return rows.map(({ line, cells, input, problem }) => [line, problem ?? input ?? Object.values(cells)]);
}

/** Splits the text into chunks of this number of bytes. */
function* pieces(text: string, size: number): Generator<Uint8Array> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

/** Returns a reproducible generator of pseudo-random numbers. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

const quotedIfNeeded = (cell: string): string => (/[",\r\n]/.test(cell) ? quoted(cell) : cell);

/** Returns the first line number of each row below a header of one line. */
function linesOf(rows: readonly (readonly string[])[]): readonly number[] {
  let line = 2;
  return rows.map((cells) => {
    const begins = line;
    line += cells.join('').split('\n').length;
    return begins;
  });
}

/** Returns the first item, and ends the iteration. */
async function first<T>(list: AsyncIterable<T>): Promise<T | undefined> {
  for await (const one of list) return one;
  return undefined;
}

describe('CSV', () => {
  it.each([
    [
      'both kinds of line ends',
      'a,b\r\n1,2\n3,4',
      [
        [2, ['1', '2']],
        [3, ['3', '4']],
      ],
    ],
    [
      'line ends that are CR alone',
      'a,b\r1,"2\r3"\r\r4,5\r',
      [
        [2, ['1', '2\r3']],
        [5, ['4', '5']],
      ],
    ],
    ['a line end at the end', 'a,b\n1,2\r\n', [[2, ['1', '2']]]],
    [
      'cells with commas, quotes and lines in quotes',
      'a,b\n"1,""x""","2\r\n3"\n4,5',
      [
        [2, ['1,"x"', '2\r\n3']],
        [4, ['4', '5']],
      ],
    ],
    ['quotes in the middle of a cell', 'a,b\n5" pipe,x', [[2, ['5" pipe', 'x']]]],
    ['empty cells', 'a,b,c\n,"",3', [[2, ['', '', '3']]]],
    ['empty lines, which are ignored', 'a,b\n\n1,2\n\n', [[3, ['1', '2']]]],
    ['a byte order mark', '\ufeffa,b\n1,2', [[2, ['1', '2']]]],
    ['a quoted cell at the very end', 'a,b\n1,"2"', [[2, ['1', '2']]]],
    ['spaces around the column names', ' a , b \n1,2', [[2, ['1', '2']]]],
    ['extra empty cells', 'a,b\n1,2,,', [[2, ['1', '2']]]],
    ['semicolons', 'a;b\n1,5;2', [[2, ['1,5', '2']]]],
    ['delimiters and line breaks in quotes in the header', '"a,a,\r\na";b\r\n1,5;2', [[3, ['1,5', '2']]]],
    ['quotes in the middle of a column name', 'a 5" b;c\n1,5;2', [[2, ['1,5', '2']]]],
    ['a delimiter that Excel announces', 'sep=|\r\na|b\r\n1,5|2', [[3, ['1,5', '2']]]],
    [
      'spaces after a closing quote',
      'a,b\n"1" ,"2" \n3,4',
      [
        [2, ['1', '2']],
        [3, ['3', '4']],
      ],
    ],
    ['tabs', 'a\tb\n1\t2', [[2, ['1', '2']]]],
    ['characters with several bytes', 'a,b\né,日本😀', [[2, ['é', '日本😀']]]],
  ])('can have %s', async (_what, text, rows) => {
    expect(await rowsOf(text)).toEqual(rows);
    for (const size of [1, 2, 3, 7]) expect(await rowsOf(pieces(text, size))).toEqual(rows);
  });

  it.each([
    ['too many cells', '1,2,3', 'has 3 cells for 2 columns'],
    ['too few cells', '1', 'has 1 cells for 2 columns'],
  ])('reports the line that has %s, and continues with the next row', async (_what, row, problem) => {
    const text = `a,b\n${row}\n3,4`;

    expect(await rowsOf(text)).toEqual([
      [2, problem],
      [3, ['3', '4']],
    ]);
    expect(await rowsOf(pieces(text, 3))).toEqual(await rowsOf(text));
  });

  it.each([
    ['text after a closing quote', '"7"x,8\n9,10\n'],
    ['a quote that is never closed', '"7,8\n9,10\n'],
    ['a quote that is closed in another row', '"7,8\n9,"10"\n11,12\n'],
    ['a row that does not end', `7,${'8'.repeat(1_048_577)}`],
    ['a quoted cell that does not end', `7,"${'8\n'.repeat(600_000)}`],
  ])(
    'yields the rows before %s, then throws an error with its line, and yields no row after it',
    async (_what, rest) => {
      for (const size of [1_000, 1_000_000]) {
        const rows = fromCsv(pieces(`a,b\n1,"2\n3"\n4,5\n\n${rest}`, size));
        const read: unknown[] = [];
        const reading = (async () => {
          for await (const { values } of rows) read.push(values);
        })();

        await expect(reading).rejects.toMatchObject({ name: 'CsvError', fault: 'row', line: 6, row: 3 });
        expect(read).toEqual([
          ['1', '2\n3'],
          ['4', '5'],
        ]);
        expect(await gathered(rows)).toEqual([]);
      }
    },
  );

  it('reads a CSV without a header when the columns are given', async () => {
    const options = { columns: ['destination', 'text'] };

    expect(await rowsOf('+6591234567;Hi\n+6598765432;Bye;!', options)).toEqual([
      [1, ['+6591234567', 'Hi']],
      [2, 'has 3 cells for 2 columns'],
    ]);
    await expect(rowsOf('1;2', { ...options, mapping: { text: 'message' } })).rejects.toThrow(
      'no column message',
    );
  });

  it('gives the same rows for any chunk size and any content', async () => {
    const random = randomOf(20_261_125);
    const pick = (from: readonly string[]): string => from[Math.floor(random() * from.length)] ?? '';
    const marks = ['a', 'é', '日', ' ', "'", ',', ';', '"', '\n', '\r\n', '12', ''];
    for (let round = 0; round < 150; round++) {
      const rows = Array.from({ length: 5 }, () =>
        Array.from({ length: 3 }, () => pick(marks) + pick(marks) + pick(marks)),
      );
      const written = rows.map((cells) => cells.map(random() < 0.5 ? quoted : quotedIfNeeded).join(','));
      const text = ['x,y,z', ...written].join(pick(['\n', '\r\n']));
      const found = await gathered(fromCsv(pieces(text, 1 + Math.floor(random() * 12)), { delimiter: ',' }));

      expect(found.map(({ values }) => values)).toEqual(rows);
      expect(found.map(({ line }) => line)).toEqual(linesOf(rows));
    }
  });

  it.each([
    [
      'the loop over it ends early',
      async (text: CsvText) => {
        await first(fromCsv(text));
      },
    ],
    [
      'the run that reads it stops',
      async (text: CsvText) => {
        const sandbox = await startSandbox();
        const run = clientOf(sandbox).sms.sendAll(fromCsv(text), { batchSize: 1, concurrency: 1 });
        await first(run);
      },
    ],
  ])('closes its source when %s', async (_when, read) => {
    let isOpen = true;
    async function* endless(): AsyncGenerator<string> {
      try {
        yield 'destination,text\n';
        for (;;) yield '+6591234567,Hi\n';
      } finally {
        isOpen = false;
      }
    }

    await read(endless());

    expect(isOpen).toBe(false);
  });

  it('can be iterated only once, even if the iteration ended early or failed', async () => {
    const rows = fromCsv(pieces('a\n1\n2\n3', 100));
    await first(rows);
    expect(await gathered(rows)).toEqual([]);

    for (const text of [Buffer.from('a\n1\n2\xff', 'latin1'), 'a,a\nb,c\n1,2']) {
      const wrong = fromCsv(text);
      await expect(gathered(wrong)).rejects.toThrow(CsvError);
      expect(await gathered(wrong)).toEqual([]);
    }
  });

  it('throws its own error if closing the source also fails', async () => {
    async function* stubborn(): AsyncGenerator<string> {
      try {
        yield 'a,a\n1,2\n';
        yield '3,4\n';
      } finally {
        await Promise.reject(new Error('it does not close'));
      }
    }

    await expect(gathered(fromCsv(stubborn()))).rejects.toThrow('Columns 1 and 2 of the CSV');
  });

  it('treats an empty delimiter as automatic, and ignores a mapping to an empty column name', async () => {
    expect(await rowsOf('a;b\n1;2', { delimiter: '' })).toEqual([[2, ['1', '2']]]);
    expect(await rowsOf('a,,\n1,2,', { mapping: { text: 'a', country: '' } })).toEqual([[2, { text: '1' }]]);
  });

  it('maps columns to inputs by paths or by a function', async () => {
    const text = 'Phone,Name\n+6591234567,Ann\n+6591234568,';

    expect(await rowsOf(text, { mapping: { 'user.msisdn': 'Phone', 'user.name': 'Name' } })).toEqual([
      [2, { user: { msisdn: '+6591234567', name: 'Ann' } }],
      [3, { user: { msisdn: '+6591234568' } }],
    ]);
    expect(
      await rowsOf(text, {
        mapping: ({ Phone, Name }, line) => {
          if (Name === '') throw new Error('nobody is called nothing');
          return { destination: Phone, text: `Hi ${Name} of line ${line}` };
        },
      }),
    ).toEqual([
      [2, { destination: '+6591234567', text: 'Hi Ann of line 2' }],
      [3, 'was not mapped: nobody is called nothing'],
    ]);
  });

  it.each([
    ['two columns with the same name', 'a,a\n1,2', {}, 'Columns 1 and 2 of the CSV have the same name'],
    ['no mapped column', 'a,b\n1,2', { mapping: { text: 'c' } }, 'The CSV has no column c.'],
    ['an unreadable header', '"a,b\n1,2', {}, 'Line 1 of the CSV has a quote'],
    ['a phone number in its first line', '+6591234567,Hi', {}, 'cell 1 of it is a phone number'],
    ['UTF-16 without a byte order mark', Buffer.from('a,b\n1,2', 'utf16le'), {}, 'The CSV is not UTF-8'],
    ['another encoding', Buffer.from('a,b\nZürich,2', 'latin1'), {}, 'The CSV is not UTF-8'],
    [
      'an incomplete character at its end',
      Buffer.from('a,b\n1,é').subarray(0, -1),
      {},
      'The CSV is not UTF-8',
    ],
  ])('is refused when it has %s', async (_what, text, options, message) => {
    await expect(rowsOf(text, options)).rejects.toThrow(message);
  });

  it.each(['', '\n\r\n', '\ufeff', 'a,b', 'a,b\r\n', 'sep=;\na;b\n'])(
    'yields nothing without rows: %j',
    async (text) => {
      expect(await rowsOf(text)).toEqual([]);
    },
  );
});
