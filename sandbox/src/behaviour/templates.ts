import { requireWhatsAppChannel, whatsAppChannel } from '../business/whatsapp-channel';
import { listOf, objectOf, spelled } from '../json';
import type { Template } from '../messages/templates';
import { invalid, Problem } from '../server/problem';
import { newTemplateProblem } from '../templates/template-problem';
import { registeredTemplate } from '../templates/registered-template';
import { templateParts } from '../templates/template-parts';
import { day } from '../time/moments';
import { fixedDigits } from '../world/ids';
import { after, timestamp, type World } from '../world/world';
import type { ApiCall, Behaviour } from './api-call';

const blockedMs = 30 * day;

/** WhatsApp templates: handed in, looked over, and deleted. */
export const templates: Readonly<Record<string, Behaviour>> = {
  'chatApps.getTemplates': ({ world: { state }, input }) => {
    const channel = requireWhatsAppChannel(state, input['channelId']);
    return {
      templates: state.templates
        .filter((template) => isOn(template, channel.channelId))
        .map((template) => registeredTemplate(template, channel)),
    };
  },
  'chatApps.createTemplate': (call) => {
    const { world, input } = call;
    const { channelId } = requireKnown(call);
    const problem = newTemplateProblem(world.state, input);
    if (problem) throw invalid(problem.code, problem.reason);
    const [name, language] = [spelled(input['name']), spelled(input['language'])];
    checkName(world, name, language);
    const template = newTemplate(call, name, language, channelId);
    world.state.templates.push(template);
    after(world, world.options.reviewDelayMs, { kind: 'review', templateId: template.templateId });
    return {};
  },
  'chatApps.deleteTemplate': (call) => {
    const { world, input } = call;
    const { channelId } = requireKnown(call);
    const all = world.state.templates;
    const name = spelled(input['templateName']);
    const kept = all.filter((template) => template.name !== name || !isOn(template, channelId));
    if (kept.length === all.length) throw invalid(3038, `There is no template ${name}`);
    all.splice(0, all.length, ...kept);
    world.state.business.deletedTemplates.push({ name, at: world.time.now() });
    return {};
  },
};

/** Templates that are not of one channel are there on each. */
function isOn({ channelId }: Template, wanted: string): boolean {
  return channelId === undefined || channelId === wanted;
}

/** 8x8 documents no 404 for changing templates, only 400. */
function requireKnown({ world, input }: ApiCall): { readonly channelId: string } {
  const channel = whatsAppChannel(world.state, input['channelId']);
  if (channel) return channel;
  throw invalid(1000, `There is no WhatsApp channel ${spelled(input['channelId'])} in this account`);
}

/** @throws {Problem} 409 with code 3060, when a template of this name was deleted less than 30 days ago. */
function checkName({ state, time }: World, name: string, language: string): void {
  const now = time.now();
  if (state.business.deletedTemplates.some((each) => each.name === name && now - each.at < blockedMs)) {
    throw new Problem(409, 3060, `The template ${name} is being deleted: its name is free after 30 days`);
  }
  if (state.templates.some((each) => each.name === name && each.language === language))
    throw invalid(1000, `There is a template ${name} in ${language} already`);
}

function newTemplate({ world, input }: ApiCall, name: string, language: string, channelId: string): Template {
  const components = listOf(input['components']).map(objectOf);
  const category = spelled(input['category']).toUpperCase();
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
    ...(input['allow_category_change'] === false ? { keepsCategory: true } : {}),
  };
}
