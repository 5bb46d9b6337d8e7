import { defined, listOf, objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import type { Template, TemplateButton } from './template';

/** What a template is made of, as the rest of the sandbox reads it. */
type Parts = Pick<Template, 'header' | 'body' | 'footer' | 'buttons' | 'cards' | 'callPermissionRequest'>;

/** Types of components and of buttons are compared so: 8x8's samples write them in any case. */
export const kindOf = (part: JsonObject): string => spelled(part['type']).toUpperCase();

export const partOf = (components: readonly JsonObject[], kind: string): JsonObject | undefined =>
  components.find((each) => kindOf(each) === kind);

export const buttonsOf = (components: readonly JsonObject[]): JsonObject[] =>
  listOf(partOf(components, 'BUTTONS')?.['buttons']).map(objectOf);

export const cardsOf = (components: readonly JsonObject[]): JsonObject[][] =>
  listOf(partOf(components, 'CAROUSEL')?.['cards']).map((card) =>
    listOf(objectOf(card)['components']).map(objectOf),
  );

/** Reads a new template's components. */
export function templateParts(components: readonly JsonObject[]): Parts {
  const buttons = buttonsOf(components);
  const cards = cardsOf(components);
  return defined({
    header: headerOf(partOf(components, 'HEADER')),
    body: bodyOf(partOf(components, 'BODY') ?? {}),
    footer: footerOf(partOf(components, 'FOOTER')),
    buttons: buttons.length > 0 ? buttons.map(buttonOf) : undefined,
    cards:
      cards.length > 0
        ? cards.map((card) => ({
            body: bodyOf(partOf(card, 'BODY') ?? {}),
            buttons: buttonsOf(card).map(buttonOf),
          }))
        : undefined,
    callPermissionRequest: partOf(components, 'CALL_PERMISSION_REQUEST') ? true : undefined,
  });
}

function headerOf(header: JsonObject | undefined): Template['header'] {
  if (!header) return undefined;
  const format = spelled(header['format']).toLowerCase();
  const type = (['image', 'gif', 'video', 'document', 'location'] as const).find((each) => each === format);
  return type ? { type } : { type: 'text', text: spelled(header['text']) };
}

/** WhatsApp writes the body of a code by itself. */
function bodyOf({ text, add_security_recommendation: warns }: JsonObject): string {
  return textOf(text) ?? `{{1}} is your code.${warns === true ? ' Do not pass it on.' : ''}`;
}

function footerOf(footer: JsonObject | undefined): string | undefined {
  if (!footer) return undefined;
  const minutes = spelled(footer['code_expiration_minutes'] ?? 5);
  return textOf(footer['text']) ?? `The code is valid for ${minutes} minutes.`;
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

const labels: Readonly<Partial<Record<TemplateButton['type'], string>>> = {
  copy_code: 'Copy code',
  voice_call: 'Call now',
  request_contact_info: 'Share contact',
};

function buttonOf(button: JsonObject): TemplateButton {
  const type = buttonTypes[kindOf(button)] ?? 'quick_reply';
  const value = textOf(button['url']) ?? textOf(button['phoneNumber']) ?? textOf(button['flowId']);
  return defined({ type, label: textOf(button['text']) ?? labels[type] ?? type, value });
}
