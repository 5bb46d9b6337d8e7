import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import { findCollectionExpression } from '../../shared/collection-expressions';
import type { WebhookLifecycle } from '../description/base-description';
import { hasManualEvents, readCredential } from '../description/trigger-parameters';
import { triggerProperties } from '../description/trigger-properties';
import type { TriggerConfig } from '../events/trigger-config';
import { withActivationErrors } from './activation-errors';
import { clearRecord } from './registration-record';

/**
 * The lifecycle of a trigger whose URL is entered at 8x8 by hand. It registers nothing. It only checks the
 * parameters, on activation.
 */
export const manualLifecycle = (config: TriggerConfig): WebhookLifecycle => {
  async function check(this: IHookFunctions): Promise<boolean> {
    return await withActivationErrors(this, async () => {
      await assertParameters(this, config);
      return true;
    });
  }
  return {
    checkExists: check,
    create: check,
    delete() {
      clearRecord(this);
      return Promise.resolve(true);
    },
  };
};

/**
 * @throws {NodeOperationError} when a collection is given as one expression, or requests must carry a secret but the
 *   credential has none.
 */
export async function assertParameters(context: IHookFunctions, config: TriggerConfig): Promise<void> {
  const given = findCollectionExpression(context.getNode(), triggerProperties(config));
  if (given)
    throw new NodeOperationError(
      context.getNode(),
      `${given.displayName} is one expression, which n8n cannot pass to a trigger. Add the fields one by one.`,
    );
  await assertWebhookSecret(context, config);
}

async function assertWebhookSecret(context: IHookFunctions, config: TriggerConfig): Promise<void> {
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
