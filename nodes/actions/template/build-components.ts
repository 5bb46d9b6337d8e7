import type {
  ChatAppsSendCard,
  ChatAppsSendComponent,
  ChatAppsSendParameter,
} from '../../../core/src/generated';
import type { UncheckedValues, ReadContext } from '../fields/field';
import { limitsOf } from '../composer/media-fields';
import { type MappedField, reportField, readPlaceholderValue } from './placeholder-values';
import type { ButtonValue, Placeholder } from './placeholder';

type Component = UncheckedValues<ChatAppsSendComponent>;
type Parameter = UncheckedValues<ChatAppsSendParameter>;

/** The values of a template or of one of its cards, by component. */
interface PlacedValues {
  readonly header: PlaceholderInput[];
  readonly body: PlaceholderInput[];
  readonly buttons: Map<number, PlaceholderInput[]>;
}

interface PlaceholderInput {
  readonly placeholder: Placeholder;
  readonly label: string;
  readonly value: unknown;
  /** Whether the user entered a value, even an invalid one. */
  readonly given: boolean;
}

const emptyPlacedValues = (): PlacedValues => ({ header: [], body: [], buttons: new Map() });

interface BuildContext extends ReadContext {
  /** Notes which field a parameter comes from, and returns the parameter. */
  readonly named: <T extends object>(parameter: T, label: string) => T;
}

/**
 * Builds the components of a template message from the values of the mapper's fields. `labels` receives the label of the
 * field that each parameter comes from.
 */
export function buildComponents(
  fields: readonly MappedField[],
  reports: ReadContext,
  labels?: Map<unknown, string>,
): Component[] {
  const readContext: BuildContext = {
    ...reports,
    named(parameter, label) {
      labels?.set(parameter, label);
      return parameter;
    },
  };
  const whole = emptyPlacedValues();
  const cards = new Map<number, PlacedValues>();
  let code: PlaceholderInput | undefined;
  for (const field of fields) {
    const { placeholder, label } = field;
    const value = readPlaceholderValue(field, readContext);
    const part =
      placeholder.card === undefined ? whole : getOrCreate(cards, placeholder.card, emptyPlacedValues);
    const given = field.value !== undefined && field.value !== null && field.value !== '';
    const filled = { placeholder, label, value, given };
    if (placeholder.part === 'code') {
      code = filled;
      continue;
    }
    if (placeholder.value.kind === 'button')
      getOrCreate(part.buttons, placeholder.value.index, () => []).push(filled);
    else (placeholder.part === 'header' ? part.header : part.body).push(filled);
  }
  const components: Component[] = [
    ...(code?.value === undefined ? [] : buildCodeComponents(code, readContext)),
    ...buildPartComponents(whole, readContext),
  ];
  if (cards.size) components.push({ type: 'carousel', cards: buildCards(cards, readContext) });
  return components;
}

function getOrCreate<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
}

function buildCards(
  cards: ReadonlyMap<number, PlacedValues>,
  readContext: BuildContext,
): UncheckedValues<ChatAppsSendCard>[] {
  return [...cards]
    .sort(([a], [b]) => a - b)
    .map(([cardIndex, part]) => ({ cardIndex, components: buildPartComponents(part, readContext) }));
}

/** An authentication template needs the code twice: in the body, and for the button that copies it, as a URL suffix. */
function buildCodeComponents({ value, label }: PlaceholderInput, { named }: BuildContext): Component[] {
  const parameters: Parameter[] = [named({ type: 'text', text: value }, label)];
  return [
    { type: 'body', parameters },
    { type: 'button', subType: 'Url', index: 0, parameters },
  ];
}

function buildPartComponents(
  { header, body, buttons }: PlacedValues,
  readContext: BuildContext,
): Component[] {
  const above = buildHeader(header, readContext);
  const texts = buildTexts(body, readContext);
  return [
    ...(above.length ? [{ type: 'header', parameters: above }] : []),
    ...(texts.length ? [{ type: 'body', parameters: texts }] : []),
    ...[...buttons]
      .sort(([a], [b]) => a - b)
      .flatMap(([index, values]) => buildButton(index, values, readContext)),
  ];
}

