import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import { asObject, asText, type JsonObject } from '../../engine/json';
import { formatTimestamp, dayMs } from '../../engine/timestamps';
import { findTemplate } from '../templates/sent-template';
import type { Template } from '../templates/template';

/** Creates the default details of an event about a template. */
export function templateEventDetails(
  context: SandboxContext,
  eventType: string,
  requestedDetails: JsonObject,
): JsonObject {
  const name =
    asText(requestedDetails['templateName']) ?? context.state.templates[0]?.name ?? 'order_shipped';
  const language = asText(requestedDetails['templateLanguage']);
  const template = findTemplate(context.state, { template: { name, language } });
  const category = template?.category ?? 'UTILITY';
  return {
    templateId: template?.templateId ?? Number(hashDigits(name, 15)),
    templateName: name,
    templateLanguage: template?.language ?? language ?? 'en_US',
    meta: createMeta(context, eventType, category, asObject(requestedDetails['meta'])),
  };
}

function createMeta(
  context: SandboxContext,
  eventType: string,
  category: string,
  requestedDetails: JsonObject,
): JsonObject {
  const otherCategory = category === 'MARKETING' ? 'UTILITY' : 'MARKETING';
  switch (eventType) {
    case 'template_quality_update':
      return { previousQualityScore: 'GREEN', newQualityScore: 'YELLOW' };
    case 'template_category_update':
      return { previousCategory: category, newCategory: otherCategory };
    case 'template_correct_category_detection':
      return { category, correctCategory: otherCategory };
    default:
      return createStatusMeta(context, asText(requestedDetails['status']) ?? 'APPROVED');
  }
}

function createStatusMeta(context: SandboxContext, status: string): JsonObject {
  switch (status) {
    case 'FLAGGED':
      return { status, disableInfo: { disableDate: formatTimestamp(context.clock.now() + 14 * dayMs) } };
    case 'PAUSED':
      return {
        status,
        reason: 'NONE',
        otherInfo: { title: 'FIRST_PAUSE', description: 'Too many people reported the template' },
      };
    case 'REJECTED':
      return { status, reason: 'INCORRECT_CATEGORY' };
    default:
      return { status, reason: 'NONE' };
  }
}

const statuses = [
  'APPROVED',
  'REJECTED',
  'PENDING',
  'FLAGGED',
  'PAUSED',
  'DISABLED',
  'PENDING_DELETION',
] as const;
const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'] as const;

/** Applies the event to the sandbox's own template: a paused template is no longer delivered. */
export function updateTemplateFromEvent(
  context: SandboxContext,
  eventType: string,
  details: JsonObject,
): void {
  const { templateName: name, templateLanguage: language } = details;
  const template: Template | undefined = findTemplate(context.state, { template: { name, language } });
  if (!template) return;
  const meta = asObject(details['meta']);
  const status = statuses.find((each) => each === meta['status']);
  const category = categories.find((each) => each === meta['newCategory']);
  template.updatedAt = currentTimestamp(context);
  if (eventType === 'template_status_update' && status) template.status = status;
  if (eventType === 'template_category_update' && category) template.category = category;
}
