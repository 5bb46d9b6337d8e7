import { withoutUndefined, asArray, asObject, toText, asText, type JsonObject } from '../../engine/json';
import type { Template, TemplateButton } from './template';

/** The parts of a template that the sandbox uses. */
type TemplateContent = Pick<
  Template,
  'header' | 'body' | 'footer' | 'buttons' | 'cards' | 'callPermissionRequest'
>;

/** Upper case, because 8x8's samples write component and button types in any case. */
export const getComponentType = (part: JsonObject): string => toText(part['type']).toUpperCase();

export const findComponent = (components: readonly JsonObject[], kind: string): JsonObject | undefined =>
  components.find((each) => getComponentType(each) === kind);

export const findButtons = (components: readonly JsonObject[]): JsonObject[] =>
  asArray(findComponent(components, 'BUTTONS')?.['buttons']).map(asObject);

export const findCards = (components: readonly JsonObject[]): JsonObject[][] =>
  asArray(findComponent(components, 'CAROUSEL')?.['cards']).map((card) =>
    asArray(asObject(card)['components']).map(asObject),
  );

/**
 * Converts the components of a new template, as `createTemplate` receives them, to the parts that the sandbox uses for
 * messages and events.
 */
export function parseComponents(components: readonly JsonObject[]): TemplateContent {
  const buttons = findButtons(components);
  const cards = findCards(components);
  return withoutUndefined({
    header: parseHeader(findComponent(components, 'HEADER')),
    body: parseBody(findComponent(components, 'BODY') ?? {}),
    footer: parseFooter(findComponent(components, 'FOOTER')),
    buttons: buttons.length > 0 ? buttons.map(parseButton) : undefined,
    cards:
      cards.length > 0
        ? cards.map((card) => ({
            body: parseBody(findComponent(card, 'BODY') ?? {}),
            buttons: findButtons(card).map(parseButton),
          }))
        : undefined,
    callPermissionRequest: findComponent(components, 'CALL_PERMISSION_REQUEST') ? true : undefined,
  });
}

function parseHeader(header: JsonObject | undefined): Template['header'] {
  if (!header) return undefined;
  const format = toText(header['format']).toLowerCase();
  const type = (['image', 'gif', 'video', 'document', 'location'] as const).find((each) => each === format);
  return type ? { type } : { type: 'text', text: toText(header['text']) };
}

/** WhatsApp writes the body of an authentication template itself. */
function parseBody({ text, add_security_recommendation: hasSecurityAdvice }: JsonObject): string {
  return asText(text) ?? `{{1}} is your code.${hasSecurityAdvice === true ? ' Do not pass it on.' : ''}`;
}

function parseFooter(footer: JsonObject | undefined): string | undefined {
  if (!footer) return undefined;
  const minutes = toText(footer['code_expiration_minutes'] ?? 5);
  return asText(footer['text']) ?? `The code is valid for ${minutes} minutes.`;
}

const buttonTypes: Readonly<Record<string, TemplateButton['type']>> = {
  PHONE_NUMBER: 'phone',
  URL: 'url',
  QUICK_REPLY: 'quick_reply',
  OTP: 'copy_code',
  COPY_CODE: 'copy_code',
  FLOW: 'flow',
  VOICE_CALL: 'voice_call',
  REQUEST_CONTACT_INFO: 'request_contact_info',
};

const defaultLabels: Readonly<Partial<Record<TemplateButton['type'], string>>> = {
  copy_code: 'Copy code',
  voice_call: 'Call now',
  request_contact_info: 'Share contact',
};

function parseButton(button: JsonObject): TemplateButton {
  const type = buttonTypes[getComponentType(button)] ?? 'quick_reply';
  const value = asText(button['url']) ?? asText(button['phoneNumber']) ?? asText(button['flowId']);
  return withoutUndefined({ type, label: asText(button['text']) ?? defaultLabels[type] ?? type, value });
}
