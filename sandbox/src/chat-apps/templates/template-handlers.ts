import type { ChatAppsCreateTemplateInput, OperationOutput } from 'cpaas-8x8';

import { requireWhatsAppChannel, whatsAppChannel } from '../../messages/find-channel';
import type { Template } from './template';
import { invalid, Problem } from '../../server/api-error';
import { newTemplateProblem } from './validate-template';
import { registeredTemplate } from './registered-template';
import { templateParts } from './template-components';
import { day } from '../../engine/timestamps';
import { fixedDigits } from '../../engine/ids';
import { after, timestamp, type World } from '../../engine/context';
import type { ApiCall, Handlers } from '../../server/operations/api-call';

const blockedMs = 30 * day;

/** WhatsApp templates: handed in, looked over, and deleted. */
export const templates = {
  'chatApps.getTemplates': ({ world: { state }, input }): OperationOutput<'chatApps.getTemplates'> => {
    const channel = requireWhatsAppChannel(state, input.channelId);
    return {
      templates: state.templates
        .filter((template) => isOn(template, channel.channelId))
        .map((template) => registeredTemplate(template, channel)),
    };
  },
  'chatApps.createTemplate': (call): OperationOutput<'chatApps.createTemplate'> => {
    const { world, input } = call;
    const { channelId } = requireKnown(call);
    const problem = newTemplateProblem(world.state, input);
    if (problem) throw invalid(problem.code, problem.reason);
    checkName(world, input);
    const template = newTemplate(call, channelId);
    world.state.templates.push(template);
    after(world, world.options.reviewDelayMs, { kind: 'review', templateId: template.templateId });
    return {};
  },
  'chatApps.deleteTemplate': (call): OperationOutput<'chatApps.deleteTemplate'> => {
    const { world, input } = call;
    const { channelId } = requireKnown(call);
    const all = world.state.templates;
    const name = input.templateName;
    const kept = all.filter((template) => template.name !== name || !isOn(template, channelId));
    if (kept.length === all.length) throw invalid(3038, `There is no template ${name}`);
    all.splice(0, all.length, ...kept);
    world.state.business.deletedTemplates.push({ name, at: world.time.now() });
    return {};
  },
} satisfies Partial<Handlers>;

/** Templates that are not of one channel are there on each. */
function isOn({ channelId }: Template, wanted: string): boolean {
  return channelId === undefined || channelId === wanted;
}

/** 8x8 documents no 404 for changing templates, only 400. */
function requireKnown({ world, input }: ApiCall<{ readonly channelId: string }>): {
  readonly channelId: string;
} {
  const channel = whatsAppChannel(world.state, input.channelId);
  if (channel) return channel;
  throw invalid(1000, `There is no WhatsApp channel ${input.channelId} in this account`);
}

/** @throws {Problem} 409 with code 3060, when a template of this name was deleted less than 30 days ago. */
function checkName(
  { state, time }: World,
  { name, language }: { readonly name: string; readonly language: string },
): void {
  const now = time.now();
  if (state.business.deletedTemplates.some((each) => each.name === name && now - each.at < blockedMs)) {
    throw new Problem(409, 3060, `The template ${name} is being deleted: its name is free after 30 days`);
  }
  if (state.templates.some((each) => each.name === name && each.language === language))
    throw invalid(1000, `There is a template ${name} in ${language} already`);
}

function newTemplate({ world, input }: ApiCall<ChatAppsCreateTemplateInput>, channelId: string): Template {
  const { name, language, components } = input;
  const category = input.category.toUpperCase();
  const now = timestamp(world);
  return {
    templateId: Number(fixedDigits(`${channelId}/${name}/${language}/${now}`, 15)),
    name,
    language,
    channelId,
    category: category === 'MARKETING' || category === 'AUTHENTICATION' ? category : 'UTILITY',
    status: 'PENDING',
    ...templateParts(components),
    components,
    createdAt: now,
    ...(input.allow_category_change === false ? { keepsCategory: true } : {}),
  };
}
