import { ScriptError } from './syntax';

/** What a script may use up. 8x8 stops scripts after 500 ms; steps stop them at the same place on every machine. */
export class Budget {
  private steps = 0;

  spend(): void {
    if (++this.steps > 50_000) throw new ScriptError('The script takes too long');
  }
}

const longestText = 100_000;
const longestList = 10_000;

/** The value, if it has not grown out of hand. @throws {ScriptError} */
export function bounded(value: unknown): unknown {
  if (typeof value === 'string' && value.length > longestText)
    throw new ScriptError('A text in the script grows too long');
  if (Array.isArray(value) && value.length > longestList)
    throw new ScriptError('A list in the script grows too long');
  return value;
}
