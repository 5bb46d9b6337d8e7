/** What kind of value a placeholder takes. */
export type PlaceholderValue =
  | { readonly kind: 'text'; readonly name: string }
  | { readonly kind: 'media'; readonly medium: MediaKind; readonly from: 'url' | 'file' }
  | { readonly kind: 'location'; readonly part: LocationPart }
  | { readonly kind: 'button'; readonly index: number; readonly takes: ButtonValue }
  | { readonly kind: 'code' };

export type MediaKind = 'image' | 'gif' | 'video' | 'document';
export type LocationPart = 'latitude' | 'longitude' | 'name' | 'address';
export type ButtonValue = 'url' | 'code' | 'payload' | 'flowData' | 'minutes';

/** A place in a template that takes a value. The ID of its field describes it completely, so sending needs no request. */
export interface Placeholder {
  /** `body.1`, `header.image.url`, `card.0.button.1.url`: workflows store it, so its format must not change. */
  readonly id: string;
  readonly part: 'header' | 'body' | 'button' | 'code';
  /** The position of the card, from 0. Absent outside of a carousel. */
  readonly card?: number;
  readonly value: PlaceholderValue;
  /** Whether 8x8 refuses the message without the value. A medium needs only one of its two fields. */
  readonly required: boolean;
}

const idPattern =
  /^(?:card\.(?<card>\d+)\.)?(?:(?<text>header|body)\.(?<name>\w+)|header\.(?<medium>image|gif|video|document)\.(?<from>url|file)|header\.location\.(?<place>latitude|longitude|name|address)|button\.(?<index>\d+)\.(?<takes>url|code|payload|flowData|minutes))$/;

const optionalValues: readonly string[] = ['name', 'address', 'payload', 'flowData', 'minutes'];

/** The end of the ID of a field that only shows a text of the template. `-` is in no name of a variable. */
export const templateTextSuffix = 'template-text';

/** Whether a field only shows a text of the template. */
export const showsTemplateText = (id: string): boolean => id.endsWith(`.${templateTextSuffix}`);

/** Parses the ID of a field. Returns `undefined` if it is not the ID of a placeholder. */
export function parsePlaceholder(id: string): Placeholder | undefined {
  if (id === 'code') return { id, part: 'code', value: { kind: 'code' }, required: true };
  const groups = idPattern.exec(id)?.groups;
  if (!groups) return undefined;
  const { card, text, name, medium, from, place, index, takes } = groups;
  const where = card === undefined ? { id } : { id, card: Number(card) };
  if (name !== undefined) {
    const part = text === 'header' ? 'header' : 'body';
    return { ...where, part, value: { kind: 'text', name }, required: true };
  }
  if (medium !== undefined) {
    const value = {
      kind: 'media',
      medium: medium as MediaKind,
      from: from === 'file' ? 'file' : 'url',
    } as const;
    return { ...where, part: 'header', value, required: false };
  }
  if (place !== undefined) {
    const value = { kind: 'location', part: place as LocationPart } as const;
    return { ...where, part: 'header', value, required: !optionalValues.includes(place) };
  }
  const value = { kind: 'button', index: Number(index), takes: takes as ButtonValue } as const;
  return { ...where, part: 'button', value, required: !optionalValues.includes(value.takes) };
}
