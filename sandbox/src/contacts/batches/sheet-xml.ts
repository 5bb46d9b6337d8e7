/** An XML element: its attributes and its content, as text. */
export interface Element {
  readonly attributes: string;
  readonly content: string;
}

/** Returns the elements with this name at any depth, with any prefix. They must not contain each other. */
export function elementsOf(xml: string, name: string): Element[] {
  const tag = new RegExp(`<(\\w+:)?${name}(\\s[^>]*?)?(?:/>|>([\\s\\S]*?)</\\1?${name}>)`, 'g');
  return [...xml.matchAll(tag)].map(([, , attributes = '', content = '']) => ({ attributes, content }));
}

export function attributeOf(attributes: string, name: string): string | undefined {
  const [, , value] = new RegExp(`(?:^|\\s)${name}=(["'])(.*?)\\1`, 's').exec(attributes) ?? [];
  return value === undefined ? undefined : unescaped(value);
}

const namedEntities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Decodes the entities of XML, and `_x000D_`: so Excel writes a character that XML does not allow. */
export function unescaped(text: string): string {
  return text
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
      if (name !== undefined) return namedEntities[name] ?? whole;
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/_x([0-9a-f]{4})_/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
