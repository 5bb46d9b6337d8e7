import { emitBusinessEvent, type BusinessEvent } from '../../chat-apps/business-account/business-event';
import { flowTable, type Flow } from '../../chat-apps/flows/flow';
import { sendExternalMessage, type ExternalMessage } from '../../chat-apps/messages/external-message';
import {
  changeTemplateStatus,
  type TemplateStatusChange,
} from '../../chat-apps/templates/change-template-status';
import { registerTemplate, type TemplateRequest } from '../../chat-apps/templates/register-template';
import { templateTable, type Template } from '../../chat-apps/templates/template';
import type { Delivery } from '../../delivery/delivery';
import type { SandboxContext } from '../../engine/context';
import type { Message } from '../../messages/message';

/** The WhatsApp account of the business: its templates, Flows and events. */
export interface WhatsAppFunctions {
  /** Returns a WhatsApp Flow with its screens, if there is one with this ID. */
  flow(id: string): Flow | undefined;
  templates(): readonly Template[];
  /** Registers an approved WhatsApp template. */
  addTemplate(request: TemplateRequest): Template;
  /** Approves, rejects, pauses or disables a template in place of WhatsApp, and emits its webhook. */
  changeTemplateStatus(request: TemplateStatusChange): Template;
  /**
   * Emits an event of the WhatsApp account: about templates, quality or users. Returns `undefined` when no webhook
   * is set.
   */
  businessEvent(request: BusinessEvent): Delivery | undefined;
  /** The business sends a WhatsApp message from a phone, outside the API. */
  externalMessage(request: ExternalMessage): Message;
}

export const createWhatsAppFunctions = (context: SandboxContext): WhatsAppFunctions => ({
  flow: (id) => context.state.table(flowTable).get(id),
  templates: () => context.state.table(templateTable).list(),
  addTemplate: (request) => registerTemplate(context, request),
  changeTemplateStatus: (request) => changeTemplateStatus(context, request),
  businessEvent: (request) => emitBusinessEvent(context, request),
  externalMessage: (request) => sendExternalMessage(context, request),
});
