import type { SandboxContext } from '../../engine/context';
import { asObject } from '../../engine/json';
import { defineTable } from '../../engine/state/table-definition';
import { dayMs } from '../../engine/timestamps';
import type { Message } from '../../messages/message';

/** WhatsApp's customer service window of a customer: 24 hours from the customer's last message. */
interface ServiceWindow {
  readonly customer: string;
  /** When the customer last wrote, in milliseconds since 1970. */
  readonly wroteAt: number;
}

/** Kept beside the messages: to search these at every send would take longer the more a business has sent. */
const serviceWindowTable = defineTable<ServiceWindow>({
  name: 'serviceWindows',
  key: ({ customer }) => customer,
  archive: { isFinished: () => true, maxInMemory: 1_000 },
  fields: { customer: 'string', wroteAt: 'number' },
});

/** Opens the window for 24 hours from now. Called for every message that a customer sends on WhatsApp. */
export function openServiceWindow({ state, clock }: SandboxContext, customer: string): void {
  state.table(serviceWindowTable).put({ customer, wroteAt: clock.now() });
}

export function isServiceWindowOpen({ state, clock }: SandboxContext, customer: string): boolean {
  const wroteAt = state.table(serviceWindowTable).get(customer)?.wroteAt;
  return wroteAt !== undefined && clock.now() - wroteAt < dayMs;
}

/** Whether a message can start a conversation: a template, or a message that Direct Send makes a template of. */
export function canStartConversation({ type, content }: Message): boolean {
  return type === 'Template' || asObject(content?.['whatsApp'])['directSend'] !== undefined;
}
