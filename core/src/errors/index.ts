/** The error classes, and the meanings of 8x8's error codes. */
export { chatReceiptCodes } from './chat-receipt-codes';
export {
  ApiError,
  EightByEightError,
  JobError,
  RejectedError,
  TransportError,
  ValidationError,
  type ApiErrorDetails,
  type Outcome,
} from './errors';
export { HttpFailure, type HttpFailureReason } from './http-failure';
export { lookupCodes } from './lookup-codes';
export { restCodes, type CodeMeaning } from './rest-codes';
export { smsReceiptCodes } from './sms-receipt-codes';
export { unknownOptionIssues } from './unknown-options';
export { voiceCodes } from './voice-codes';
export { workflowErrorMeaning } from './workflow-errors';
