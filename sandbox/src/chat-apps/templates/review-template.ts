import { emitBusinessEvent, type BusinessEvent } from '../business-account/business-event';
import { findWhatsAppChannel } from '../../messages/find-channel';
import { type JsonObject, withoutUndefined } from '../../engine/json';
import type { Template } from './template';
import type { SandboxContext } from '../../engine/context';

type MessageCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';

const authenticationWords =
  /\b(otp|passcode|password|pin|(verification|login|security|access|one-time) code)\b/i;

const marketingWords =
  /\b(sale|offers?|discounts?|deals?|promo(tion)?s?|coupon|cheaper|voucher|buy|% off)\b|\d ?%/i;

/** What WhatsApp would count a text as; in the sandbox a word decides. */
export function classifyText(text: string): MessageCategory {
  if (authenticationWords.test(text)) return 'AUTHENTICATION';
  return marketingWords.test(text) ? 'MARKETING' : 'UTILITY';
}

/**
 * Approves a template that was handed in, or rejects it, and tells the webhook of type CABM. One with `reject` in
 * its name is rejected; so is one that looks like marketing and says to be utility, unless its category may change.
 */
export function reviewTemplate(context: SandboxContext, templateId: number): void {
  const template = context.state.templates.find((each) => each.templateId === templateId);
  if (template?.status !== 'PENDING') return;
  if (template.name.includes('reject')) {
    emitTemplateEvent(context, template, 'template_status_update', {
      status: 'REJECTED',
      reason: 'INVALID_FORMAT',
    });
    return;
  }
  const { category } = template;
  const detectedCategory = classifyText(template.body);
  if (category === 'UTILITY' && detectedCategory === 'MARKETING') {
    if (template.isCategoryFixed) {
      emitTemplateEvent(context, template, 'template_status_update', {
        status: 'REJECTED',
        reason: 'INCORRECT_CATEGORY',
      });
      return;
    }
    emitTemplateEvent(context, template, 'template_category_update', {
      previousCategory: category,
      newCategory: detectedCategory,
    });
  }
  emitTemplateEvent(context, template, 'template_status_update', { status: 'APPROVED' });
}

function emitTemplateEvent(
  context: SandboxContext,
  { name: templateName, language: templateLanguage, channelId }: Template,
  eventType: BusinessEvent['eventType'],
  meta: JsonObject,
): void {
  const subAccountId = findWhatsAppChannel(context.state, channelId)?.subAccountId;
  const details = { templateName, templateLanguage, meta };
  emitBusinessEvent(context, withoutUndefined({ eventType, details, subAccountId }));
}
