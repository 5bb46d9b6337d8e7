import type { CodeMeaning } from './rest-codes';

const later = 'Try again later.';
const again = 'Send it again; give the umid to 8x8 support if it stays.';
const otherChannel = 'Use another channel, such as SMS.';
const slower = 'Send it again, more slowly.';
const askSupport = 'Ask 8x8 support: it concerns the set-up of the channel.';
const checkTemplate = 'Compare the parameters with the template as it was approved.';
const checkMessage = 'Compare the message with the fields of the operation.';

/** Codes of all channels. */
const general: Readonly<Record<number, CodeMeaning>> = {
  1: { meaning: 'the recipient is not registered on this channel', advice: otherChannel },
  2: {
    meaning: 'the channel does not support this kind of content',
    advice: 'Send a type of content that the channel has.',
  },
  3: { meaning: 'a parameter is missing', advice: checkMessage },
  9: { meaning: "the recipient's app is too old for business messages", advice: otherChannel },
  11: {
    meaning: 'too many messages went to this recipient',
    advice: 'Wait before the next, and send less often to the same recipient.',
  },
  14: { meaning: '8x8 had an internal fault', advice: again },
  15: {
    meaning: 'the recipient is not valid on this channel, or is on the blacklist of the account',
    advice: 'See that the number or user ID is right, and not blacklisted in 8x8 Connect.',
  },
  18: { meaning: 'a parameter is missing or has the wrong type', advice: checkMessage },
  23: { meaning: 'the connection to the channel failed', advice: again },
  25: {
    meaning: 'the channel chose not to deliver it',
    advice: `Do not send it again unchanged. ${otherChannel}`,
  },
  29: { meaning: 'the value of a parameter is not valid', advice: checkMessage },
  36: {
    meaning: 'it expired before it could be delivered',
    advice: `Send it again if it still matters. ${otherChannel}`,
  },
  41: { meaning: 'the channel rejected it', advice: `Do not send it again unchanged. ${otherChannel}` },
  42: { meaning: 'the account has no credit left', advice: 'Top up the account, then send it again.' },
  43: { meaning: 'a spam filter stopped it', advice: 'Do not send it again unchanged.' },
  46: { meaning: 'it was sent, but the recipient could not be reached', advice: `${later} ${otherChannel}` },
  57: { meaning: 'the channel gave no reason', advice: later },
  61: {
    meaning: 'the time in which one may write freely to the recipient was over',
    advice: 'Send an approved template, or wait until the recipient writes.',
  },
};

