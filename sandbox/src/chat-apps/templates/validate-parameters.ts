import type { Refusal } from '../../messages/message-batches';
import { listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import { parametersOf } from './sent-template';
import { buttonsOf, cardsOf, kindOf, partOf } from './template-components';

const missing = (what: string): Refusal => ({ code: 3041, reason: `The template needs ${what}` });

/** Whether the values of a message fit what its template has beside the body: its header, its buttons, its cards. */
export function sentParametersProblem(
  components: readonly JsonObject[],
  sent: JsonObject,
): Refusal | undefined {
  const where = 'header';
  return (
    headerProblem(partOf(components, 'HEADER'), parametersOf(sent, where), where) ??
    buttonsProblem(buttonsOf(components), sent, '') ??
    cardsProblem(cardsOf(components), sent)
  );
}

const variable = /\{\{\s*\w+\s*\}\}/;

function headerProblem(
  header: JsonObject | undefined,
  given: readonly JsonObject[],
  where: string,
): Refusal | undefined {
  const format = header ? spelled(header['format']).toLowerCase() : '';
  const isText = format === '' || format === 'text';
  const wanted = header && (!isText || variable.test(spelled(header['text']))) ? 1 : 0;
  if (given.length > wanted)
    return {
      code: 3033,
      reason: `The template has ${wanted} parameters in its ${where}, not ${given.length}`,
    };
  const [parameter] = given;
  if (wanted === 0) return undefined;
  if (!parameter) return missing(`a parameter in its ${where}`);
  const type = spelled(parameter['type']).toLowerCase();
  const right = isText ? 'text' : format;
  if (type !== right)
    return { code: 3042, reason: `The ${where} of the template takes ${right}, not ${type}` };
  if (type === 'location' || type === 'text') return undefined;
  return /^https?:\/\/\S+$/i.test(textOf(parameter['url']) ?? '')
    ? undefined
    : { code: 3046, reason: `The URL in the ${where} is not one` };
}

/** What a button needs a value of, by its kind; others may have one or not. */
function needOf(button: JsonObject): string | undefined {
  const kind = kindOf(button);
  if (kind === 'URL') return variable.test(spelled(button['url'])) ? 'text' : undefined;
  if (kind === 'COPY_CODE') return 'couponCode';
  return kind === 'OTP' ? 'text' : undefined;
}

function buttonsProblem(
  buttons: readonly JsonObject[],
  sent: JsonObject,
  where: string,
): Refusal | undefined {
  const given = new Map(
    listOf(sent['components'])
      .map(objectOf)
      .filter(({ type }) => spelled(type).toLowerCase() === 'button')
      .map((button) => [Number(button['index'] ?? 0), listOf(button['parameters']).map(objectOf)]),
  );
  const beyond = [...given.keys()].find((index) => !buttons[index]);
  if (beyond !== undefined)
    return { code: 3045, reason: `The template has no button ${beyond}${where}: it takes no parameter` };
  for (const [index, button] of buttons.entries()) {
    const need = needOf(button);
    const types = given.get(index)?.map(({ type }) => spelled(type));
    if (need === undefined) continue;
    if (!types?.length) return missing(`a parameter for button ${index}${where}`);
    if (types[0] !== need)
      return { code: 3042, reason: `Button ${index}${where} takes ${need}, not ${types[0] ?? ''}` };
  }
  return undefined;
}

function cardsProblem(cards: readonly (readonly JsonObject[])[], sent: JsonObject): Refusal | undefined {
  const carousel = listOf(sent['components'])
    .map(objectOf)
    .find(({ type }) => spelled(type).toLowerCase() === 'carousel');
  const given = new Map(
    listOf(carousel?.['cards'])
      .map(objectOf)
      .map((card) => [Number(card['cardIndex'] ?? 0), card]),
  );
  if (given.size > cards.length)
    return { code: 3033, reason: `The template has ${cards.length} cards, and ${given.size} were given` };
  for (const [index, card] of cards.entries()) {
    const values = given.get(index);
    if (!values) return missing(`parameters for card ${index}`);
    const where = ` of card ${index}`;
    const problem =
      headerProblem(partOf(card, 'HEADER'), parametersOf(values, 'header'), `header${where}`) ??
      textsProblem(spelled(partOf(card, 'BODY')?.['text'] ?? ''), values, where) ??
      buttonsProblem(buttonsOf(card), values, where);
    if (problem) return problem;
  }
  return undefined;
}

function textsProblem(text: string, sent: JsonObject, where: string): Refusal | undefined {
  const wanted = new Set(text.match(/\{\{\s*\w+\s*\}\}/g) ?? []).size;
  const given = parametersOf(sent, 'body').length;
  if (given === wanted) return undefined;
  return {
    code: given > wanted ? 3033 : 3041,
    reason: `The body${where} has ${wanted} parameters, and ${given} were given`,
  };
}
