import { urlWithoutQuery } from '../../../core/src/webhook-registrations';
import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

/** The URL of a trigger and its parts: `{instancePrefix}` + `webhook` or `webhook-test` + `{nodeSuffix}`. */
export interface WebhookUrl {
  readonly href: string;
  /** The part that all webhooks of this n8n begin with. */
  readonly instancePrefix: string;
  /** The end of this node's production URL and test URL. No other node has it. */
  readonly nodeSuffix: string;
}

/** The production URL, or the test URL during a test run. */
export function webhookUrlOf(context: IHookFunctions): WebhookUrl {
  const node = context.getNode();
  const href = context.getNodeWebhookUrl('default');
  if (href === undefined) {
    throw new NodeOperationError(
      node,
      'n8n has no webhook URL for this node. Save the workflow and try again.',
    );
  }
  const nodePath =
    node.webhookId ?? `${String(context.getWorkflow().id)}/${encodeURIComponent(node.name.toLowerCase())}`;
  const suffixStart = href.lastIndexOf(`/${nodePath}/`);
  const instancePrefix = href.slice(0, href.lastIndexOf('/', suffixStart - 1) + 1);
  return { href, instancePrefix, nodeSuffix: href.slice(suffixStart) };
}

/** Whether a URL is a webhook of this n8n, of any workflow. */
export function belongsToInstance({ instancePrefix }: WebhookUrl, url: string): boolean {
  return urlWithoutQuery(url).startsWith(urlWithoutQuery(instancePrefix));
}

/** Whether a URL is this node's production or test URL. */
export function belongsToNode(own: WebhookUrl, url: string): boolean {
  return belongsToInstance(own, url) && urlWithoutQuery(url).endsWith(own.nodeSuffix);
}
