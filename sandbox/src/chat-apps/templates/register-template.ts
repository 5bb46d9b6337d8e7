import type { ObjectSchema } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { hashDigits } from '../../engine/ids';
import { createAssertion } from '../../server/validation/assert-valid';
import type { Template } from './template';

/** A template to register. Missing fields get defaults. */
export type TemplateRequest = Pick<Template, 'name' | 'body'> & Partial<Template>;

const button = {
  type: 'object',
  properties: {
    type: { type: 'string', enum: ['quick_reply', 'url', 'copy_code', 'phone', 'flow'] },
    label: { type: 'string' },
    value: { type: 'string' },
  },
  required: ['type', 'label'],
} as const;

const schema: ObjectSchema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 512 },
    language: { type: 'string', minLength: 2 },
    body: { type: 'string', minLength: 1 },
    footer: { type: 'string' },
    buttons: { type: 'array', items: button },
  },
  required: ['name', 'body'],
};

const assertValid = createAssertion(schema);

/** Registers a template without a review. It replaces a template with the same name and language. */
export function registerTemplate(context: SandboxContext, request: TemplateRequest): Template {
  assertValid(request, context.clock.now());
  const template: Template = {
    templateId: Number(hashDigits(`${request.name}/${request.language ?? 'en_US'}`, 15)),
    language: 'en_US',
    category: 'UTILITY',
    status: 'APPROVED',
    ...request,
  };
  const { templates } = context.state;
  const index = templates.findIndex(
    ({ name, language }) => name === template.name && language === template.language,
  );
  if (index < 0) templates.push(template);
  else templates[index] = template;
  return template;
}