/** Codes of WhatsApp. Each maps to an error code of Meta, which is also in the receipt. */
const whatsApp: Readonly<Record<number, CodeMeaning>> = {
  1000: { meaning: 'Meta did not accept the login of the channel', advice: askSupport },
  1001: { meaning: 'Meta does not allow this method', advice: askSupport },
  1002: { meaning: 'too many requests went to Meta', advice: slower },
  1003: { meaning: 'the channel lacks a permission at Meta', advice: askSupport },
  1004: { meaning: 'a value is not valid', advice: checkMessage },
  1005: { meaning: 'a parameter is not valid', advice: checkMessage },
  1006: { meaning: 'the login of the channel at Meta has run out', advice: askSupport },
  1007: {
    meaning: "the account broke Meta's rules",
    advice: 'Look into WhatsApp Manager for the reason, and how long it holds.',
  },
  1008: { meaning: 'the WhatsApp account sent too much', advice: slower },
  1009: { meaning: 'the phone number of the channel sent too much', advice: slower },
  1010: { meaning: 'Meta holds messages back from this recipient for an experiment', advice: otherChannel },
  1011: { meaning: 'the account may not write to this country', advice: otherChannel },
  1012: { meaning: 'Meta had a fault and gave no reason', advice: again },
  1013: { meaning: 'Meta denied access', advice: askSupport },
  1014: { meaning: 'a parameter is missing', advice: checkMessage },
  1015: { meaning: 'the value of a parameter is not valid', advice: checkMessage },
  1016: { meaning: 'a service of Meta is down', advice: again },
  1017: { meaning: 'sender and recipient are the same number', advice: 'Send to another number.' },
  1018: {
    meaning: 'it cannot be delivered: no WhatsApp, an old app, or terms that were not accepted',
    advice: otherChannel,
  },
  1019: { meaning: 'the WhatsApp account is locked', advice: 'Look into WhatsApp Manager for the reason.' },
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
    meaning: 'Meta limits the channel, since people blocked or reported it',
    advice: 'Send less, and only what is wanted, until its quality is better.',
  },
  1024: {
    meaning: 'Meta held it back, so that people do not get too much marketing',
    advice: 'Wait at least a day; sending it again at once makes it worse.',
  },
  1025: { meaning: 'WhatsApp does not know this kind of message', advice: 'Send another type of content.' },
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
    advice: 'Wait before the next to the same recipient.',
  },
  1029: { meaning: 'the WhatsApp account is under maintenance', advice: later },
  1030: { meaning: 'there are more or fewer parameters than the template has', advice: checkTemplate },
  1031: {
    meaning: 'no approved template has this name and language',
    advice: 'List the templates of the channel; a new one may wait a day for approval.',
  },
  1032: { meaning: 'the template with its values is too long', advice: 'Shorten the values.' },
  1033: { meaning: 'the template broke a rule on formats', advice: checkTemplate },
  1034: { meaning: 'a parameter has another format than the template wants', advice: checkTemplate },
  1035: {
    meaning: 'the template is paused because of its low quality',
    advice: 'Wait, improve it, or use another.',
  },
  1036: {
    meaning: 'the template was disabled for good because of its low quality',
    advice: 'Use another template.',
  },
  1037: {
    meaning: 'the WhatsApp Flow is blocked',
    advice: 'Put right what WhatsApp Manager says of the flow.',
  },
  1038: { meaning: 'the WhatsApp Flow may be sent only seldom for now', advice: later },
  1039: { meaning: 'the phone number of the channel could not be deregistered', advice: later },
  1040: { meaning: 'a server of Meta is not available', advice: again },
  1041: { meaning: 'the PIN of the phone number is wrong', advice: askSupport },
  1042: { meaning: 'the phone number of the channel must be verified again', advice: askSupport },
  1043: { meaning: 'a wrong PIN was given too often', advice: 'Wait as long as Meta says.' },
  1044: {
    meaning: 'the PIN was given too soon after the last time',
    advice: 'Wait a little before the next try.',
  },
  1045: { meaning: 'the phone number of the channel is not registered', advice: askSupport },
  1046: {
    meaning: 'the phone number of the channel was deleted a moment ago',
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
    meaning: 'the recipient has given permission to call for good',
    advice: 'Call; there is nothing left to ask.',
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
  2000: { meaning: 'it was sent: this is no error', advice: 'Nothing to do.' },
  2001: { meaning: 'Viber had an internal fault', advice: again },
  2002: { meaning: 'the Viber service ID is not in use', advice: askSupport },
  2003: { meaning: 'Viber could not read the request', advice: checkMessage },
  2004: { meaning: 'Viber does not know this type of message', advice: 'Send another type of content.' },
  2005: { meaning: 'a field that Viber needs is missing', advice: checkMessage },
  2006: { meaning: 'Viber did not answer in time', advice: again },
  2007: { meaning: 'the recipient blocks this sender, or all business messages', advice: otherChannel },
  2008: { meaning: 'the number is not on Viber', advice: otherChannel },
  2009: { meaning: 'the recipient has no device that can show it', advice: otherChannel },
  2010: { meaning: 'Viber does not allow this address or service ID', advice: askSupport },
  2012: { meaning: 'the label of the message is missing or not valid', advice: askSupport },
  2013: { meaning: 'the time to live is out of range', advice: 'Give an expiry that Viber takes.' },
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
  2022: { meaning: "the recipient's app is too old for what the message holds", advice: otherChannel },
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
