import type { SandboxState } from '../engine/state/state';
import { normalizeAddress } from '../numbers/phone-numbers';
import type { Message } from './message';
import { messageTable } from './message-store';

/** Selects conversations. */
export interface ConversationFilter {
  /** Part of the customer's number or of any text of the conversation, ignoring case. */
  readonly search?: string;
  /** The umid of the last message of the previous page: only older conversations are returned. */
  readonly before?: string;
  /** The maximum number of conversations. Default 50. */
  readonly limit?: number;
}

/** Returns the newest message of each conversation, the newest first. */
export function listConversations(
  state: SandboxState,
  { search = '', before, limit = 50 }: ConversationFilter = {},
): Message[] {
  const groups = search === '' ? undefined : searchGroups(state, search);
  const page: Message[] = [];
  for (const message of state.table(messageTable).newestOfGroups({ before, groups })) {
    if (page.length === limit) break;
    page.push(message);
  }
  return page;
}

/** Finds the conversations with a text in the number or in any message. */
function searchGroups(state: SandboxState, search: string): Set<string> {
  const wanted = search.toLowerCase();
  const found = new Set<string>();
  for (const { customer, text } of state.table(messageTable).newestFirst({ containing: search }))
    if (customer.toLowerCase().includes(wanted) || text.toLowerCase().includes(wanted))
      found.add(normalizeAddress(customer));
  return found;
}
