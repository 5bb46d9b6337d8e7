import type { Message } from '../../messages/message';
import { timestampOf } from '../../engine/timestamps';
import type { World } from '../../engine/context';

/** How long a permission holds that was not given for good. */
const permissionMs = 7 * 86_400_000;

/** Writes down how a customer answered a call permission request; gives when the permission ends, where it does. */
export function answerPermission(
  { state, time }: World,
  { customer, subAccountId }: Message,
  granted: boolean,
  isPermanent: boolean,
): string | undefined {
  const { callPermissions } = state.business;
  const index = callPermissions.findIndex(
    (each) => each.customer === customer && each.subAccountId === subAccountId,
  );
  if (index >= 0) callPermissions.splice(index, 1);
  if (!granted) return undefined;
  const expires = isPermanent ? undefined : timestampOf(time.now() + permissionMs);
  callPermissions.push({ customer, subAccountId, ...(expires === undefined ? {} : { expires }) });
  return expires;
}
