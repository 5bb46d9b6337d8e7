import { keyText } from '../literal-of.mjs';
import { isPart, usesOf } from '../repeats.mjs';
import { sentence, tsDoc } from './tsdoc.mjs';
import { literal } from './type-text.mjs';

/** A name costs something too: what is shorter is written where it stands. */
const WORTH_A_NAME = 80;

/**
 * Writes values as the types that `as const` gives them. What stands in many places is written once: the compiler
 * writes it in each, which made eleven megabytes of the catalogue.
 */
export class Literals {
  #uses;
  #names = new Map();
  #written = [];

  /** @param whole what the values that are written are part of. */
  constructor(whole) {
    this.#uses = usesOf(whole);
  }

  /** The type of a value; `docs` are the comments of its fields. */
  textOf(value, docs = {}) {
    if (!isPart(value)) return literal(value);
    const key = JSON.stringify(value);
    if ((this.#uses.get(key) ?? 0) < 2 || key.length < WORTH_A_NAME) return this.#plain(value, docs);
    const known = this.#names.get(key);
    if (known) return known;
    const name = `Shared${this.#names.size + 1}`;
    this.#names.set(key, name);
    this.#written.push(`export type ${name} = ${this.#plain(value, docs)};\n`);
    return name;
  }

  /** The types that have a name, and their names. */
  declarations() {
    return this.#written.join('');
  }

  names() {
    return [...this.#names.values()];
  }

  #plain(value, docs) {
    if (Array.isArray(value)) return `readonly [${value.map((each) => this.textOf(each)).join(', ')}]`;
    const fields = Object.entries(value).map(
      ([name, inner]) => `${docs[name] ?? ''}readonly ${keyText(name)}: ${this.textOf(inner)};`,
    );
    return `{ ${fields.join(' ')} }`;
  }
}

/** The declaration of each API of the catalogue, by its name. */
export function catalogueText(catalogue, literals) {
  return Object.fromEntries(
    Object.entries(catalogue).map(([apiName, { operations, ...api }]) => {
      const docs = Object.fromEntries(
        Object.entries(operations).map(([name, { summary }]) => [
          name,
          `\n${tsDoc([sentence(summary)], [], '  ')}  `,
        ]),
      );
      const fields = Object.entries(api).map(
        ([name, value]) => `  readonly ${name}: ${literals.textOf(value)};\n`,
      );
      const own = `  readonly operations: ${literals.textOf(operations, docs)};\n`;
      const doc = tsDoc([`The ${api.title} API: ${api.summary}.`]);
      return [apiName, `${doc}export declare const ${apiName}: {\n${fields.join('')}${own}};\n`];
    }),
  );
}
