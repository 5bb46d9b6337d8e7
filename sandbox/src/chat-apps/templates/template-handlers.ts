import type { ChatAppsCreateTemplateInput, OperationOutput } from 'cpaas-8x8';

import { scheduleTask, currentTimestamp, type SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { hashDigits } from '../../engine/ids';
import { dayMs, formatTimestamp } from '../../engine/timestamps';
import { requireWhatsAppChannel, findWhatsAppChannel } from '../../messages/find-channel';
import { badRequest, ApiError } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import {
  deletedTemplateTable,
  templateTable,
  type Template,
  type TemplateEvent,
  type ReviewTask,
} from './template';
import { parseComponents } from './template-components';
import { toTemplateResponse } from './template-response';
import { validateTemplate } from './validate-template';

const nameReuseDelayMs = 30 * dayMs;

/** Lists, creates and deletes WhatsApp templates. */
export const templateHandlers = {
  'chatApps.getTemplates': ({ context: { state }, input }): OperationOutput<'chatApps.getTemplates'> => {
    const channel = requireWhatsAppChannel(state, input.channelId);
    return {
      templates: state
        .table(templateTable)
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
    context.state.table(templateTable).put(template);
    context.eventFeed.emit<TemplateEvent>({ kind: 'template', template });
    scheduleTask<ReviewTask>(context, context.options.reviewDelayMs, {
      kind: 'review',
      templateId: template.templateId,
    });
    return {};
  },
  'chatApps.deleteTemplate': (call): OperationOutput<'chatApps.deleteTemplate'> => {
    const { context, input } = call;
    const { channelId } = requireChannel(call);
    const templates = context.state.table(templateTable);
    const name = input.templateName;
    const deleted = templates.filter((each) => each.name === name && isOnChannel(each, channelId));
    if (deleted.length === 0) throw badRequest(3038, `There is no template ${name}`);
    for (const template of deleted) templates.delete(template);
    context.state.table(deletedTemplateTable).put({ name, at: context.clock.now() });
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
  const deleted = state.table(deletedTemplateTable).get(name);
  if (deleted && now - deleted.at < nameReuseDelayMs) {
    throw new ApiError(
      409,
      3060,
      `The template ${name} was deleted less than 30 days ago: its name cannot be reused yet`,
    );
  }
  if (state.table(templateTable).find((each) => each.name === name && each.language === language))
    throw badRequest(1000, `The template ${name} already exists in ${language}`);
}

/** When the review is due, unless it is left to a tester. */
function reviewTime({ state, clock, options }: SandboxContext): Pick<Template, 'reviewAt'> {
  if (getSettings(state).templateReview === 'manual') return {};
  return { reviewAt: formatTimestamp(clock.now() + options.reviewDelayMs * options.timeScale) };
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
    ...reviewTime(context),
    ...parseComponents(components),
    components,
    createdAt: now,
    ...(input.allow_category_change === false ? { isCategoryFixed: true } : {}),
  };
}
