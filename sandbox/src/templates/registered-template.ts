import { capitalised, defined, listOf, objectOf, spelled, textOf, type JsonObject } from '../json';
import type { Template, TemplateButton } from '../messages/templates';
import type { SubAccountChannel } from '../world/state';
import { kindOf } from './template-parts';

/** Templates that every sandbox has are as old as this. */
const firstDay = '2025-11-03T09:00:00.00Z';

/** A template as 8x8 returns it. */
export function registeredTemplate(template: Template, channel: SubAccountChannel): JsonObject {
  const { name, language, category, status, components, createdAt = firstDay, updatedAt } = template;
  return {
    channelId: channel.channelId,
    channelName: `${channel.channel} ${channel.address}`,
    templateName: name,
    language,
    languageName: languageName(language),
    components: (components ?? componentsOf(template)).map(registeredComponent),
    category,
    categoryName: capitalised(category),
    status,
    statusName: capitalised(status.replaceAll('_', ' ')),
    createdAt,
    updatedAt: updatedAt ?? createdAt,
  };
}

function languageName(language: string): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });
  try {
    return names.of(language.replace('_', '-')) ?? language;
  } catch {
    return language;
  }
}

/** Of a component as it was handed in: the values of its variables move into an object of their own. */
function registeredComponent(component: JsonObject): JsonObject {
  const type = kindOf(component);
  const { format, text, buttons, examples, cards } = component;
  return defined({
    type,
    format:
      textOf(format) === undefined ? (type === 'HEADER' ? 'Text' : undefined) : capitalised(spelled(format)),
    text,
    buttons: Array.isArray(buttons) ? buttons.map((button) => registeredButton(objectOf(button))) : undefined,
    example: Array.isArray(examples) ? { [exampleName(type, format)]: examples.map(spelled) } : undefined,
    cards: Array.isArray(cards)
      ? cards.map((card) => ({
          components: listOf(objectOf(card)['components']).map(objectOf).map(registeredComponent),
        }))
      : undefined,
  });
}

function exampleName(type: string, format: unknown): 'headerText' | 'bodyText' | 'headerHandle' {
  if (type !== 'HEADER') return 'bodyText';
  return ['', 'text'].includes(spelled(format).toLowerCase()) ? 'headerText' : 'headerHandle';
}

function registeredButton(button: JsonObject): JsonObject {
  const { text, phoneNumber, country, url, flowId, flowAction, navigateScreen, ttlMinutes } = button;
  const example = button['example'] ?? button['examples'];
  return defined({
    type: kindOf(button),
    text,
    phoneNumber,
    country,
    url,
    example,
    flowId,
    flowAction,
    navigateScreen,
    ttlMinutes,
  });
}

/** The components of a template that was not handed in over the API. */
function componentsOf({ header, body, footer, buttons, cards }: Template): JsonObject[] {
  return [
    ...(header ? [defined({ type: 'HEADER', format: header.type, text: header.text })] : []),
    { type: 'BODY', text: body },
    ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons ? [{ type: 'BUTTONS', buttons: buttons.map(buttonOf) }] : []),
    ...(cards ? [{ type: 'CAROUSEL', cards: cards.map(cardOf) }] : []),
  ];
}

const cardOf = ({ body, buttons }: NonNullable<Template['cards']>[number]): JsonObject => ({
  components: [
    { type: 'HEADER', format: 'Image' },
    { type: 'BODY', text: body },
    { type: 'BUTTONS', buttons: buttons.map(buttonOf) },
  ],
});

/** Which field of a button holds its value. */
const valueFields: Readonly<Partial<Record<TemplateButton['type'], string>>> = {
  phone: 'phoneNumber',
  flow: 'flowId',
};

function buttonOf({ type, label, value }: TemplateButton): JsonObject {
  const kind = type === 'phone' ? 'PHONE_NUMBER' : type.toUpperCase();
  return defined({ type: kind, text: label, [valueFields[type] ?? 'url']: value });
}
