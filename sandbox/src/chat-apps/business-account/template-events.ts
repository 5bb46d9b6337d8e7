import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import { asObject, asText, type JsonObject } from '../../engine/json';
import { formatTimestamp, dayMs } from '../../engine/timestamps';
import { findTemplate } from '../templates/sent-template';
import { templateTable, type TemplateEvent } from '../templates/template';

/** Creates the default details of an event about a template. */
export function templateEventDetails(
  context: SandboxContext,
  eventType: string,
  requestedDetails: JsonObject,
): JsonObject {
  const name =
    asText(requestedDetails['templateName']) ??
    context.state.table(templateTable).list()[0]?.name ??
    'order_shipped';
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

/** WhatsApp writes `NONE` when there is no reason. */
function reasonOf({ reason }: JsonObject): string {
  return reason === 'NONE' ? '' : (asText(reason) ?? '');
}

/** Applies the event to the sandbox's own template: a paused template is no longer delivered. */
export function updateTemplateFromEvent(
  context: SandboxContext,
  eventType: string,
  details: JsonObject,
): void {
  const { templateName: name, templateLanguage: language } = details;
  const template = findTemplate(context.state, { template: { name, language } });
  if (!template) return;
  const meta = asObject(details['meta']);
  const status = statuses.find((each) => each === meta['status']);
  const category = categories.find((each) => each === meta['newCategory']);
  context.state.table(templateTable).update(template, {
    updatedAt: currentTimestamp(context),
    ...(eventType === 'template_status_update' && status ? { status, reason: reasonOf(meta) } : {}),
    ...(eventType === 'template_category_update' && category ? { category } : {}),
  });
  context.eventFeed.emit<TemplateEvent>({ kind: 'template', template });
}
