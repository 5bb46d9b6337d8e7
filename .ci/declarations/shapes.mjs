import { keyText } from '../literal-of.mjs';
import { fieldDoc, togetherWords, wordsOf } from './field-words.mjs';
import { sentence, tsDoc } from './tsdoc.mjs';
import { typeText } from './type-text.mjs';

const pascal = (text) =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter) => letter.toUpperCase());

/** Where the entries of a list stand: `messages` → `message`; those of a list that is the whole answer are rows. */
const entryOf = (path) =>
  path.length === 3 ? [...path, 'row'] : [...path.slice(0, -1), singular(path.at(-1))];

const singular = (name) =>
  name
    .replace(/ies$/, 'y')
    .replace(/(ss|us|x|ch)es$/, '$1')
    .replace(/(?<![su])s$/, '');

/**
 * Every object that operations and events are made of, each with a name: equal ones share it, so that what is the same
 * at 8x8 is the same type in a program.
 */
export class Shapes {
  #uses = new Map();
  #named = new Map();

  /** Notes an object, and those in it, by where it stands: `['sms', 'send', 'in', 'status']`. */
  note(schema, direction, path) {
    if (schema.type === 'array') return this.note(schema.items, direction, entryOf(path));
    if (schema.discriminator)
      return schema.anyOf.forEach((kind) =>
        this.note(kind, direction, [
          ...path,
          String(kind.properties[schema.discriminator.propertyName].const),
        ]),
      );
    if (!hasName(schema)) {
      if (schema.additionalProperties) this.note(schema.additionalProperties, direction, [...path, 'value']);
      return undefined;
    }
    const key = keyOf(schema, direction);
    const uses = this.#uses.get(key);
    if (uses) return void uses.paths.push(path);
    this.#uses.set(key, { schema, direction, paths: [path] });
    for (const [name, field] of Object.entries(schema.properties))
      this.note(field, direction, [...path, name]);
    if (schema.additionalProperties) this.note(schema.additionalProperties, direction, [...path, 'value']);
    return undefined;
  }

  /** The type of a schema, in words of TypeScript: its name, where it has one. */
  textOf(schema, direction) {
    return typeText(schema, direction, (object) =>
      hasName(object) ? this.#nameOf(object, direction) : undefined,
    );
  }

  /** The declarations of all that was noted. */
  declarations() {
    for (const key of this.#uses.keys()) this.#name(key);
    return [...this.#uses].map(([key, use]) => this.#declaration(this.#named.get(key), use)).join('\n');
  }

  names() {
    return [...this.#named.values()];
  }

  #nameOf(schema, direction) {
    return this.#name(keyOf(schema, direction));
  }

  #name(key) {
    const known = this.#named.get(key);
    if (known) return known;
    const { paths, direction } = this.#uses.get(key);
    const name = freeName(candidates(paths, direction), new Set(this.#named.values()));
    this.#named.set(key, name);
    return name;
  }

  #declaration(name, { schema, direction, paths: [path] }) {
    const fields = Object.entries(schema.properties).map(([field, inner]) => {
      const needed =
        (schema.required ?? []).includes(field) && !(direction === 'in' && inner.default !== undefined);
      const type = this.textOf(inner, direction);
      return `${fieldDoc(field, inner, direction, '  ')}  ${keyText(field)}${needed ? '' : '?'}: ${type}${needed ? '' : ' | undefined'};\n`;
    });
    const others = schema.additionalProperties
      ? ` & { [name: string]: ${this.textOf(schema.additionalProperties, direction)} }`
      : '';
    const doc = tsDoc([wordsOfShape(schema, direction, path), togetherWords(schema)]);
    return `${doc}export type ${name} = {\n${fields.join('')}}${others};\n`;
  }
}

/** An object of free form is written where it stands; so is one without fields. */
const hasName = ({ type, properties }) =>
  type === 'object' && properties && Object.keys(properties).length > 0;

const keyOf = (schema, direction) => `${direction}${JSON.stringify(schema)}`;

const SIDES = { in: 'Input', out: 'Output', event: 'Payload' };
const sideOf = ([, , side]) => SIDES[side];

/** What many lists call their entries: no name for one of them. */
const SAYS_LITTLE = new Set(['Item', 'Row', 'List', 'Value', 'Data']);

/** Names from the shortest on: of what one operation has, with the operation; of what several share, without. */
function* candidates(paths, direction) {
  const [first] = paths;
  const [group, what, , ...inner] = first;
  const isOwn = paths.every((path) => path[0] === group && path[1] === what);
  const parts = inner.map(pascal);
  const root = isOwn || inner.length === 0 ? `${pascal(group)}${pascal(what)}` : pascal(group);
  if (inner.length === 0) yield `${root}${sideOf(first)}`;
  for (let from = parts.length - 1; from >= 0; from--) {
    const tail = parts.slice(from).join('');
    if (SAYS_LITTLE.has(tail)) continue;
    if (direction === 'in' || !isOwn) yield `${root}${tail}`;
    yield `${root}${sideOf(first)}${tail}`;
  }
  const whole = `${pascal(group)}${pascal(what)}${sideOf(first)}${parts.join('')}`;
  yield whole;
  for (let count = 2; ; count++) yield `${whole}${count}`;
}

function freeName(names, taken) {
  for (const name of names) if (!taken.has(name)) return name;
  throw new Error('The candidates never end.');
}

function wordsOfShape(schema, direction, [group, what, side, ...inner]) {
  const whose =
    side === 'event'
      ? `an event \`${group}.${what}\``
      : `what \`client.${group}.${what}\` ${side === 'in' ? 'takes' : 'gives'}`;
  if (inner.length === 0) return sentence(side === 'event' ? `What 8x8 sends for ${whose}` : whose);
  const field = inner.at(-1);
  return `${sentence(schema.description ?? schema.title ?? wordsOf(field))} Part of ${whose}.`;
}
