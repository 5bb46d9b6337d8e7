import type {
  ChatAppsGetTemplatesOutputButton,
  ChatAppsGetTemplatesOutputComponent,
  ChatAppsGetTemplatesOutputExample,
  ChatAppsGetTemplatesOutputTemplate,
} from 'cpaas-8x8';

import type { SubAccountChannel } from '../../engine/account';
import { capitalize, withoutUndefined, type JsonObject } from '../../engine/json';
import type { Template, TemplateButton, TemplateComponent } from './template';
import { getComponentType } from './template-components';

/** The creation time of the default templates. */
const defaultCreatedAt = '2025-11-03T09:00:00.00Z';

/** Formats a template as `getTemplates` returns it at 8x8. */
export function toTemplateResponse(
  template: Template,
  channel: SubAccountChannel,
): ChatAppsGetTemplatesOutputTemplate {
  const { name, language, category, status, components, createdAt = defaultCreatedAt, updatedAt } = template;
  return {
    channelId: channel.channelId,
    channelName: `${channel.channel} ${channel.address}`,
    templateName: name,
    language,
    languageName: findLanguageName(language),
    components: (components ?? toComponents(template)).map(toComponentResponse),
    category,
    categoryName: capitalize(category),
    status,
    statusName: capitalize(status.replaceAll('_', ' ')),
    createdAt,
    updatedAt: updatedAt ?? createdAt,
  };
}

function findLanguageName(language: string): string {
  const names = new Intl.DisplayNames(['en'], { type: 'language', languageDisplay: 'standard' });
  try {
    return names.of(language.replace('_', '-')) ?? language;
  } catch {
    return language;
  }
}

/** Formats a component. The examples of its variables are returned in the object `example`. */
function toComponentResponse(component: TemplateComponent): ChatAppsGetTemplatesOutputComponent {
  const type = getComponentType(component);
  const { format, text, buttons, examples, cards } = component;
  return withoutUndefined<ChatAppsGetTemplatesOutputComponent>({
    type,
    format: format ? capitalize(format) : type === 'HEADER' ? 'Text' : undefined,
    text,
    buttons: buttons?.map(toButtonResponse),
    example: examples && toExampleResponse(type, format, [...examples]),
    cards: cards?.map(({ components }) => ({ components: components.map(toComponentResponse) })),
  });
}

function toExampleResponse(
  type: string,
  format: string | undefined,
  examples: string[],
): ChatAppsGetTemplatesOutputExample {
  if (type !== 'HEADER') return { bodyText: examples };
  return ['', 'text'].includes((format ?? '').toLowerCase())
    ? { headerText: examples }
    : { headerHandle: examples };
}

type ButtonInput = NonNullable<TemplateComponent['buttons']>[number];

function toButtonResponse(button: ButtonInput): ChatAppsGetTemplatesOutputButton {
  const { text, phoneNumber, country, url, flowId, flowAction, navigateScreen, ttlMinutes } = button;
  // A button may also be sent with `examples`, the name that components use.
  const { example, examples }: JsonObject = button;
  return withoutUndefined<ChatAppsGetTemplatesOutputButton>({
    type: getComponentType(button),
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

/** Creates the components of a template that was not created through the API. */
function toComponents({ header, body, footer, buttons, cards }: Template): TemplateComponent[] {
  return [
    ...(header ? [withoutUndefined({ type: 'HEADER', format: header.type, text: header.text })] : []),
    { type: 'BODY', text: body },
    ...(footer === undefined ? [] : [{ type: 'FOOTER', text: footer }]),
    ...(buttons ? [{ type: 'BUTTONS', buttons: buttons.map(toButton) }] : []),
    ...(cards ? [{ type: 'CAROUSEL', cards: cards.map(toCard) }] : []),
  ];
}

const toCard = ({ body, buttons }: NonNullable<Template['cards']>[number]) => ({
  components: [
    { type: 'HEADER', format: 'Image' },
    { type: 'BODY', text: body },
    { type: 'BUTTONS', buttons: buttons.map(toButton) },
  ],
});

/** The field that holds the value of a button. */
const valueFields: Readonly<Partial<Record<TemplateButton['type'], string>>> = {
  phone: 'phoneNumber',
  flow: 'flowId',
};

function toButton({ type, label, value }: TemplateButton): ButtonInput {
  const kind = type === 'phone' ? 'PHONE_NUMBER' : type.toUpperCase();
  return withoutUndefined({ type: kind, text: label, [valueFields[type] ?? 'url']: value });
}
