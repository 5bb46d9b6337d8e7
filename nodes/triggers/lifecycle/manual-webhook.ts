import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';
import type { WebhookLifecycle } from '../description/base-description';
import { inNodeErrors } from './activation-errors';
import { asksForAuthorization, credentialOf } from '../description/trigger-parameters';
import type { TriggerProduct } from '../events/trigger-config';
import { dropRecord } from './registration-record';

/** A trigger whose address a person enters at 8x8, and takes out there: n8n has nothing to set or to take back. */
export const enteredLifecycle = (product: TriggerProduct): WebhookLifecycle => {
  async function ready(this: IHookFunctions): Promise<boolean> {
    return await inNodeErrors(this, async () => {
      await assertSecret(this, product);
      return true;
    });
  }
  return {
    checkExists: ready,
    create: ready,
    delete() {
      dropRecord(this);
      return Promise.resolve(true);
    },
  };
};

/** Refuses to listen for a header that nobody has chosen. */
export async function assertSecret(context: IHookFunctions, product: TriggerProduct): Promise<void> {
  if (!asksForAuthorization(context, product)) return;
  const { webhookSecret = '' } = await credentialOf(context);
  if (webhookSecret.trim() !== '') return;
  throw new NodeOperationError(
    context.getNode(),
    'The 8x8 credential has no Webhook Secret. Enter there what 8x8 is to send as HTTP Authorization, and the same at 8x8; where 8x8 can send none, set Authentication to None.',
  );
}
