import { asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { Rejection } from '../../messages/message-batches';
import { getParameters } from './sent-template';
import { findButtons, findCards, getComponentType, findComponent } from './template-components';

const missingParameter = (what: string): Rejection => ({ code: 3041, reason: `The template needs ${what}` });

/**
 * Checks the parameters of the header, the buttons and the cards of a template message. `validateTemplateMessage`
 * checks those of the body.
 */
export function validateParameters(
  components: readonly JsonObject[],
  sent: JsonObject,
): Rejection | undefined {
  const location = 'header';
  return (
    validateHeader(findComponent(components, 'HEADER'), getParameters(sent, location), location) ??
    validateButtons(findButtons(components), sent, '') ??
    validateCards(findCards(components), sent)
  );
}

const variable = /\{\{\s*\w+\s*\}\}/;

function validateHeader(
  header: JsonObject | undefined,
  provided: readonly JsonObject[],
  location: string,
): Rejection | undefined {
  const format = header ? toText(header['format']).toLowerCase() : '';
  const isText = format === '' || format === 'text';
  const expectedCount = header && (!isText || variable.test(toText(header['text']))) ? 1 : 0;
  if (provided.length > expectedCount)
    return {
      code: 3033,
      reason: `The template has ${expectedCount} parameters in its ${location}, not ${provided.length}`,
    };
  const [parameter] = provided;
  if (expectedCount === 0) return undefined;
  if (!parameter) return missingParameter(`a parameter in its ${location}`);
  const type = toText(parameter['type']).toLowerCase();
  const expectedType = isText ? 'text' : format;
  if (type !== expectedType)
    return { code: 3042, reason: `The ${location} of the template takes ${expectedType}, not ${type}` };
  if (type === 'location' || type === 'text') return undefined;
  return /^https?:\/\/\S+$/i.test(asText(parameter['url']) ?? '')
    ? undefined
    : { code: 3046, reason: `The URL in the ${location} is not valid` };
}

/** Returns the parameter type that a button requires. Other buttons accept an optional parameter. */
function findRequiredParameterType(button: JsonObject): string | undefined {
  const kind = getComponentType(button);
  if (kind === 'URL') return variable.test(toText(button['url'])) ? 'text' : undefined;
  if (kind === 'COPY_CODE') return 'couponCode';
  return kind === 'OTP' ? 'text' : undefined;
}

function validateButtons(
  buttons: readonly JsonObject[],
  sent: JsonObject,
  location: string,
): Rejection | undefined {
  const provided = new Map(
    asArray(sent['components'])
      .map(asObject)
      .filter(({ type }) => toText(type).toLowerCase() === 'button')
      .map((button) => [Number(button['index'] ?? 0), asArray(button['parameters']).map(asObject)]),
  );
  const unknownIndex = [...provided.keys()].find((index) => !buttons[index]);
  if (unknownIndex !== undefined)
    return {
      code: 3045,
      reason: `The template has no button ${unknownIndex}${location}: it takes no parameter`,
    };
  for (const [index, button] of buttons.entries()) {
    const requiredType = findRequiredParameterType(button);
    const types = provided.get(index)?.map(({ type }) => toText(type));
    if (requiredType === undefined) continue;
    if (!types?.length) return missingParameter(`a parameter for button ${index}${location}`);
    if (types[0] !== requiredType)
      return {
        code: 3042,
        reason: `Button ${index}${location} takes ${requiredType}, not ${types[0] ?? ''}`,
      };
  }
  return undefined;
}

function validateCards(cards: readonly (readonly JsonObject[])[], sent: JsonObject): Rejection | undefined {
  const carousel = asArray(sent['components'])
    .map(asObject)
    .find(({ type }) => toText(type).toLowerCase() === 'carousel');
  const provided = new Map(
    asArray(carousel?.['cards'])
      .map(asObject)
      .map((card) => [Number(card['cardIndex'] ?? 0), card]),
  );
  if (provided.size > cards.length)
    return { code: 3033, reason: `The template has ${cards.length} cards, and ${provided.size} were given` };
  for (const [index, card] of cards.entries()) {
    const values = provided.get(index);
    if (!values) return missingParameter(`parameters for card ${index}`);
    const location = ` of card ${index}`;
    const rejection =
      validateHeader(findComponent(card, 'HEADER'), getParameters(values, 'header'), `header${location}`) ??
      validateCardBody(toText(findComponent(card, 'BODY')?.['text'] ?? ''), values, location) ??
      validateButtons(findButtons(card), values, location);
    if (rejection) return rejection;
  }
  return undefined;
}

function validateCardBody(text: string, sent: JsonObject, location: string): Rejection | undefined {
  const expectedCount = new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
  const provided = getParameters(sent, 'body').length;
  if (provided === expectedCount) return undefined;
  return {
    code: provided > expectedCount ? 3033 : 3041,
    reason: `The body${location} has ${expectedCount} parameters, and ${provided} were given`,
  };
}
