import type { CodeMeaning } from './rest-codes';

const later = 'Try again later.';
const again = 'Send it again. If the error persists, give the umid to 8x8 support.';
const otherChannel = 'Use another channel, such as SMS.';
const slower = 'Send it again, more slowly.';
const askSupport = 'Contact 8x8 support: the setup of the channel must be corrected.';
const checkTemplate = 'Compare the parameters with the template as it was approved.';
const checkMessage = 'Compare the message with the fields of the operation.';

/** Codes of all channels. */
const general: Readonly<Record<number, CodeMeaning>> = {
  1: { meaning: 'the recipient is not registered on this channel', advice: otherChannel },
  2: {
    meaning: 'the channel does not support this content type',
    advice: 'Send a content type that the channel supports.',
  },
  3: { meaning: 'a parameter is missing', advice: checkMessage },
  9: { meaning: "the recipient's app is too old for business messages", advice: otherChannel },
  11: {
    meaning: 'too many messages went to this recipient',
    advice: 'Wait before the next message, and send less often to the same recipient.',
  },
  14: { meaning: '8x8 had an internal error', advice: again },
  15: {
    meaning: 'the recipient is not valid on this channel, or is on the blacklist of the account',
    advice: 'Check that the number or user ID is correct, and not blacklisted in 8x8 Connect.',
  },
  18: { meaning: 'a parameter is missing or has the wrong type', advice: checkMessage },
  23: { meaning: 'the connection to the channel failed', advice: again },
  25: {
    meaning: 'the channel decided not to deliver the message',
    advice: `Do not send it again unchanged. ${otherChannel}`,
  },
  29: { meaning: 'the value of a parameter is not valid', advice: checkMessage },
  36: {
    meaning: 'the message expired before it could be delivered',
    advice: `Send it again if it still matters. ${otherChannel}`,
  },
  41: {
    meaning: 'the channel rejected the message',
    advice: `Do not send it again unchanged. ${otherChannel}`,
  },
  42: { meaning: 'the account has no credit left', advice: 'Top up the account, then send it again.' },
  43: { meaning: 'a spam filter stopped the message', advice: 'Do not send it again unchanged.' },
  46: {
    meaning: 'the message was sent, but the recipient could not be reached',
    advice: `${later} ${otherChannel}`,
  },
  57: { meaning: 'the channel gave no reason', advice: later },
  61: {
    meaning: 'the customer service window was closed',
    advice: 'Send an approved template, or wait until the recipient writes.',
  },
};

