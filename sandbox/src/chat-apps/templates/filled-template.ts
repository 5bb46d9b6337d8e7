import { asArray, asObject, asText, toText, withoutUndefined, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import type { FilledHeader, FilledTemplate } from '../../messages/message-content';
import { findTemplate, getParameters, getParameterTexts } from './sent-template';
import { fillPlaceholders, type Template } from './template';

/**
 * Fills the template of a message. The message keeps the result, because the template can change later. Returns
 * `undefined` when the template is unknown.
 */
export function fillTemplate(state: SandboxState, content: JsonObject): FilledTemplate | undefined {
  const template = findTemplate(state, content);
  if (!template) return undefined;
  const sent = asObject(content['template']);
  const carousel = asArray(sent['components'])
    .map(asObject)
    .find(({ type }) => toText(type).toLowerCase() === 'carousel');
  const cardValues = asArray(carousel?.['cards']).map(asObject);
  return withoutUndefined({
    header: template.header && fillHeader(template.header, sent),
    footer: template.footer,
    cards: template.cards?.map(({ body }, index) => {
      const values = cardValues.find(({ cardIndex }, position) => Number(cardIndex ?? position) === index);
      return withoutUndefined({
        header: cardHeader(values ?? {}),
        body: fillPlaceholders(body, getParameterTexts(values ?? {}, 'body')),
      });
    }),
  });
}

function fillHeader({ type, text }: NonNullable<Template['header']>, sent: JsonObject): FilledHeader {
  if (type === 'text') return { type, text: fillPlaceholders(text ?? '', getParameterTexts(sent, 'header')) };
  return { type, ...fileOrPlace(getParameters(sent, 'header')[0] ?? {}) };
}

function fileOrPlace({ url, location }: JsonObject): Pick<FilledHeader, 'url' | 'location'> {
  return withoutUndefined({
    url: asText(url),
    location: location === undefined ? undefined : asObject(location),
  });
}

const headerTypes = ['image', 'gif', 'video', 'document', 'location'] as const;

/** The header of a card has the type of its value. */
function cardHeader(values: JsonObject): FilledHeader | undefined {
  const [value] = getParameters(values, 'header');
  const type = headerTypes.find((each) => each === toText(value?.['type']).toLowerCase());
  return value && type && { type, ...fileOrPlace(value) };
}
