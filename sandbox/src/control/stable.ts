/** UUIDs, and what is different in short links. */
const ids = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}|(?<=https:\/\/s\.test\/)\w{6}/gi;
/** ISO 8601, and the header `Date`. */
const times =
  /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?|\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT/g;
/** In URLs, and in the header `Host`. */
const localPorts = /(?<=(?:\/\/|^)(?:localhost|127\.0\.0\.1|\[::1\]):)\d+/g;
/** Of uploads, in the header `Content-Type`. */
const boundaries = /(?<=boundary=)[\w-]+/g;

/** From 2001 to 2286: other numbers of the sandbox are not that large. */
const isEpochMs = (value: number): boolean => Number.isInteger(value) && value >= 1e12 && value < 1e13;

/**
 * Copies a value without what differs from run to run, for a snapshot of Jest or Vitest: IDs become `<umid-1>`,
 * `<sessionId-1>`, … by the field in which they come first, the same ID always the same; times become `<time>`, durations of
 * requests `<duration>`, ports of this machine `<port>`, and boundaries of uploads `<boundary>`.
 *
 * @example
 * expect(stable(sandbox.messages({ to: '+6591234567' }))).toMatchSnapshot();
 */
export function stable<T>(value: T): T {
  return new Placeholders().replace(value, 'id') as T;
}

class Placeholders {
  private readonly byId = new Map<string, string>();
  private readonly counts = new Map<string, number>();

  /** @param field - The name of the nearest field, which names the IDs in the value. */
  replace(value: unknown, field: string): unknown {
    if (typeof value === 'string') return this.replaceText(value, field);
    if (typeof value === 'number') return replaceNumber(value, field);
    if (value instanceof Date) return '<time>';
    if (Array.isArray(value)) return value.map((each) => this.replace(each, field));
    if (!isPlainObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [this.replaceText(name, field), this.replace(each, name)]),
    );
  }

  private replaceText(text: string, field: string): string {
    return text
      .replace(ids, (id) => this.placeholderOf(id, field))
      .replace(times, '<time>')
      .replace(localPorts, '<port>')
      .replace(boundaries, '<boundary>');
  }

  private placeholderOf(id: string, field: string): string {
    const known = this.byId.get(id);
    if (known !== undefined) return known;
    const count = (this.counts.get(field) ?? 0) + 1;
    this.counts.set(field, count);
    const placeholder = `<${field}-${count}>`;
    this.byId.set(id, placeholder);
    return placeholder;
  }
}

function replaceNumber(value: number, field: string): unknown {
  if (field === 'durationMs') return '<duration>';
  return isEpochMs(value) ? '<time>' : value;
}

/**
 * Other objects, such as errors and buffers, are shown as they are. Under Jest, the headers of Node.js have another
 * `Object.prototype` than this file.
 */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
