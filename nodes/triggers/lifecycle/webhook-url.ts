import { urlWithoutQuery } from '../../../core/src/webhook-registrations';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

/** Where n8n takes this trigger's webhooks, taken apart: `{base}` + `webhook` or `webhook-test` + `{tail}`. */
export interface WebhookAddress {
  readonly url: string;
  /** Where all webhooks of this n8n begin. */
  readonly base: string;
  /** What only this node's addresses end with. */
  readonly tail: string;
}

/** This trigger's address: while somebody tests, the one for tests. */
export function addressOf(context: IHookFunctions): WebhookAddress {
  const node = context.getNode();
  const url = context.getNodeWebhookUrl('default');
  if (url === undefined) throw new NodeOperationError(node, 'n8n gives this node no webhook URL');
  const own =
    node.webhookId ?? `${String(context.getWorkflow().id)}/${encodeURIComponent(node.name.toLowerCase())}`;
  const start = url.lastIndexOf(`/${own}/`);
  const base = url.slice(0, url.lastIndexOf('/', start - 1) + 1);
  return { url, base, tail: url.slice(start) };
}

/** Whether an address is a webhook of this n8n, be it of another workflow. */
export function isOfThisInstance({ base }: WebhookAddress, url: string): boolean {
  return urlWithoutQuery(url).startsWith(urlWithoutQuery(base));
}

/** Whether an address is this node's, for production or for tests. */
export function isOfThisNode(address: WebhookAddress, url: string): boolean {
  return isOfThisInstance(address, url) && urlWithoutQuery(url).endsWith(address.tail);
}
