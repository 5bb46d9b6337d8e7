import { businessEventSchema, type BusinessEvent } from '../../chat-apps/business-account/business-event';
import type { Flow } from '../../chat-apps/flows/flow';
import {
  templateStatusSchema,
  type TemplateStatusChange,
} from '../../chat-apps/templates/change-template-status';
import { templateSchema, type TemplateRequest } from '../../chat-apps/templates/register-template';
import type { Template } from '../../chat-apps/templates/template';
import type { Delivery } from '../../delivery/delivery';
import { routesFor } from '../route';

export interface TemplateOperations {
  flow: { readonly response: Flow | null };
  templates: { readonly response: readonly Template[] };
  addTemplate: { readonly body: TemplateRequest; readonly response: Template };
  changeTemplateStatus: { readonly body: TemplateStatusChange; readonly response: Template };
  businessEvent: { readonly body: BusinessEvent; readonly response: Delivery | null };
}

const route = routesFor<TemplateOperations>();

/** The WhatsApp account: its Flows, templates and events. */
export const templateRoutes = [
  route(
    'flow',
    'GET /flows/:id',
    {
      summary: 'A WhatsApp Flow with its JSON',
      note: 'Returns `null` if there is none.',
      program: 'flow(id)',
    },
    (sandbox, { id }) => sandbox.flow(id) ?? null,
  ),
  route('templates', 'GET /templates', { summary: 'The WhatsApp templates' }, (sandbox) =>
    sandbox.templates(),
  ),
  route(
    'addTemplate',
    'POST /templates',
    { summary: 'Adds an approved template', body: templateSchema },
    (sandbox, { body }) => sandbox.addTemplate(body),
  ),
  route(
    'changeTemplateStatus',
    'POST /templates/status',
    {
      summary: 'Approves, rejects, pauses or disables a template in place of WhatsApp, and emits its webhook',
      body: templateStatusSchema,
      failure: 404,
    },
    (sandbox, { body }) => sandbox.changeTemplateStatus(body),
  ),
  route(
    'businessEvent',
    'POST /business-event',
    {
      summary: '8x8 sends an event of a WhatsApp account',
      body: businessEventSchema,
      note: '`details` replaces sample values. Returns `null` if no webhook of type CABM is registered.',
    },
    (sandbox, { body }) => sandbox.businessEvent(body) ?? null,
  ),
];
