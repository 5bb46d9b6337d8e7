import { objectOf, textOf, type JsonObject } from '../../engine/json';
import { fixedDigits } from '../../engine/ids';
import { timestampOf, day } from '../../engine/timestamps';
import { templateOf } from '../templates/sent-template';
import type { Template } from '../templates/template';
import { timestamp, type World } from '../../engine/context';

/** What changes about a template, before what the caller says is laid over it. */
export function templateEventDetails(world: World, eventType: string, asked: JsonObject): JsonObject {
  const name = textOf(asked['templateName']) ?? world.state.templates[0]?.name ?? 'order_shipped';
  const language = textOf(asked['templateLanguage']);
  const template = templateOf(world.state, { template: { name, language } });
  const category = template?.category ?? 'UTILITY';
  return {
    templateId: template?.templateId ?? Number(fixedDigits(name, 15)),
    templateName: name,
    templateLanguage: template?.language ?? language ?? 'en_US',
    meta: metaOf(world, eventType, category, objectOf(asked['meta'])),
  };
}

function metaOf(world: World, eventType: string, category: string, asked: JsonObject): JsonObject {
  const other = category === 'MARKETING' ? 'UTILITY' : 'MARKETING';
  switch (eventType) {
    case 'template_quality_update':
      return { previousQualityScore: 'GREEN', newQualityScore: 'YELLOW' };
    case 'template_category_update':
      return { previousCategory: category, newCategory: other };
    case 'template_correct_category_detection':
      return { category, correctCategory: other };
    default:
      return statusMeta(world, textOf(asked['status']) ?? 'APPROVED');
  }
}

function statusMeta(world: World, status: string): JsonObject {
  switch (status) {
    case 'FLAGGED':
      return { status, disableInfo: { disableDate: timestampOf(world.time.now() + 14 * day) } };
    case 'PAUSED':
      return {
        status,
        reason: 'NONE',
        otherInfo: { title: 'FIRST_PAUSE', description: 'Too many people were bothered' },
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

/** A change of a template that the sandbox knows is true there too: a paused one is no longer delivered. */
export function changeTemplate(world: World, eventType: string, details: JsonObject): void {
  const { templateName: name, templateLanguage: language } = details;
  const template: Template | undefined = templateOf(world.state, { template: { name, language } });
  if (!template) return;
  const meta = objectOf(details['meta']);
  const status = statuses.find((each) => each === meta['status']);
  const category = categories.find((each) => each === meta['newCategory']);
  template.updatedAt = timestamp(world);
  if (eventType === 'template_status_update' && status) template.status = status;
  if (eventType === 'template_category_update' && category) template.category = category;
}
