import type { MessageProduct } from '../messages/lifecycle/message-product';
import { smsReceiptPayload } from './webhook-payloads';

/** What is particular to the lifecycle of an SMS. */
export const smsProduct: MessageProduct = {
  receipt: 'sms.status',
  createReceipt: (_context, message, _step, status) => smsReceiptPayload(message, status),
};
