import type { ChatAppsCreateTemplateInput, OperationOutput } from 'cpaas-8x8';

import { scheduleTask, currentTimestamp, type SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import { dayMs } from '../../engine/timestamps';
import { requireWhatsAppChannel, findWhatsAppChannel } from '../../messages/find-channel';
import { badRequest, ApiError } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { toTemplateResponse } from './template-response';
import type { Template } from './template';
import { parseComponents } from './template-components';
import { validateTemplate } from './validate-template';

const nameReuseDelayMs = 30 * dayMs;

/** Lists, creates and deletes WhatsApp templates. */
export const templateHandlers = {
  'chatApps.getTemplates': ({ context: { state }, input }): OperationOutput<'chatApps.getTemplates'> => {
    const channel = requireWhatsAppChannel(state, input.channelId);
    return {
      templates: state.templates
        .filter((template) => isOnChannel(template, channel.channelId))
        .map((template) => toTemplateResponse(template, channel)),
    };
  },
  'chatApps.createTemplate': (call): OperationOutput<'chatApps.createTemplate'> => {
    const { context, input } = call;
    const { channelId } = requireChannel(call);
    const rejection = validateTemplate(context.state, input);
    if (rejection) throw badRequest(rejection.code, rejection.reason);
    assertNameIsFree(context, input);
    const template = createTemplate(call, channelId);
    context.state.templates.push(template);
    scheduleTask(context, context.options.reviewDelayMs, { kind: 'review', templateId: template.templateId });
    return {};
  },
  'chatApps.deleteTemplate': (call): OperationOutput<'chatApps.deleteTemplate'> => {
    const { context, input } = call;
    const { channelId } = requireChannel(call);
    const all = context.state.templates;
    const name = input.templateName;
    const kept = all.filter((template) => template.name !== name || !isOnChannel(template, channelId));
    if (kept.length === all.length) throw badRequest(3038, `There is no template ${name}`);
    all.splice(0, all.length, ...kept);
    context.state.business.deletedTemplates.push({ name, at: context.clock.now() });
    return {};
  },
} satisfies Partial<Handlers>;

/** A template without a channel is available on every channel. */
function isOnChannel({ channelId }: Template, wantedChannelId: string): boolean {
  return channelId === undefined || channelId === wantedChannelId;
}

/** 8x8 documents 400 for changing templates, and no 404. */
function requireChannel({ context, input }: ApiCall<{ readonly channelId?: string | undefined }>): {
  readonly channelId: string;
} {
  const channel = findWhatsAppChannel(context.state, input.channelId);
  if (channel) return channel;
  throw badRequest(1000, `There is no WhatsApp channel ${input.channelId ?? ''} in this account`);
}

/**
 * @throws {ApiError} 409 with code 3060, when a template of this name was deleted less than 30 days ago; 400, when the
 * template exists in this language.
 */
function assertNameIsFree(
  { state, clock }: SandboxContext,
  { name, language }: { readonly name: string; readonly language: string },
): void {
  const now = clock.now();
  if (
    state.business.deletedTemplates.some((each) => each.name === name && now - each.at < nameReuseDelayMs)
  ) {
    throw new ApiError(
      409,
      3060,
      `The template ${name} was deleted less than 30 days ago: its name cannot be reused yet`,
    );
  }
  if (state.templates.some((each) => each.name === name && each.language === language))
    throw badRequest(1000, `The template ${name} already exists in ${language}`);
}

function createTemplate(
  { context, input }: ApiCall<ChatAppsCreateTemplateInput>,
  channelId: string,
): Template {
  const { name, language, components } = input;
  const category = input.category.toUpperCase();
  const now = currentTimestamp(context);
  return {
    templateId: Number(hashDigits(`${channelId}/${name}/${language}/${now}`, 15)),
    name,
    language,
    channelId,
    category: category === 'MARKETING' || category === 'AUTHENTICATION' ? category : 'UTILITY',
    status: 'PENDING',
    ...parseComponents(components),
    components,
    createdAt: now,
    ...(input.allow_category_change === false ? { isCategoryFixed: true } : {}),
  };
}
