import type {
  ChatAppsSendCard,
  ChatAppsSendComponent,
  ChatAppsSendParameter,
} from '../../../core/src/generated';
import type { FieldsOf, Reading } from '../fields/field';
import { type MappedField, tell, valueOf } from './placeholder-values';
import type { ButtonTake, Slot } from './placeholder';

type Component = FieldsOf<ChatAppsSendComponent>;
type Parameter = FieldsOf<ChatAppsSendParameter>;

/** The values of a template or of a card of it, by where they go. */
interface Part {
  readonly header: Filled[];
  readonly body: Filled[];
  readonly buttons: Map<number, Filled[]>;
}

interface Filled {
  readonly slot: Slot;
  readonly label: string;
  readonly value: unknown;
  /** Whether a person gave a value, be it one that could not be sent. */
  readonly given: boolean;
}

const emptyPart = (): Part => ({ header: [], body: [], buttons: new Map() });

/** What a message says of its template: the values of the fields, where 8x8 wants each. */
export function componentsFromFields(fields: readonly MappedField[], reading: Reading): Component[] {
  const whole = emptyPart();
  const cards = new Map<number, Part>();
  let code: unknown;
  for (const field of fields) {
    const { slot, label } = field;
    const value = valueOf(field, reading);
    if (slot.part === 'code') {
      code = value;
      continue;
    }
    const part = slot.card === undefined ? whole : entryOf(cards, slot.card, emptyPart);
    const given = field.value !== undefined && field.value !== null && field.value !== '';
    const filled = { slot, label, value, given };
    if (slot.value.kind === 'button') entryOf(part.buttons, slot.value.index, () => []).push(filled);
    else (slot.part === 'header' ? part.header : part.body).push(filled);
  }
  const components: Component[] = [
    ...(code === undefined ? [] : codeComponents(code)),
    ...componentsOf(whole, reading),
  ];
  if (cards.size) components.push({ type: 'carousel', cards: cardsFrom(cards, reading) });
  return components;
}

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function cardsFrom(cards: ReadonlyMap<number, Part>, reading: Reading): FieldsOf<ChatAppsSendCard>[] {
  return [...cards]
    .sort(([a], [b]) => a - b)
    .map(([cardIndex, part]) => ({ cardIndex, components: componentsOf(part, reading) }));
}

/** The body shows the code, and the button copies it: 8x8 has that button take it as the end of an address. */
function codeComponents(code: unknown): Component[] {
  const parameters: Parameter[] = [{ type: 'text', text: code }];
  return [
    { type: 'body', parameters },
    { type: 'button', subType: 'Url', index: 0, parameters },
  ];
}

function componentsOf({ header, body, buttons }: Part, reading: Reading): Component[] {
  const above = headerFrom(header, reading);
  const texts = textsFrom(body, reading);
  return [
    ...(above.length ? [{ type: 'header', parameters: above }] : []),
    ...(texts.length ? [{ type: 'body', parameters: texts }] : []),
    ...[...buttons].sort(([a], [b]) => a - b).flatMap(([index, values]) => buttonFrom(index, values)),
  ];
}

function headerFrom(filled: readonly Filled[], reading: Reading): Parameter[] {
  const media = filled.filter(({ slot }) => slot.value.kind === 'media');
  if (media.length) return mediaFrom(media, reading);
  const places = filled.filter(({ slot }) => slot.value.kind === 'location');
  if (!places.length) return textsFrom(filled, reading);
  const location: Record<string, unknown> = {};
  for (const { slot, value } of places) {
    if (slot.value.kind === 'location' && value !== undefined) location[slot.value.part] = value;
  }
  return [{ type: 'location', location }];
}

/** Media come by their address, or as a file of the item that is uploaded before the message is sent. */
function mediaFrom(filled: readonly Filled[], reading: Reading): Parameter[] {
  const [first, second] = filled.filter(({ given }) => given);
  const label = filled[0]?.label ?? 'Header';
  if (!first) {
    tell(reading, label, 'is empty', 'Give it an address, or name a binary field of the item.');
    return [];
  }
  if (second) {
    tell(reading, second.label, 'is given beside a URL', 'Empty one of the two.');
    return [];
  }
  const { value: how } = first.slot;
  if (how.kind !== 'media' || first.value === undefined) return [];
  if (how.from === 'url') return [{ type: how.medium, url: first.value }];
  const name = typeof first.value === 'string' ? first.value : '';
  const file = reading.fileIn(name);
  if (!file) {
    tell(
      reading,
      first.label,
      `is "${name}", and the item has no file there`,
      'Name a field that holds a file.',
    );
    return [];
  }
  if (!reading.upload) {
    tell(reading, first.label, 'cannot be uploaded by this operation', 'Give an address in its place.');
    return [];
  }
  const parameter: Record<string, unknown> = { type: how.medium };
  parameter['url'] = reading.upload(file, (url) => {
    parameter['url'] = url;
  });
  return [parameter];
}

/** Numbered variables go by their order, others by their names. */
function textsFrom(filled: readonly Filled[], reading: Reading): Parameter[] {
  const texts = filled.flatMap(({ slot: { value: slot }, value }) =>
    slot.kind === 'text' && value !== undefined ? [{ name: slot.name, text: value }] : [],
  );
  const numbered = texts.every(({ name }) => /^\d+$/.test(name));
  if (!numbered) return texts.map(({ name, text }) => ({ type: 'text', name, text }));
  const inOrder = texts.sort((a, b) => Number(a.name) - Number(b.name));
  const known = new Set(filled.map(({ slot }) => (slot.value.kind === 'text' ? Number(slot.value.name) : 0)));
  const gap = Array.from({ length: Math.max(0, ...known) }, (_, place) => place + 1).find(
    (number) => !known.has(number),
  );
  if (gap !== undefined) {
    const near = filled[0]?.slot.id.replace(/\d+$/, String(gap)) ?? '';
    tell(reading, near, 'is missing', 'Variables with numbers go by their order: refresh the fields.');
  }
  return inOrder.map(({ text }) => ({ type: 'text', text }));
}

const parameters: Readonly<Record<ButtonTake, (value: unknown) => Parameter>> = {
  url: (text): Parameter => ({ type: 'text', text }),
  code: (couponCode): Parameter => ({ type: 'couponCode', couponCode }),
  payload: (payload): Parameter => ({ type: 'payload', payload }),
  flowData: (flowActionData): Parameter => ({ type: 'action', flowActionData }),
  minutes: (ttlMinutes): Parameter => ({ type: 'ttlMinutes', ttlMinutes }),
};

const subTypes: Readonly<Record<ButtonTake, string>> = {
  url: 'Url',
  code: 'CopyCode',
  payload: 'QuickReply',
  flowData: 'Flow',
  minutes: 'VoiceCall',
};

function buttonFrom(index: number, filled: readonly Filled[]): Component[] {
  const takes = filled.flatMap(({ slot, value }) =>
    slot.value.kind === 'button' ? [{ take: slot.value.takes, value }] : [],
  );
  const given = takes.filter(({ value }) => value !== undefined);
  if (!given.length) return [];
  // A button that can be called has a payload too; what else it takes tells it from a quick reply.
  const kind = takes.find(({ take }) => take !== 'payload')?.take ?? 'payload';
  return [
    {
      type: 'button',
      subType: subTypes[kind],
      index,
      parameters: given.map(({ take, value }) => parameters[take](value)),
    },
  ];
}