/** Codes of WhatsApp. Each maps to an error code of Meta, which is also in the receipt. */
const whatsApp: Readonly<Record<number, CodeMeaning>> = {
  1000: { meaning: 'Meta did not accept the credentials of the channel', advice: askSupport },
  1001: { meaning: 'Meta does not allow this method', advice: askSupport },
  1002: { meaning: 'too many requests went to Meta', advice: slower },
  1003: { meaning: 'the channel lacks a permission at Meta', advice: askSupport },
  1004: { meaning: 'a value is not valid', advice: checkMessage },
  1005: { meaning: 'a parameter is not valid', advice: checkMessage },
  1006: { meaning: 'the credentials of the channel at Meta have expired', advice: askSupport },
  1007: {
    meaning: "the account broke Meta's rules",
    advice: 'Check WhatsApp Manager for the reason, and how long the restriction lasts.',
  },
  1008: { meaning: 'the WhatsApp account exceeded its rate limit', advice: slower },
  1009: { meaning: 'the phone number of the channel exceeded its rate limit', advice: slower },
  1010: {
    meaning: 'Meta does not deliver to this recipient, as part of an experiment',
    advice: otherChannel,
  },
  1011: { meaning: 'the account may not write to this country', advice: otherChannel },
  1012: { meaning: 'Meta had an error and gave no reason', advice: again },
  1013: { meaning: 'Meta denied access', advice: askSupport },
  1014: { meaning: 'a parameter is missing', advice: checkMessage },
  1015: { meaning: 'the value of a parameter is not valid', advice: checkMessage },
  1016: { meaning: 'a service of Meta is down', advice: again },
  1017: { meaning: 'sender and recipient are the same number', advice: 'Send to another number.' },
  1018: {
    meaning: 'the recipient cannot get it: no WhatsApp, an old app, or terms that were not accepted',
    advice: otherChannel,
  },
  1019: { meaning: 'the WhatsApp account is locked', advice: 'Check WhatsApp Manager for the reason.' },
  1020: {
    meaning: 'the display name of the channel is not approved',
    advice: 'Have the display name approved first.',
  },
  1021: { meaning: 'the phone number of the channel is not registered properly', advice: askSupport },
  1022: {
    meaning: 'more than 24 hours have passed since the recipient last wrote',
    advice: 'Send an approved template; any other message must wait until the recipient writes.',
  },
  1023: {
    meaning: 'Meta limits the channel, because people blocked or reported it',
    advice: 'Send fewer messages, and only wanted ones, until the quality rating improves.',
  },
  1024: {
    meaning: 'Meta did not deliver it, to limit the marketing messages that a person gets',
    advice: 'Wait at least a day; sending it again at once makes it worse.',
  },
  1025: { meaning: 'WhatsApp does not know this message type', advice: 'Send another content type.' },
  1026: {
    meaning: 'Meta could not download the media',
    advice: 'Give a public https:// address that answers fast, with the right media type.',
  },
  1027: {
    meaning: 'the media could not be uploaded to Meta',
    advice: 'Check its format and its size, then send it again.',
  },
  1028: {
    meaning: 'too many messages went to this recipient in a short time',
    advice: 'Wait before the next message to the same recipient.',
  },
  1029: { meaning: 'the WhatsApp account is under maintenance', advice: later },
  1030: { meaning: 'there are more or fewer parameters than the template has', advice: checkTemplate },
  1031: {
    meaning: 'no approved template has this name and language',
    advice: 'List the templates of the channel; a new one may wait a day for approval.',
  },
  1032: { meaning: 'the template with its values is too long', advice: 'Shorten the values.' },
  1033: { meaning: 'the template broke a rule on formats', advice: checkTemplate },
  1034: { meaning: 'a parameter does not have the format that the template requires', advice: checkTemplate },
  1035: {
    meaning: 'the template is paused because of its low quality',
    advice: 'Wait, improve it, or use another.',
  },
  1036: {
    meaning: 'the template was disabled permanently because of its low quality',
    advice: 'Use another template.',
  },
  1037: {
    meaning: 'the WhatsApp Flow is blocked',
    advice: 'Correct what WhatsApp Manager reports about the flow.',
  },
  1038: { meaning: 'the WhatsApp Flow is throttled at present', advice: later },
  1039: { meaning: 'the phone number of the channel could not be deregistered', advice: later },
  1040: { meaning: 'a server of Meta is not available', advice: again },
  1041: { meaning: 'the PIN of the phone number is wrong', advice: askSupport },
  1042: { meaning: 'the phone number of the channel must be verified again', advice: askSupport },
  1043: { meaning: 'a wrong PIN was given too often', advice: 'Wait as long as Meta says.' },
  1044: {
    meaning: 'the PIN was given too soon after the last time',
    advice: 'Wait before the next try.',
  },
  1045: { meaning: 'the phone number of the channel is not registered', advice: askSupport },
  1046: {
    meaning: 'the phone number of the channel was deleted minutes ago',
    advice: 'Wait five minutes, then register it again.',
  },
  1047: { meaning: 'the phone number was registered too often', advice: later },
  1048: { meaning: 'the request failed at Meta for an unknown reason', advice: again },
  1049: { meaning: 'the history was synchronised too often', advice: later },
  1050: {
    meaning: 'the time to synchronise the history is over',
    advice: 'It can no longer be done for this number.',
  },
  1051: {
    meaning: 'the recipient has stopped marketing messages from you',
    advice: 'Do not send marketing to this recipient.',
  },
  1052: {
    meaning: 'the recipient has given permanent permission to call',
    advice: 'Call without asking again.',
  },
  1053: {
    meaning: 'the recipient was asked for permission to call too often',
    advice: 'Wait a day or more before asking again.',
  },
  1054: { meaning: 'this message cannot go to a business-scoped user ID', advice: 'Give user.msisdn.' },
};

