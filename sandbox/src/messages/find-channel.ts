import type { SubAccountChannel, WorldState } from '../engine/state';
import { notFound } from '../server/api-error';

export interface FoundChannel extends SubAccountChannel {
  readonly subAccountId: string;
}

/**
 * Where a customer's message arrives: the channel of the subaccount that is named, or of the first that has it.
 *
 * @throws {Error} when there is no such subaccount or channel.
 */
export function channelFor(
  state: WorldState,
  channel: string,
  subAccountId: string | undefined,
): FoundChannel {
  const candidates = state.subAccounts.filter(
    (each) => subAccountId === undefined || each.subAccountId === subAccountId,
  );
  if (candidates.length === 0) throw new Error(`There is no subaccount ${subAccountId ?? ''}`);
  for (const candidate of candidates) {
    const found = candidate.channels.find((each) => each.channel.toLowerCase() === channel.toLowerCase());
    if (found) return { ...found, subAccountId: candidate.subAccountId };
  }
  const known = candidates.flatMap(({ channels }) => channels.map((each) => each.channel.toLowerCase()));
  throw new Error(`There is no channel ${channel}; there are ${[...new Set(known)].join(', ')}`);
}

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
