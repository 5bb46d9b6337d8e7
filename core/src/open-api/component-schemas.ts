import type { OpenApiSchema } from './document-types';

/** `sms.send`, `clientMessageId`, `some-thing` → `SmsSend`, `ClientMessageId`, `SomeThing`. */
export const pascalCase = (text: string): string =>
  text.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9]?)/g, (_, letter: string) => letter.toUpperCase());

/** `sms.send` → `smsSend`, up to 80 characters: importers accept no more. */
export function operationIdOf(id: string): string {
  const name = pascalCase(id);
  return `${name.charAt(0).toLowerCase()}${name.slice(1)}`.slice(0, 80);
}

/** Collects the component schemas of a document while its operations are written. Equal schemas share one component. */
export class ComponentSchemas {
  readonly #byName = new Map<string, OpenApiSchema>();
  readonly #nameOf = new Map<string, string>();

  /**
   * Adds a schema under the shortest free name: the name of its field, or also the names of its parents.
   *
   * @param names - The names of the parents and the field, outermost first.
   * @returns The reference to the schema.
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

  /** All components, sorted by name. */
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