/** Codes of Viber. */
const viber: Readonly<Record<number, CodeMeaning>> = {
  // Viber reports success as a code.
  2000: { meaning: 'the message was sent; this is not an error', advice: 'Nothing to do.' },
  2001: { meaning: 'Viber had an internal error', advice: again },
  2002: { meaning: 'the Viber service ID is not in use', advice: askSupport },
  2003: { meaning: 'Viber could not read the request', advice: checkMessage },
  2004: { meaning: 'Viber does not know this type of message', advice: 'Send another content type.' },
  2005: { meaning: 'a field that Viber needs is missing', advice: checkMessage },
  2006: { meaning: 'Viber did not answer in time', advice: again },
  2007: { meaning: 'the recipient blocks this sender, or all business messages', advice: otherChannel },
  2008: { meaning: 'the number is not on Viber', advice: otherChannel },
  2009: { meaning: 'the recipient has no device that can show the message', advice: otherChannel },
  2010: { meaning: 'Viber does not allow this address or service ID', advice: askSupport },
  2012: { meaning: 'the label of the message is missing or not valid', advice: askSupport },
  2013: { meaning: 'the time to live is out of range', advice: 'Use an expiry that Viber accepts.' },
  2014: {
    meaning: 'more than ten messages went out in one session',
    advice: 'Wait until the recipient answers.',
  },
  2015: { meaning: 'Viber does not allow this type of file', advice: 'Send another type of file.' },
  2016: { meaning: 'the file name is too long', advice: 'Shorten it to 25 characters.' },
  2017: { meaning: 'the address of the thumbnail is too long', advice: 'Shorten it to 1,000 characters.' },
  2018: { meaning: 'the file is too large', advice: 'Send at most 200 MB.' },
  2019: { meaning: 'the video is too long', advice: 'Send at most 600 seconds.' },
  2020: {
    meaning: 'Viber does not know the template',
    advice: 'Use the ID of a template that is registered.',
  },
  2021: { meaning: 'the values do not fit the template', advice: checkTemplate },
  2022: { meaning: "the recipient's app is too old for the content of the message", advice: otherChannel },
  2023: { meaning: 'the phone number is not valid', advice: 'Write it with its country code.' },
  2024: { meaning: 'a part of the list is not valid', advice: checkMessage },
  2025: { meaning: 'a part of the carousel is not valid', advice: checkMessage },
};

/**
 * Error codes in delivery receipts of chat apps (`status.errorCode`).
 *
 * Use it for receipts only: 1002 is a rate limit here, but a wrong phone number in a REST error. RCS, LINE and Zalo
 * use only the general codes.
 *
 * @see https://developer.8x8.com/connect/docs/delivery-error-codes
 */
export const chatReceiptCodes: Readonly<Record<number, CodeMeaning>> = { ...general, ...whatsApp, ...viber };

const byChannel: Readonly<Record<string, Readonly<Record<number, CodeMeaning>>>> = {
  whatsapp: { ...general, ...whatsApp },
  viber: { ...general, ...viber },
};

/** The codes of one channel. Channels without codes of their own have the general ones. */
export const channelReceiptCodes = (channel: string | undefined): Readonly<Record<number, CodeMeaning>> =>
  channel === undefined ? chatReceiptCodes : (byChannel[channel.toLowerCase()] ?? general);
