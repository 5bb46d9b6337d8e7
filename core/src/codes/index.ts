export { chatReceiptCodes } from './chat-receipt-codes';
export { lookupCodes } from './lookup-codes';
export { restCodes, type CodeMeaning } from './rest-codes';
export { smsReceiptCodes } from './sms-receipt-codes';
export { voiceCodes } from './voice-codes';
