import type {
  ChatAppsGetTemplatesOutputButton,
  ChatAppsGetTemplatesOutputComponent,
  ChatAppsGetTemplatesOutputExample,
  ChatAppsGetTemplatesOutputTemplate,
} from 'cpaas-8x8';

import { capitalised, defined, type JsonObject } from '../../engine/json';
import type { Template, TemplateButton, TemplateComponent } from './template';
import type { SubAccountChannel } from '../../engine/state';
import { kindOf } from './template-components';

/** Templates that every sandbox has are as old as this. */
const firstDay = '2025-11-03T09:00:00.00Z';

/** A template as 8x8 returns it. */
export function registeredTemplate(
  template: Template,
  channel: SubAccountChannel,
): ChatAppsGetTemplatesOutputTemplate {
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
function registeredComponent(component: TemplateComponent): ChatAppsGetTemplatesOutputComponent {
  const type = kindOf(component);
  const { format, text, buttons, examples, cards } = component;
  return defined<ChatAppsGetTemplatesOutputComponent>({
    type,
    format: format ? capitalised(format) : type === 'HEADER' ? 'Text' : undefined,
    text,
    buttons: buttons?.map(registeredButton),
    example: examples && exampleOf(type, format, [...examples]),
    cards: cards?.map(({ components }) => ({ components: components.map(registeredComponent) })),
  });
}

function exampleOf(
  type: string,
  format: string | undefined,
  examples: string[],
): ChatAppsGetTemplatesOutputExample {
  if (type !== 'HEADER') return { bodyText: examples };
  return ['', 'text'].includes((format ?? '').toLowerCase())
    ? { headerText: examples }
    : { headerHandle: examples };
}

type HandedInButton = NonNullable<TemplateComponent['buttons']>[number];

function registeredButton(button: HandedInButton): ChatAppsGetTemplatesOutputButton {
  const { text, phoneNumber, country, url, flowId, flowAction, navigateScreen, ttlMinutes } = button;
  // A button may also be handed in with `examples`, the name that components use.
  const { example, examples }: JsonObject = button;
  return defined<ChatAppsGetTemplatesOutputButton>({
    type: kindOf(button),
    text,
    phoneNumber,
    country,
    url,
    example: (example ?? examples) as string[] | undefined,
    flowId,
    flowAction,
    navigateScreen,
    ttlMinutes: ttlMinutes === undefined ? undefined : Number(ttlMinutes),
  });
}

/** The components of a template that was not handed in over the API. */
function componentsOf({ header, body, footer, buttons, cards }: Template): TemplateComponent[] {
  return [
    ...(header ? [defined({ type: 'HEADER', format: header.type, text: header.text })] : []),
    { type: 'BODY', text: body },
    ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons ? [{ type: 'BUTTONS', buttons: buttons.map(buttonOf) }] : []),
    ...(cards ? [{ type: 'CAROUSEL', cards: cards.map(cardOf) }] : []),
  ];
}

const cardOf = ({ body, buttons }: NonNullable<Template['cards']>[number]) => ({
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

function buttonOf({ type, label, value }: TemplateButton): HandedInButton {
  const kind = type === 'phone' ? 'PHONE_NUMBER' : type.toUpperCase();
  return defined({ type: kind, text: label, [valueFields[type] ?? 'url']: value });
}
