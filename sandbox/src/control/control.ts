import type { SandboxContext } from '../engine/context';
import type { Route } from '../server/operations/routes';
import type { SmppServer } from '../smpp/smpp-server';
import { createAccountFunctions, type AccountFunctions } from './functions/account';
import { createCallFunctions, type CallFunctions } from './functions/calls';
import { createClockFunctions, type ClockFunctions } from './functions/clock';
import { createCustomerFunctions, type CustomerFunctions } from './functions/customers';
import { createEventFunctions, type EventFunctions } from './functions/events';
import { createFaultFunctions, type FaultFunctions } from './functions/faults';
import { createMessageFunctions, type MessageFunctions } from './functions/messages';
import { createSmppFunctions, type SmppFunctions } from './functions/smpp';
import { createStateFunctions, type StateFunctions } from './functions/state';
import { createVerificationFunctions, type VerificationFunctions } from './functions/verifications';
import { createVideoFunctions, type VideoFunctions } from './functions/video';
import { createWebhookFunctions, type WebhookFunctions } from './functions/webhooks';
import { createWhatsAppFunctions, type WhatsAppFunctions } from './functions/whatsapp';
import { createWorkflowFunctions, type WorkflowFunctions } from './functions/workflows';

/**
 * What a test or the page can do with a sandbox beside 8x8's API: act as a customer, read what was sent, and control
 * the clock, webhooks, faults and settings. The control API has a route for each of these functions.
 */
export interface Control
  extends MessageFunctions,
    CustomerFunctions,
    CallFunctions,
    VideoFunctions,
    VerificationFunctions,
    WhatsAppFunctions,
    WorkflowFunctions,
    AccountFunctions,
    WebhookFunctions,
    SmppFunctions,
    FaultFunctions,
    StateFunctions,
    ClockFunctions,
    EventFunctions {}

/** Creates the functions that `Sandbox` and the control API share. */
export const createControl = (
  context: SandboxContext,
  routes: readonly Route[],
  smpp: SmppServer | undefined,
): Control => ({
  ...createMessageFunctions(context),
  ...createCustomerFunctions(context),
  ...createCallFunctions(context),
  ...createVideoFunctions(context),
  ...createVerificationFunctions(context),
  ...createWhatsAppFunctions(context),
  ...createWorkflowFunctions(context),
  ...createAccountFunctions(context, routes),
  ...createWebhookFunctions(context),
  ...createSmppFunctions(smpp),
  ...createFaultFunctions(context),
  ...createStateFunctions(context),
  ...createClockFunctions(context),
  ...createEventFunctions(context),
});
