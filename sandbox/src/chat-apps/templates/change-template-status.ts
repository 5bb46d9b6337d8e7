import type { SandboxContext } from '../../engine/context';
import { notFound } from '../../server/api-error';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { emitTemplateEvent } from './review-template';
import { templateTable, type Template } from './template';

/** A decision of WhatsApp about a template. */
export interface TemplateStatusChange {
  readonly templateId: number;
  readonly status: Template['status'];
  /** Why a template was rejected, paused or disabled, in WhatsApp's words, such as `INVALID_FORMAT`. */
  readonly reason?: string | undefined;
}

export const templateStatusSchema: SchemaFor<TemplateStatusChange> = {
  type: 'object',
  properties: {
    templateId: { type: 'integer' },
    status: {
      type: 'string',
      enum: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
    },
    reason: { type: 'string', minLength: 1 },
  },
  required: ['templateId', 'status'],
};

const assertValid = createAssertion(templateStatusSchema);

/**
 * Approves, rejects, pauses or disables a template in place of WhatsApp, and emits its webhook.
 *
 * @throws {Error} when there is no such template.
 */
export function changeTemplateStatus(context: SandboxContext, request: TemplateStatusChange): Template {
  assertValid(request, context.clock.now());
  const { templateId, status, reason } = request;
  const template = context.state.table(templateTable).get(templateId);
  if (!template) throw notFound(`There is no template ${templateId}`);
  emitTemplateEvent(context, template, 'template_status_update', {
    status,
    ...(reason === undefined ? {} : { reason }),
  });
  return template;
}
