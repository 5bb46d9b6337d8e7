/** How a CSV separates its cells and its lines. Excel writes semicolons in many countries, and other programs tabs. */
export interface CsvDialect {
  readonly delimiter: string;
  /** LF also stands for CRLF. */
  readonly newline: '\n' | '\r';
  /** The length of the line `sep=;`, with which Excel announces the delimiter, or 0. */
  readonly announcementLength: number;
}

/** A quoted cell, or the part of it that has arrived. A quote within a cell that does not begin with one is text. */
const quotedCell = /(^|[,;|\t\r\n])"[^"]*(?:""[^"]*)*(?:"|$)/g;

/**
 * Detects the dialect by the first line. The delimiter is the given one, the announced one, or the comma, semicolon or
 * tab, whichever occurs most. Returns `undefined` if the first line has not arrived in full.
 */
export function detectDialect(text: string, isComplete: boolean, given = ''): CsvDialect | undefined {
  const unquoted = text.replace(quotedCell, '$1');
  const lineBreak = /\r\n?|\n/.exec(unquoted);
  // A CR at the end can be half of a CRLF.
  const isWhole = lineBreak && (lineBreak[0] !== '\r' || lineBreak.index < unquoted.length - 1);
  if (!isWhole && !isComplete) return undefined;
  const line = unquoted.slice(0, lineBreak?.index);
  const [, announced] = /^sep=(.)$/i.exec(line) ?? [];
  return {
    delimiter: given || (announced ?? mostFrequentDelimiter(line)),
    newline: lineBreak?.[0] === '\r' ? '\r' : '\n',
    announcementLength: announced === undefined ? 0 : line.length + (lineBreak?.[0].length ?? 0),
  };
}

function mostFrequentDelimiter(line: string): string {
  const count = (mark: string): number => line.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most));
}
