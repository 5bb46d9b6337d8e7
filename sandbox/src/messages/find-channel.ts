import { subAccountTable, type SubAccountChannel } from '../engine/account';
import type { SandboxState } from '../engine/state/state';
import { notFound } from '../server/api-error';

export interface BusinessChannel extends SubAccountChannel {
  readonly subAccountId: string;
}

/**
 * Finds the channel that receives a customer's message: of the named subaccount, or of the first that has it.
 *
 * @throws {Error} when there is no such subaccount or channel.
 */
export function findChannel(
  state: SandboxState,
  channel: string,
  subAccountId: string | undefined,
): BusinessChannel {
  const candidates = state
    .table(subAccountTable)
    .filter((each) => subAccountId === undefined || each.subAccountId === subAccountId);
  if (candidates.length === 0) throw new Error(`There is no subaccount ${subAccountId ?? ''}`);
  for (const candidate of candidates) {
    const found = candidate.channels.find((each) => each.channel.toLowerCase() === channel.toLowerCase());
    if (found) return { ...found, subAccountId: candidate.subAccountId };
  }
  const channelNames = candidates.flatMap(({ channels }) =>
    channels.map((each) => each.channel.toLowerCase()),
  );
  throw new Error(`There is no channel ${channel}: use one of ${[...new Set(channelNames)].join(', ')}`);
}

/** Finds a WhatsApp channel by ID in one subaccount or in all. */
export function findWhatsAppChannel(
  state: SandboxState,
  channelId: string | undefined,
  subAccountId?: string,
): BusinessChannel | undefined {
  for (const subAccount of state.table(subAccountTable).values()) {
    if (subAccountId !== undefined && subAccount.subAccountId !== subAccountId) continue;
    const found = subAccount.channels.find(
      (each) => each.channel === 'WhatsApp' && each.channelId === channelId,
    );
    if (found) return { ...found, subAccountId: subAccount.subAccountId };
  }
  return undefined;
}

/** @throws {ApiError} 404, as documented for Flows, when the channel is unknown. */
export function requireWhatsAppChannel(state: SandboxState, channelId = ''): BusinessChannel {
  const found = findWhatsAppChannel(state, channelId);
  if (found) return found;
  throw notFound(`There is no WhatsApp channel ${channelId} in this account`);
}
