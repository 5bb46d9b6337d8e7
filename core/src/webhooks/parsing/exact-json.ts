/** Numbers of this length can exceed `Number.MAX_SAFE_INTEGER`. */
const longNumber = /\d{16}/;

/** An integer of 16 digits or more that is no part of a fraction or an exponent. */
const longInteger = /(?<![\d.eE+-])-?\d{16,}(?![\d.eE])/g;

/**
 * Parses JSON as `JSON.parse` does, except that an integer that a `number` cannot hold becomes a string of its digits:
 * 8x8 sends IDs of 17 digits and more as numbers, and `JSON.parse` would round them.
 *
 * @throws {SyntaxError} if the text is not JSON.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(longNumber.test(text) ? quoteUnsafeIntegers(text) : text);
}

function quoteUnsafeIntegers(json: string): string {
  let result = '';
  let position = 0;
  while (position < json.length) {
    const quote = json.indexOf('"', position);
    const start = quote === -1 ? json.length : quote;
    const end = endOfString(json, start);
    result += json.slice(position, start).replace(longInteger, quoteIfUnsafe) + json.slice(start, end);
    position = end;
  }
  return result;
}

/** Returns the index after the closing quote of the string at `start`. */
function endOfString(json: string, start: number): number {
  for (let index = start + 1; index < json.length; index++) {
    const character = json[index];
    if (character === '\\') index++;
    else if (character === '"') return index + 1;
  }
  return json.length;
}

const quoteIfUnsafe = (digits: string): string =>
  Number.isSafeInteger(Number(digits)) ? digits : `"${digits}"`;
