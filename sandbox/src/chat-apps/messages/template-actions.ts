import { asArray, asObject, asText, toText, withoutUndefined, type JsonObject } from '../../engine/json';
import type { MessageAction } from '../../messages/message-content';
import { fillPlaceholders, type Template, type TemplateButton } from '../templates/template';

/** Lists the buttons of a template and of its cards, with the values that the sender gave for them. */
export function templateActions({ buttons = [], cards = [] }: Template, sent: JsonObject): MessageAction[] {
  const components = asArray(sent['components']).map(asObject);
  const cardValues = asArray(findByType(components, 'carousel')?.['cards']).map(asObject);
  return [
    ...toActions(buttons, components),
    ...cards.flatMap((card, index) => {
      const values = cardValues.find(({ cardIndex }, position) => Number(cardIndex ?? position) === index);
      const actions = toActions(card.buttons, asArray(values?.['components']).map(asObject));
      return actions.map((action) => ({ ...action, card: index }));
    }),
  ];
}

function findByType(components: readonly JsonObject[], wanted: string): JsonObject | undefined {
  return components.find(({ type }) => toText(type).toLowerCase() === wanted);
}

function toActions(buttons: readonly TemplateButton[], components: readonly JsonObject[]): MessageAction[] {
  const body = findByType(components, 'body') ?? components.find(({ type }) => type === undefined);
  return buttons.map((button, index) => {
    const values = components.find(
      ({ type, index: at }) => toText(type).toLowerCase() === 'button' && Number(at ?? 0) === index,
    );
    return toAction(button, asObject(asArray(values?.['parameters'])[0]), firstText(body));
  });
}

function firstText(component: JsonObject | undefined): string | undefined {
  return asText(asObject(asArray(component?.['parameters'])[0])['text']);
}

/** The code of an authentication template is a value of its body. */
function toAction(
  { type, label, value }: TemplateButton,
  given: JsonObject,
  code: string | undefined,
): MessageAction {
  const text = asText(given['text']);
  const title = label;
  switch (type) {
    case 'quick_reply':
      return { kind: 'quickReply', id: asText(given['payload']) ?? label, title };
    case 'url':
      return { kind: 'link', id: fillPlaceholders(value ?? '', text === undefined ? [] : [text]), title };
    case 'copy_code':
      return { kind: 'copyCode', id: asText(given['couponCode']) ?? text ?? code ?? value ?? '', title };
    case 'phone':
      return { kind: 'phone', id: value ?? '', title, opens: `tel:${value ?? ''}` };
    case 'flow':
      return { kind: 'flow', id: value ?? '', title };
    case 'voice_call':
      return withoutUndefined({ kind: 'voiceCall' as const, id: asText(given['payload']) ?? '', title });
    case 'request_contact_info':
      return { kind: 'contactInfo', id: 'contact', title };
  }
}
