/**
 * Everything that does no I/O: for surroundings that are not Node, or have I/O of their own, and what `cpaas-8x8` builds
 * on.
 *
 * Here, operations and events come with all that is said about them to people: titles, descriptions, examples; and
 * so do the codes of receipts.
 */
export * from './automation';
export { catalogue } from './catalogue';
export { chatReceiptCodes } from './codes/chat-receipt-codes';
export { smsReceiptCodes } from './codes/sms-receipt-codes';
export * from './machinery';
export { webhookEvents } from './webhooks/events';
export { receiptMeaning } from './webhooks/receipt-meaning';
export { simpleFields } from './webhooks/simple-fields';
