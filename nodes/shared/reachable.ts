import { isPrivateUrl } from '../../core/src/webhook-registrations';
import { NodeOperationError } from 'n8n-workflow';
import { clientOptions, type ClientContext } from './client';

/**
 * Throws, before anything is sent or registered, if 8x8 could not reach an address of this n8n, because it is one of this
 * machine or of a private network. With a base URL there is no check, because a sandbox or a proxy can reach it.
 *
 * @throws {NodeOperationError}
 */
export async function assertReachable(context: ClientContext, url: string): Promise<void> {
  const { baseUrl } = await clientOptions(context);
  if (baseUrl !== undefined || !isPrivateUrl(url)) return;
  throw new NodeOperationError(
    context.getNode(),
    // n8n shows only the message when a workflow cannot be activated.
    `8x8 cannot reach this n8n at ${new URL(url).origin}, because that is an address of this machine or of a private network. Set WEBHOOK_URL of n8n to its public URL, or open a tunnel.`,
    { description: 'Nothing was sent, and nothing was registered at 8x8.' },
  );
}