function buildHeader(filled: readonly PlaceholderInput[], readContext: BuildContext): Parameter[] {
  const media = filled.filter(({ placeholder }) => placeholder.value.kind === 'media');
  if (media.length) return buildMedia(media, readContext);
  const places = filled.filter(({ placeholder }) => placeholder.value.kind === 'location');
  if (!places.length) return buildTexts(filled, readContext);
  const location: Record<string, unknown> = {};
  for (const { placeholder, value } of places) {
    if (placeholder.value.kind === 'location' && value !== undefined)
      location[placeholder.value.part] = value;
  }
  return [{ type: 'location', location }];
}

/** A medium is given by URL, or as a binary field that is uploaded before the message is sent. */
function buildMedia(filled: readonly PlaceholderInput[], readContext: BuildContext): Parameter[] {
  const [first, second] = filled.filter(({ given }) => given);
  const label = filled[0]?.label ?? 'Header';
  if (!first) {
    const file = filled.find(({ placeholder: { value } }) => value.kind === 'media' && value.from !== 'url');
    const orFile = file ? `, or the name of the item's file, such as data, in ${file.label}` : '';
    reportField(readContext, label, 'is empty', `Enter a web address${orFile}.`);
    return [];
  }
  if (second) {
    reportField(readContext, second.label, 'is given beside a URL', 'Empty one of the two.');
    return [];
  }
  const { value: how } = first.placeholder;
  if (how.kind !== 'media' || first.value === undefined) return [];
  const kind = how.medium === 'document' ? 'file' : how.medium;
  const url =
    how.from === 'url' ? first.value : readContext.upload(first.value, limitsOf([kind]), first.label);
  return [readContext.named({ type: how.medium, url }, first.label)];
}

/** Numbered variables are sent in order, named variables with their names. */
function buildTexts(filled: readonly PlaceholderInput[], readContext: BuildContext): Parameter[] {
  const texts = filled.flatMap(({ placeholder: { value: placeholder }, label, value }) =>
    placeholder.kind === 'text' && value !== undefined
      ? [{ name: placeholder.name, label, text: value }]
      : [],
  );
  const numbered = texts.every(({ name }) => /^\d+$/.test(name));
  const { named } = readContext;
  if (!numbered) {
    return texts.map(({ name, label, text }) => named({ type: 'text', name, text }, label));
  }
  const inOrder = texts.sort((a, b) => Number(a.name) - Number(b.name));
  const known = new Set(
    filled.map(({ placeholder }) => (placeholder.value.kind === 'text' ? Number(placeholder.value.name) : 0)),
  );
  const gap = Array.from({ length: Math.max(0, ...known) }, (_, place) => place + 1).find(
    (number) => !known.has(number),
  );
  if (gap !== undefined) {
    const near = filled[0]?.placeholder.id.replace(/\d+$/, String(gap)) ?? '';
    reportField(
      readContext,
      near,
      'is missing',
      'Variables with numbers go by their order: refresh the fields.',
    );
  }
  return inOrder.map(({ label, text }) => named({ type: 'text', text }, label));
}

const buttonParameters: Readonly<Record<ButtonValue, (value: unknown) => Parameter>> = {
  url: (text): Parameter => ({ type: 'text', text }),
  code: (couponCode): Parameter => ({ type: 'couponCode', couponCode }),
  payload: (payload): Parameter => ({ type: 'payload', payload }),
  flowData: (flowActionData): Parameter => ({ type: 'action', flowActionData }),
  minutes: (ttlMinutes): Parameter => ({ type: 'ttlMinutes', ttlMinutes }),
};

const buttonSubTypes: Readonly<Record<ButtonValue, string>> = {
  url: 'Url',
  code: 'CopyCode',
  payload: 'QuickReply',
  flowData: 'Flow',
  minutes: 'VoiceCall',
};

function buildButton(
  index: number,
  filled: readonly PlaceholderInput[],
  { named }: BuildContext,
): Component[] {
  const takes = filled.flatMap(({ placeholder, label, value }) =>
    placeholder.value.kind === 'button' ? [{ take: placeholder.value.takes, label, value }] : [],
  );
  const given = takes.filter(({ value }) => value !== undefined);
  if (!given.length) return [];
  // Both a voice call and a quick reply have a payload. The voice call also has minutes.
  const kind = takes.find(({ take }) => take !== 'payload')?.take ?? 'payload';
  return [
    {
      type: 'button',
      subType: buttonSubTypes[kind],
      index,
      parameters: given.map(({ take, label, value }) => named(buttonParameters[take](value), label)),
    },
  ];
}
