import { withoutUndefined, asArray, asObject, type JsonObject } from '../../engine/json';
import { getParameters, getParameterTexts } from '../templates/sent-template';
import { fillPlaceholders, type Template, type TemplateButton } from '../templates/template';

const maskedCode = '******';

/**
 * Creates the `outboundContent` of a receipt for a template message: the template with its parameters filled in.
 * One-time codes are masked, as at 8x8.
 */
export function templateContentPayload(template: Template, sent: JsonObject): JsonObject {
  const { name, language, category, header, body, footer, buttons, cards } = template;
  const isAuthentication = category === 'AUTHENTICATION';
  const values = isAuthentication ? [maskedCode] : getParameterTexts(sent, 'body');
  return withoutUndefined({
    channel: 'whatsapp',
    contentType: cards ? 'carousel' : isAuthentication ? 'template_auth' : 'template',
    template: { name, language, category },
    header: header && headerContent(header, sent),
    body: { text: fillPlaceholders(body, values) },
    footer: footer === undefined ? undefined : { text: footer },
    actions: buttons && { buttons: buttons.map((button) => buttonContent(button, isAuthentication)) },
    cards: cards?.map((card, index) => ({
      index,
      header: cardHeader(sent, index),
      body: { text: card.body },
      actions: { buttons: card.buttons.map((button) => buttonContent(button, false)) },
    })),
    meta: isAuthentication ? { redacted: true, redactionReason: 'One-time codes are not shown' } : undefined,
  });
}

function headerContent({ type, text }: NonNullable<Template['header']>, sent: JsonObject): JsonObject {
  if (type === 'text') return { type, text: fillPlaceholders(text ?? '', getParameterTexts(sent, 'header')) };
  const [value] = getParameters(sent, 'header');
  if (type === 'location') return { type, location: value?.['location'] ?? {} };
  return { type: type === 'gif' ? 'video' : type, media: { url: value?.['url'] ?? '' } };
}

function cardHeader(sent: JsonObject, index: number): JsonObject {
  const [carousel] = asArray(sent['components'])
    .map(asObject)
    .filter((each) => Array.isArray(each['cards']));
  const card = asArray(carousel?.['cards']).map(asObject)[index] ?? {};
  const [media] = getParameters(card, 'header');
  return { type: 'image', media: { url: media?.['url'] ?? '' } };
}

function buttonContent({ type, label, value }: TemplateButton, isAuthentication: boolean): JsonObject {
  return { type, label, value: isAuthentication ? maskedCode : (value ?? null) };
}
