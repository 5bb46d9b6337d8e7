import type { CodeMeaning } from './rest-codes';

const later = 'Try again later; the problem may be temporary.';
const checkNumber = 'Check that the number is correct and in use. Do not send to it again unchanged.';
const notFinal = 'Wait: another receipt will follow.';
const otherChannel = 'Use another channel, or ask the recipient for another number.';
const askSupport = 'If the error persists, give the umid to 8x8 support.';

/**
 * Error codes in SMS delivery receipts (`status.errorCode`).
 *
 * Chat app receipts use the same numbers with other meanings. Choose the table by the channel of the receipt.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-receipts-error-codes
 */
export const smsReceiptCodes: Readonly<Record<number, CodeMeaning>> = {
  0: { meaning: 'the network gave no reason', advice: later },
  1: { meaning: 'the phone was off or out of reach', advice: later },
  2: { meaning: 'the content was not accepted', advice: 'Change the text, then send it again.' },
  3: {
    meaning: 'a part of the message is missing',
    advice: 'Compare the message with the fields of the operation.',
  },
  4: { meaning: 'the delivery is delayed', advice: notFinal },
  5: { meaning: 'the message is queued at the next network', advice: notFinal },
  7: { meaning: 'the delivery failed', advice: later },
  8: { meaning: 'the delivery was denied', advice: 'Do not send it again; ask 8x8 support for the reason.' },
  9: { meaning: 'the phone could not handle the message', advice: otherChannel },
  10: { meaning: 'a system that forwards messages had an error', advice: later },
  11: {
    meaning: 'too many messages went to this number',
    advice: 'Send less often to the same number, and wait before the next message.',
  },
  12: { meaning: "the network's subscriber register (HLR) had an error", advice: later },
  13: { meaning: 'the subscriber or the phone is barred', advice: checkNumber },
  14: { meaning: '8x8 had an internal error', advice: `Send it again. ${askSupport}` },
  15: { meaning: 'the number is not a valid destination', advice: checkNumber },
  16: { meaning: 'the format of the message is not valid', advice: 'Check the encoding and the text.' },
  17: { meaning: 'the message has a length that is not allowed', advice: 'Shorten the text.' },
  18: {
    meaning: 'a parameter is not valid',
    advice: 'Compare the message with the fields of the operation.',
  },
  19: {
    meaning: 'the sender ID was not accepted',
    advice: 'Use a sender ID that is registered for the country.',
  },
  20: { meaning: 'the message was cancelled before delivery', advice: 'Nothing to do, if you cancelled it.' },
  21: { meaning: 'the memory of the phone was full', advice: 'Try again later, when there is room.' },
  22: { meaning: 'the delivery is being tried again', advice: notFinal },
  23: { meaning: 'the network failed', advice: later },
  24: {
    meaning: 'the age of the recipient was not verified',
    advice: 'Do not send this content to this number.',
  },
  25: {
    meaning: 'the network or the recipient stopped the delivery',
    advice: 'Do not send it again unchanged.',
  },
  26: { meaning: 'messages to this number are barred', advice: checkNumber },
  27: { meaning: 'the operator refuses permanently', advice: checkNumber },
  28: { meaning: 'the phone cannot receive messages at all', advice: otherChannel },
  29: { meaning: 'the phone had an error', advice: later },
  30: {
    meaning: 'the number was ported to another operator, and was not found there',
    advice: `${later} ${askSupport}`,
  },
  31: { meaning: 'premium SMS were refused', advice: 'Do not send premium SMS to this number.' },
  32: { meaning: 'the recipient is roaming', advice: 'Try again later, when the recipient is back.' },
  33: { meaning: 'there was no route to the network', advice: `${later} ${askSupport}` },
  34: { meaning: 'the message was blocked by a screening rule', advice: 'Do not send it again unchanged.' },
  35: { meaning: 'the message centre is overloaded', advice: 'Try again later, and more slowly.' },
  36: {
    meaning: 'the time to deliver it ran out',
    advice: 'Send it again if it still matters, with a later expiry.',
  },
  37: { meaning: 'the number cannot receive SMS', advice: otherChannel },
  38: { meaning: 'the message was garbled', advice: 'Check the encoding and the text.' },
  39: { meaning: 'the message centre cancelled it', advice: 'Do not send it again unchanged.' },
  40: { meaning: 'the message centre had an error', advice: later },
  41: { meaning: 'the message centre rejected it', advice: 'Do not send it again unchanged.' },
  42: { meaning: 'there was not enough credit', advice: 'Top up the account, then send it again.' },
  43: {
    meaning: 'a spam filter stopped the message',
    advice: 'Change the text, and use a sender ID that is registered for the country.',
  },
  44: { meaning: 'the recipient has a billing problem with the operator', advice: otherChannel },
  45: { meaning: 'the phone was busy with another message', advice: later },
  46: { meaning: 'the recipient could not be reached', advice: later },
  47: { meaning: 'the recipient is temporarily unavailable', advice: later },
  48: { meaning: 'a system failed', advice: `Send it again. ${askSupport}` },
  49: { meaning: 'the signalling between networks failed', advice: later },
  50: { meaning: 'too many messages came at once', advice: 'Send it again, more slowly.' },
  51: { meaning: 'the network did not answer in time', advice: later },
  52: { meaning: "the network's answer could not be read", advice: later },
  53: {
    meaning: 'a value was not expected',
    advice: 'Compare the message with the fields of the operation.',
  },
  54: { meaning: 'an unexpected error occurred', advice: `${later} ${askSupport}` },
  55: { meaning: 'the network does not know the subscriber', advice: checkNumber },
  56: {
    meaning: 'the network does not know the outcome',
    advice: 'The message may have arrived. Check before you send it again.',
  },
  57: { meaning: 'the network gave an unknown reason', advice: later },
  58: { meaning: 'the message centre is unknown', advice: askSupport },
  59: { meaning: 'there is no such subscriber', advice: checkNumber },
  60: { meaning: 'a filter stopped the content', advice: 'Change the text, then send it again.' },
  61: { meaning: 'the session has expired', advice: 'Start a new session with the recipient.' },
  99: {
    meaning: '8x8 Omni Shield blocked it as suspicious',
    advice: 'Do not send it again; ask 8x8 support to allow the number or the country if it is genuine.',
  },
};
