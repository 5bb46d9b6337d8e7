import type { SandboxContext } from '../../engine/context';
import { type JsonObject, withoutUndefined } from '../../engine/json';
import { findWhatsAppChannel } from '../../messages/find-channel';
import { emitBusinessEvent, type BusinessEvent } from '../business-account/business-event';
import type { Template } from './template';

type MessageCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';

const authenticationWords =
  /\b(otp|passcode|password|pin|(verification|login|security|access|one-time) code)\b/i;

const marketingWords =
  /\b(sale|offers?|discounts?|deals?|promo(tion)?s?|coupon|cheaper|voucher|buy|% off)\b|\d ?%/i;

/** Guesses WhatsApp's category from single words. */
export function classifyText(text: string): MessageCategory {
  if (authenticationWords.test(text)) return 'AUTHENTICATION';
  return marketingWords.test(text) ? 'MARKETING' : 'UTILITY';
}

/**
 * Approves or rejects a new template and emits a CABM webhook. A template is rejected when its name contains `reject`.
 * A utility template that looks like marketing moves to that category first, or is rejected if its category is fixed.
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
