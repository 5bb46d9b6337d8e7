import { notFound } from '../../server/api-error';
import type { FoundChannel } from '../../messages/find-channel';
import type { WorldState } from '../../engine/state';

/** The WhatsApp channel with this ID, of any subaccount or of one. */
export function whatsAppChannel(
  { subAccounts }: WorldState,
  channelId: string | undefined,
  subAccountId?: string,
): FoundChannel | undefined {
  for (const subAccount of subAccounts) {
    if (subAccountId !== undefined && subAccount.subAccountId !== subAccountId) continue;
    const found = subAccount.channels.find(
      (each) => each.channel === 'WhatsApp' && each.channelId === channelId,
    );
    if (found) return { ...found, subAccountId: subAccount.subAccountId };
  }
  return undefined;
}

/** @throws {Problem} 404, as the prose on Flows has it for a channel that is not known. */
export function requireWhatsAppChannel(state: WorldState, channelId: string): FoundChannel {
  const found = whatsAppChannel(state, channelId);
  if (found) return found;
  throw notFound(`There is no WhatsApp channel ${channelId} in this account`);
}
