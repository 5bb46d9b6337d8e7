import type { ChatAppsCreateTemplateInput } from 'cpaas-8x8';

import type { Received } from '../../server/operations/api-call';
import type { Refusal } from '../../messages/message-batches';
import { spelled, textOf, type JsonObject } from '../../engine/json';
import type { WorldState } from '../../engine/state';
import { buttonsOf, cardsOf, kindOf, partOf } from './template-components';

const otherwise = (reason: string): Refusal => ({ code: 1000, reason });
const combination = (reason: string): Refusal => ({ code: 3034, reason });

/** What is wrong with a new template, beyond what the schema says. */
export function newTemplateProblem(
  state: WorldState,
  input: Received<ChatAppsCreateTemplateInput>,
): Refusal | undefined {
  const { components } = input;
  const category = input.category.toUpperCase();
  if (!/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(input.language))
    return { code: 3037, reason: 'language must be a code such as en or en_US' };
  return (
    partsProblem(components, category) ??
    textProblem(components, category) ??
    buttonProblem(state, buttonsOf(components), category) ??
    carouselProblem(cardsOf(components), category) ??
    ttlProblem(input.message_send_ttl_seconds, category)
  );
}

function partsProblem(components: readonly JsonObject[], category: string): Refusal | undefined {
  const count = (kind: string): number => components.filter((each) => kindOf(each) === kind).length;
  if (count('BODY') !== 1) return combination('A template has exactly one BODY');
  const double = ['HEADER', 'FOOTER', 'BUTTONS', 'CAROUSEL'].find((kind) => count(kind) > 1);
  if (double) return combination(`A template has at most one ${double}`);
  if (count('CAROUSEL') > 0 && category !== 'MARKETING')
    return combination('CAROUSEL is for the category MARKETING alone');
  const gif = spelled(partOf(components, 'HEADER')?.['format']).toLowerCase() === 'gif';
  return gif && category !== 'MARKETING'
    ? combination('A header of format Gif is for the category MARKETING alone')
    : undefined;
}

const variables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

function textProblem(components: readonly JsonObject[], category: string): Refusal | undefined {
  const textIn = (kind: string): string => textOf(partOf(components, kind)?.['text']) ?? '';
  const [header, body, footer] = [textIn('HEADER'), textIn('BODY'), textIn('FOOTER')];
  if (body === '' && category !== 'AUTHENTICATION') return otherwise('The BODY needs a text');
  if (header.length > 60) return otherwise('The text of the HEADER has more than 60 characters');
  if (variables(header).length > 1) return otherwise('The HEADER has more than one variable');
  if (footer.length > 60) return otherwise('The text of the FOOTER has more than 60 characters');
  if (variables(footer).length > 0) return otherwise('The FOOTER has a variable, which it must not have');
  // A code may stand at the beginning: so it does in WhatsApp's own words.
  if (category !== 'AUTHENTICATION' && /^\s*\{\{|\}\}\s*$/.test(body))
    return otherwise('The text of the BODY begins or ends with a variable');
  const numbers = [
    ...new Set(
      variables(body)
        .filter((name) => /^\d+$/.test(name))
        .map(Number),
    ),
  ];
  return numbers.sort((one, other) => one - other).some((number, index) => number !== index + 1)
    ? otherwise('The variables of the BODY are not numbered from 1 without a gap')
    : undefined;
}

/** How many buttons of a kind a template may have. */
const most: Readonly<Record<string, number>> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  OTP: 1,
  FLOW: 1,
  VOICE_CALL: 1,
};

function buttonProblem(
  { business }: WorldState,
  buttons: readonly JsonObject[],
  category: string,
): Refusal | undefined {
  const kinds = buttons.map(kindOf);
  for (const [kind, limit] of Object.entries(most)) {
    if (kinds.filter((each) => each === kind).length > limit)
      return combination(`A template has at most ${limit} of the button ${kind}`);
  }
  if (kinds.includes('OTP') && (category !== 'AUTHENTICATION' || kinds.length > 1))
    return combination('The button OTP stands alone, in the category AUTHENTICATION');
  if (kinds.includes('VOICE_CALL') && category === 'AUTHENTICATION')
    return combination('The button VOICE_CALL is for the categories MARKETING and UTILITY');
  if (kinds.some((kind, index) => kind !== kinds[index - 1] && kinds.indexOf(kind) < index))
    return combination('Buttons of one kind must stand together');
  const flow = buttons.find((each) => kindOf(each) === 'FLOW')?.['flowId'];
  const published = business.flows.some(({ id, status }) => id === flow && status === 'PUBLISHED');
  return flow !== undefined && !published
    ? otherwise(`There is no published Flow ${spelled(flow)}`)
    : undefined;
}

function carouselProblem(cards: readonly (readonly JsonObject[])[], category: string): Refusal | undefined {
  const layouts = new Set(cards.map((card) => buttonsOf(card).map(kindOf).join(', ')));
  if (layouts.size > 1) return combination('The cards of a CAROUSEL must have the same kinds of buttons');
  const [layout = ''] = layouts;
  if (layout.split(', ').length > 2) return combination('A card has at most two buttons');
  const tooLong = cards.some((card) => (textOf(partOf(card, 'BODY')?.['text']) ?? '').length > 160);
  if (tooLong) return otherwise('The text of a card has more than 160 characters');
  return cards.length > 0 && category !== 'MARKETING'
    ? combination('CAROUSEL is for the category MARKETING alone')
    : undefined;
}

const ttlRanges: Readonly<Record<string, readonly [number, number]>> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
};

function ttlProblem(seconds: unknown, category: string): Refusal | undefined {
  const [least, greatest] = ttlRanges[category] ?? [30, 2_592_000];
  if (typeof seconds !== 'number' || (seconds >= least && seconds <= greatest)) return undefined;
  if (seconds === -1 && category !== 'MARKETING') return undefined;
  return {
    code: 1010,
    reason: `message_send_ttl_seconds must be from ${least} to ${greatest} for ${category}`,
  };
}
