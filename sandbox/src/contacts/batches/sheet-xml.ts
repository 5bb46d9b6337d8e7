/** An element of XML: its attributes and what is in it, as text. */
export interface Element {
  readonly attributes: string;
  readonly content: string;
}

/** The elements of a name, wherever they are; they must not be nested in each other. A prefix does not matter. */
export function elementsOf(xml: string, name: string): Element[] {
  const tag = new RegExp(`<(\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</\\1?${name}>)`, 'g');
  return [...xml.matchAll(tag)].map(([, , attributes = '', content = '']) => ({ attributes, content }));
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const [, , value] = new RegExp(`(?:^|\\s)${name}=(["'])(.*?)\\1`, 's').exec(attributes) ?? [];
  return value === undefined ? undefined : unescaped(value);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Text as it is meant; `_x000D_` is how Excel writes what XML cannot. */
export function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return named[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
