import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { WebhookLifecycle } from '../description/base-description';
import { hasManualEvents, readCredential } from '../description/trigger-parameters';
import type { TriggerConfig } from '../events/trigger-config';
import { withActivationErrors } from './activation-errors';
import { clearRecord } from './registration-record';

/**
 * The lifecycle of a trigger whose URL is entered at 8x8 by hand. It registers nothing. It only checks, on activation,
 * that the credential has the secret that requests must carry.
 */
export const manualLifecycle = (config: TriggerConfig): WebhookLifecycle => {
  async function checkSecret(this: IHookFunctions): Promise<boolean> {
    return await withActivationErrors(this, async () => {
      await assertWebhookSecret(this, config);
      return true;
    });
  }
  return {
    checkExists: checkSecret,
    create: checkSecret,
    delete() {
      clearRecord(this);
      return Promise.resolve(true);
    },
  };
};

/** Throws when requests must carry a secret but the credential has none. */
export async function assertWebhookSecret(context: IHookFunctions, config: TriggerConfig): Promise<void> {
  if (!hasManualEvents(context, config)) return;
  if (context.getNodeParameter('authentication', 'authorization') === 'none') return;
  const { webhookSecret = '' } = await readCredential(context);
  if (webhookSecret.trim() !== '') return;
  const setting =
    context.getNodeParameter('registration', 'manual') === 'manual'
      ? 'Authentication'
      : 'Survey Authentication';
  throw new NodeOperationError(
    context.getNode(),
    `The 8x8 credential has no Webhook Secret. Enter the HTTP Authorization value there that you entered at 8x8. If 8x8 cannot send a header, set ${setting} to None.`,
  );
}
