import type { ChatAppsCreateTemplateInput } from 'cpaas-8x8';

import { toText, asText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import type { Rejection } from '../../messages/message-batches';
import type { Received } from '../../server/operations/api-call';
import { flowTable } from '../flows/flow';
import { findButtons, findCards, getComponentType, findComponent } from './template-components';

const invalidTemplate = (reason: string): Rejection => ({ code: 1000, reason });
const invalidCombination = (reason: string): Rejection => ({ code: 3034, reason });

/** Checks the rules for new templates that the schema does not contain. */
export function validateTemplate(
  state: SandboxState,
  input: Received<ChatAppsCreateTemplateInput>,
): Rejection | undefined {
  const { components } = input;
  const category = input.category.toUpperCase();
  if (!/^[a-z]{2,3}(_[A-Za-z]{2,4})?$/.test(input.language))
    return { code: 3037, reason: 'language must be a code such as en or en_US' };
  return (
    validateComponents(components, category) ??
    validateTexts(components, category) ??
    validateButtons(state, findButtons(components), category) ??
    validateCarousel(findCards(components), category) ??
    validateTtl(input.message_send_ttl_seconds, category)
  );
}

function validateComponents(components: readonly JsonObject[], category: string): Rejection | undefined {
  const count = (kind: string): number => components.filter((each) => getComponentType(each) === kind).length;
  if (count('BODY') !== 1) return invalidCombination('A template has exactly one BODY');
  const duplicate = ['HEADER', 'FOOTER', 'BUTTONS', 'CAROUSEL'].find((kind) => count(kind) > 1);
  if (duplicate) return invalidCombination(`A template has at most one ${duplicate}`);
  if (count('CAROUSEL') > 0 && category !== 'MARKETING')
    return invalidCombination('CAROUSEL is allowed only in the category MARKETING');
  const isGif = toText(findComponent(components, 'HEADER')?.['format']).toLowerCase() === 'gif';
  return isGif && category !== 'MARKETING'
    ? invalidCombination('A header of format Gif is allowed only in the category MARKETING')
    : undefined;
}

const findVariables = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name);

function validateTexts(components: readonly JsonObject[], category: string): Rejection | undefined {
  const textIn = (kind: string): string => asText(findComponent(components, kind)?.['text']) ?? '';
  const [header, body, footer] = [textIn('HEADER'), textIn('BODY'), textIn('FOOTER')];
  if (body === '' && category !== 'AUTHENTICATION') return invalidTemplate('The BODY has no text');
  if (header.length > 60) return invalidTemplate('The text of the HEADER has more than 60 characters');
  if (findVariables(header).length > 1) return invalidTemplate('The HEADER has more than one variable');
  if (footer.length > 60) return invalidTemplate('The text of the FOOTER has more than 60 characters');
  if (findVariables(footer).length > 0) return invalidTemplate('The FOOTER must not have a variable');
  // WhatsApp's own authentication texts begin with the code.
  if (category !== 'AUTHENTICATION' && /^\s*\{\{|\}\}\s*$/.test(body))
    return invalidTemplate('The text of the BODY begins or ends with a variable');
  const numbers = [
    ...new Set(
      findVariables(body)
        .filter((name) => /^\d+$/.test(name))
        .map(Number),
    ),
  ];
  return numbers.sort((a, b) => a - b).some((number, index) => number !== index + 1)
    ? invalidTemplate('The variables of the BODY must be numbered from 1 without a gap')
    : undefined;
}

/** The maximum number of buttons of each type. */
const maxButtons: Readonly<Record<string, number>> = {
  URL: 2,
  PHONE_NUMBER: 1,
  COPY_CODE: 1,
  OTP: 1,
  FLOW: 1,
  VOICE_CALL: 1,
};

function validateButtons(
  state: SandboxState,
  buttons: readonly JsonObject[],
  category: string,
): Rejection | undefined {
  const kinds = buttons.map(getComponentType);
  for (const [kind, limit] of Object.entries(maxButtons)) {
    if (kinds.filter((each) => each === kind).length > limit)
      return invalidCombination(`A template has at most ${limit} of the button ${kind}`);
  }
  if (kinds.includes('OTP') && (category !== 'AUTHENTICATION' || kinds.length > 1))
    return invalidCombination('The button OTP must be the only button, in the category AUTHENTICATION');
  if (kinds.includes('VOICE_CALL') && category === 'AUTHENTICATION')
    return invalidCombination(
      'The button VOICE_CALL is allowed only in the categories MARKETING and UTILITY',
    );
  if (kinds.some((kind, index) => kind !== kinds[index - 1] && kinds.indexOf(kind) < index))
    return invalidCombination('Buttons of one type must be next to each other');
  const flow = buttons.find((each) => getComponentType(each) === 'FLOW')?.['flowId'];
  const published = state.table(flowTable).get(toText(flow))?.status === 'PUBLISHED';
  return flow !== undefined && !published
    ? invalidTemplate(`There is no published Flow ${toText(flow)}`)
    : undefined;
}

function validateCarousel(
  cards: readonly (readonly JsonObject[])[],
  category: string,
): Rejection | undefined {
  const layouts = new Set(cards.map((card) => findButtons(card).map(getComponentType).join(', ')));
  if (layouts.size > 1)
    return invalidCombination('The cards of a CAROUSEL must have the same types of buttons');
  const [layout = ''] = layouts;
  if (layout.split(', ').length > 2) return invalidCombination('A card has at most two buttons');
  const tooLong = cards.some((card) => (asText(findComponent(card, 'BODY')?.['text']) ?? '').length > 160);
  if (tooLong) return invalidTemplate('The text of a card has more than 160 characters');
  return cards.length > 0 && category !== 'MARKETING'
    ? invalidCombination('CAROUSEL is allowed only in the category MARKETING')
    : undefined;
}

const ttlRanges: Readonly<Record<string, readonly [number, number]>> = {
  AUTHENTICATION: [30, 900],
  UTILITY: [30, 43_200],
  MARKETING: [43_200, 2_592_000],
};

function validateTtl(seconds: unknown, category: string): Rejection | undefined {
  const [least, greatest] = ttlRanges[category] ?? [30, 2_592_000];
  if (typeof seconds !== 'number' || (seconds >= least && seconds <= greatest)) return undefined;
  if (seconds === -1 && category !== 'MARKETING') return undefined;
  return {
    code: 1010,
    reason: `message_send_ttl_seconds must be from ${least} to ${greatest} for ${category}`,
  };
}
