import { defined, listOf, objectOf, type JsonObject } from '../../engine/json';
import { parametersOf, textsOf } from '../templates/sent-template';
import { filled, type Template, type TemplateButton } from '../templates/template';

const maskedCode = '******';

/** What a template with its values looked like; codes are masked, as 8x8 masks them. */
export function templateContent(template: Template, sent: JsonObject): JsonObject {
  const { name, language, category, header, body, footer, buttons, cards } = template;
  const secret = category === 'AUTHENTICATION';
  const values = secret ? [maskedCode] : textsOf(sent, 'body');
  return defined({
    channel: 'whatsapp',
    contentType: cards ? 'carousel' : secret ? 'template_auth' : 'template',
    template: { name, language, category },
    header: header && headerContent(header, sent),
    body: { text: filled(body, values) },
    footer: footer === undefined ? undefined : { text: footer },
    actions: buttons && { buttons: buttons.map((button) => buttonContent(button, secret)) },
    cards: cards?.map((card, index) => ({
      index,
      header: cardHeader(sent, index),
      body: { text: card.body },
      actions: { buttons: card.buttons.map((button) => buttonContent(button, false)) },
    })),
    meta: secret ? { redacted: true, redactionReason: 'One-time codes are not shown' } : undefined,
  });
}

function headerContent({ type, text }: NonNullable<Template['header']>, sent: JsonObject): JsonObject {
  if (type === 'text') return { type, text: filled(text ?? '', textsOf(sent, 'header')) };
  const [value] = parametersOf(sent, 'header');
  if (type === 'location') return { type, location: value?.['location'] ?? {} };
  return { type: type === 'gif' ? 'video' : type, media: { url: value?.['url'] ?? '' } };
}

function cardHeader(sent: JsonObject, index: number): JsonObject {
  const [carousel] = listOf(sent['components'])
    .map(objectOf)
    .filter((each) => Array.isArray(each['cards']));
  const card = listOf(carousel?.['cards']).map(objectOf)[index] ?? {};
  const [media] = parametersOf(card, 'header');
  return { type: 'image', media: { url: media?.['url'] ?? '' } };
}

function buttonContent({ type, label, value }: TemplateButton, secret: boolean): JsonObject {
  return { type, label, value: secret ? maskedCode : (value ?? null) };
}
