import type { OpenApiSchema } from './document-types';

/** `sms.send`, `clientMessageId`, `some-thing` → `SmsSend`, `ClientMessageId`, `SomeThing`. */
export const pascalCase = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());

/** `sms.send` → `smsSend`: letters and digits, and no longer than the importers take. */
export function operationIdOf(id: string): string {
  const name = pascalCase(id);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`.slice(0, 80);
}

/** The components of a document: equal schemas share one, whatever they are called. */
export class ComponentSchemas {
  readonly #byName = new Map<string, OpenApiSchema>();
  readonly #nameOf = new Map<string, string>();

  /**
   * Keeps a schema under the shortest name that is still free: that of its field, or with the names of what it is in.
   *
   * @returns The reference to it.
   */
  reference(names: readonly string[], schema: OpenApiSchema): OpenApiSchema {
    const text = JSON.stringify(schema);
    let name = this.#nameOf.get(text);
    if (name === undefined) {
      name = this.#freeName(names);
      this.#nameOf.set(text, name);
      this.#byName.set(name, schema);
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  /** All of them, by name, sorted. */
  all(): Record<string, OpenApiSchema> {
    return Object.fromEntries([...this.#byName].sort(([one], [other]) => (one < other ? -1 : 1)));
  }

  #freeName(names: readonly string[]): string {
    const parts = names.map(pascalCase);
    for (let from = parts.length - 1; from >= 0; from--) {
      const name = parts.slice(from).join('').slice(0, 80);
      if (!this.#byName.has(name)) return name;
    }
    const whole = parts.join('').slice(0, 76);
    for (let number = 2; ; number++) {
      if (!this.#byName.has(`${whole}${number}`)) return `${whole}${number}`;
    }
  }
}
