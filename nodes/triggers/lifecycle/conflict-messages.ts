import {
  redactUrl,
  type RegisteredWebhook,
  type WebhookScope,
} from '../../../core/src/webhook-registrations';
import { NodeOperationError, type INode } from 'n8n-workflow';
import type { RegistrableTriggerConfig } from '../events/trigger-config';
import { belongsToInstance, type WebhookUrl } from './webhook-url';

/** Names of 8x8's webhook types for chat apps and voice. */
const typeNames: Readonly<Record<string, string>> = {
  MSG: 'inbound chat messages',
  CADR: 'receipts of chat messages',
  CABM: 'WhatsApp business events',
  VCA: 'call action requests',
  VCS: 'call statuses',
  VSS: 'session summaries',
  VRU: 'recording events',
  VNU: 'virtual number events',
};

/** Describes a scope in messages: "SMS events of all subaccounts". */
export function describeScope(
  { subAccountId, type }: WebhookScope,
  { eventsLabel }: RegistrableTriggerConfig,
): string {
  const events = type === undefined ? eventsLabel : (typeNames[type] ?? eventsLabel);
  return `${events} of ${subAccountId === '*' ? 'all subaccounts' : `subaccount ${subAccountId}`}`;
}

interface Conflict {
  readonly node: INode;
  readonly config: RegistrableTriggerConfig;
  readonly scope: WebhookScope;
  /** The webhook that the scope has at 8x8. */
  readonly current: RegisteredWebhook;
  /** This trigger's own URL. */
  readonly url: WebhookUrl;
  /** Whether this trigger was registered for the scope before. */
  readonly wasOurs: boolean;
}

/**
 * Says which URL is registered for the scope and what the user can do. Everything is in the message, because n8n shows no
 * description when an activation fails.
 *
 * The message must not contain the word "Authorization": some n8n versions then report wrong credentials.
 */
export function conflictError({ node, config, scope, current, url, wasOurs }: Conflict): NodeOperationError {
  const start = wasOurs ? 'The webhook of this trigger was changed at 8x8: it' : '8x8 already';
  const conflict = `${start} posts ${describeScope(scope, config)} to ${redactUrl(current.url)}`;
  if (belongsToInstance(url, current.url)) {
    return new NodeOperationError(
      node,
      `${conflict}, another trigger of this n8n. Use one trigger and branch after it, select another subaccount, or unpublish the other workflow first (n8n 1: deactivate it).`,
    );
  }
  const secured = current.httpAuthorization !== undefined || current.oauth !== undefined;
  return new NodeOperationError(
    node,
    `${conflict}. Remove that webhook at 8x8, select another subaccount, or turn on Replace Existing Webhook under Options. The replaced webhook is restored when you deactivate this workflow${secured ? ', but without its secret, which 8x8 does not reveal' : ''}.`,
  );
}

/**
 * The active workflow was registered with another API key than the test run uses. After the test, its webhook would be
 * restored with a secret derived from the key of the test run, which the active workflow does not accept.
 */
export function apiKeyChangedError(node: INode): NodeOperationError {
  return new NodeOperationError(
    node,
    'The active workflow was registered at 8x8 with another API key, so a test run could not restore its webhook. Publish the workflow with the new credential before you test it, or deactivate it during the test.',
  );
}
