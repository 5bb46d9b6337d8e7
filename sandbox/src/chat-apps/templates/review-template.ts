import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { type JsonObject, withoutUndefined } from '../../engine/json';
import { findWhatsAppChannel } from '../../messages/find-channel';
import { emitBusinessEvent, type BusinessEvent } from '../business-account/business-event';
import { templateTable, type Template } from './template';

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
 * Plays WhatsApp's review of a new template, some time after `createTemplate`: approves or rejects it, and emits a
 * webhook. With the setting `templateReview` at `manual`, it leaves the template to a tester. A template is rejected when its name contains `reject`. A utility template that looks like marketing moves
 * to that category first, or is rejected if its category is fixed.
 */
export function reviewTemplate(context: SandboxContext, templateId: number): void {
  const template = context.state.table(templateTable).get(templateId);
  if (template?.status !== 'PENDING') return;
  if (getSettings(context.state).templateReview === 'manual') return;
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

/** Emits the event of a template, which also changes the template. */
export function emitTemplateEvent(
  context: SandboxContext,
  { name: templateName, language: templateLanguage, channelId }: Template,
  eventType: BusinessEvent['eventType'],
  meta: JsonObject,
): void {
  const subAccountId = findWhatsAppChannel(context.state, channelId)?.subAccountId;
  const details = { templateName, templateLanguage, meta };
  emitBusinessEvent(context, withoutUndefined({ eventType, details, subAccountId }));
}
