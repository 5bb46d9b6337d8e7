import type { SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { templateTable, type Template, type TemplateEvent } from './template';

/** A template to register. Missing fields get defaults. */
export type TemplateRequest = Pick<Template, 'name' | 'body'> &
  Partial<
    Pick<
      Template,
      | 'language'
      | 'category'
      | 'status'
      | 'header'
      | 'footer'
      | 'buttons'
      | 'cards'
      | 'callPermissionRequest'
      | 'channelId'
    >
  >;

const button = {
  type: 'object',
  properties: {
    type: {
      type: 'string',
      enum: ['quick_reply', 'url', 'copy_code', 'phone', 'flow', 'voice_call', 'request_contact_info'],
    },
    label: { type: 'string' },
    value: { type: 'string' },
  },
  required: ['type', 'label'],
} as const;

export const templateSchema: SchemaFor<TemplateRequest> = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 512 },
    language: { type: 'string', minLength: 2 },
    body: { type: 'string', minLength: 1 },
    category: { type: 'string', enum: ['MARKETING', 'UTILITY', 'AUTHENTICATION'] },
    status: {
      type: 'string',
      enum: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
    },
    header: {
      type: 'object',
      properties: {
        type: { type: 'string', enum: ['text', 'image', 'gif', 'video', 'document', 'location'] },
        text: { type: 'string' },
      },
      required: ['type'],
    },
    footer: { type: 'string' },
    buttons: { type: 'array', items: button },
    cards: {
      type: 'array',
      items: {
        type: 'object',
        properties: { body: { type: 'string' }, buttons: { type: 'array', items: button } },
        required: ['body', 'buttons'],
      },
    },
    callPermissionRequest: { type: 'boolean' },
    channelId: { type: 'string' },
  },
  required: ['name', 'body'],
};

const assertValid = createAssertion(templateSchema);

/**
 * Registers a template without a review, so that tests can use it at once. It replaces a template with the same name
 * and language.
 */
export function registerTemplate(context: SandboxContext, request: TemplateRequest): Template {
  assertValid(request, context.clock.now());
  const template: Template = {
    templateId: Number(hashDigits(`${request.name}/${request.language ?? 'en_US'}`, 15)),
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    ...request,
  };
  const templates = context.state.table(templateTable);
  const replaced = templates.find(
    ({ name, language }) => name === template.name && language === template.language,
  );
  if (replaced) templates.delete(replaced);
  templates.put(template);
  context.eventFeed.emit<TemplateEvent>({ kind: 'template', template });
  return template;
}
