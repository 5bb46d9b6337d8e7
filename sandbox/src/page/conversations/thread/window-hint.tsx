import type { Message } from '../../../messages/message';
import { act } from '../../state/control-client';
import { showNotice } from '../../state/notice';

/** Says what to do about a message that came outside the customer service window of WhatsApp. */
export function WindowHint({ message: { status, customer } }: { readonly message: Message }) {
  // A number that ends in 1022 fails with the same code, whether or not the customer has written.
  if (status.errorCode !== 1022 || customer.endsWith('1022')) return null;
  return (
    <div class="window-hint">
      <p>
        Write below as this customer, then let your app send again: WhatsApp is open for 24 hours after a
        customer’s message. A template arrives at any time.
      </p>
      <button type="button" class="small" onClick={() => void switchOff()}>
        Switch this rule off
      </button>
    </div>
  );
}

async function switchOff(): Promise<void> {
  if (await act('PATCH', '/settings', { whatsAppWindow: false }))
    showNotice('WhatsApp now delivers new messages at any time. The panel Settings has the rule.');
}
