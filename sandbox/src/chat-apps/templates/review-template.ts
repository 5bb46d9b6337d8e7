import { tellBusinessEvent, type BusinessEvent } from '../business-account/business-event';
import { whatsAppChannel } from '../../messages/find-channel';
import { type JsonObject, defined } from '../../engine/json';
import type { Template } from './template';
import type { World } from '../../engine/context';

type MessageCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';

const authentication = /\b(otp|passcode|password|pin|(verification|login|security|access|one-time) code)\b/i;

const marketing =
  /\b(sale|offers?|discounts?|deals?|promo(tion)?s?|coupon|cheaper|voucher|buy|% off)\b|\d ?%/i;

/** What WhatsApp would count a text as; in the sandbox a word decides. */
export function categoryOf(text: string): MessageCategory {
  if (authentication.test(text)) return 'AUTHENTICATION';
  return marketing.test(text) ? 'MARKETING' : 'UTILITY';
}

/**
 * Approves a template that was handed in, or rejects it, and tells the webhook of type CABM. One with `reject` in
 * its name is rejected; so is one that looks like marketing and says to be utility, unless its category may change.
 */
export function reviewTemplate(world: World, templateId: number): void {
  const template = world.state.templates.find((each) => each.templateId === templateId);
  if (template?.status !== 'PENDING') return;
  if (template.name.includes('reject')) {
    tell(world, template, 'template_status_update', { status: 'REJECTED', reason: 'INVALID_FORMAT' });
    return;
  }
  const { category } = template;
  const found = categoryOf(template.body);
  if (category === 'UTILITY' && found === 'MARKETING') {
    if (template.keepsCategory) {
      tell(world, template, 'template_status_update', { status: 'REJECTED', reason: 'INCORRECT_CATEGORY' });
      return;
    }
    tell(world, template, 'template_category_update', { previousCategory: category, newCategory: found });
  }
  tell(world, template, 'template_status_update', { status: 'APPROVED' });
}

function tell(
  world: World,
  { name: templateName, language: templateLanguage, channelId }: Template,
  eventType: BusinessEvent['eventType'],
  meta: JsonObject,
): void {
  const subAccountId = whatsAppChannel(world.state, channelId)?.subAccountId;
  const details = { templateName, templateLanguage, meta };
  tellBusinessEvent(world, defined({ eventType, details, subAccountId }));
}
