/** Explanation of an error code of 8x8. */
export interface CodeMeaning {
  /** Meaning of the code: a clause without a full stop, beginning in lower case. */
  readonly meaning: string;
  /** What to do, as one sentence. */
  readonly advice: string;
}

const see = (field: string, rule: string): string => `Check ${field}: ${rule}`;

/**
 * Error codes in REST responses of SMS, chat apps, verification, contacts and automation.
 *
 * Delivery receipts use the same numbers with other meanings: see `smsReceiptCodes` and `chatReceiptCodes`.
 *
 * @see https://developer.8x8.com/connect/docs/api-error-codes
 */
export const restCodes: Readonly<Record<number, CodeMeaning>> = {
  429: { meaning: 'too many requests', advice: 'Wait as long as the response says, then send more slowly.' },
  1000: {
    meaning: 'a parameter is not valid',
    advice: 'Compare the input with the fields of the operation.',
  },
  1001: {
    meaning: 'the subaccount does not belong to this API key',
    advice: 'Use a subaccount ID of the same account, region and product, as 8x8 Connect shows it.',
  },
  1002: {
    meaning: 'the phone number is not valid',
    advice: see('the number', 'country code first, 7 to 15 digits, or a national number with its country.'),
  },
  1003: { meaning: 'the encoding is not valid', advice: 'Use AUTO, GSM7 or UCS2.' },
  1004: {
    meaning: 'the text is not valid',
    advice: 'Send a non-empty text of at most 10 SMS segments.',
  },
  1005: {
    meaning: 'the sender ID is not valid',
    advice:
      'Use a sender ID that is registered for the account and the country, at most 11 letters or 16 digits.',
  },
  1006: { meaning: 'the expiry is not valid', advice: 'Use an expiry in the future.' },
  1007: { meaning: 'the SMS template is not valid', advice: see('the template', 'its fields and its text.') },
  1008: { meaning: 'the ID is not valid', advice: 'Use the ID just as 8x8 returned it.' },
  1009: { meaning: 'the country code is not valid', advice: 'Use a two-letter ISO 3166 code, e.g. SG.' },
  1010: { meaning: 'a value is out of range', advice: "Compare the input with the operation's limits." },
  1011: {
    meaning: 'the schedule is not valid',
    advice: 'Use a time in the future, at most 7 days ahead.',
  },
  1012: { meaning: 'the IP address is not valid', advice: see('the client IP', 'an IPv4 or IPv6 address.') },
  1014: {
    meaning: 'the connection is not secure enough',
    advice: 'Connect with TLS 1.3: update Node or the proxy.',
  },
  1100: { meaning: 'the batch is too large', advice: 'Send fewer messages in one request.' },
  1200: {
    meaning: 'the API key was not accepted',
    advice:
      'Copy the key again from 8x8 Connect, and check that it is enabled and allowed for this IP address.',
  },
  1201: { meaning: 'access is not allowed', advice: 'Ask 8x8 whether the account has this feature.' },
  1300: {
    meaning: 'the resource was not found',
    advice: 'Check that the ID is correct and not too old, and that it was created with this subaccount.',
  },
  1400: {
    meaning: 'a new code was requested too soon',
    advice: 'Wait until the resend interval is over.',
  },
  1404: { meaning: 'the verification session was not found', advice: 'Start a new verification.' },
  2000: {
    meaning: '8x8 had an internal error',
    advice: 'Try again later. If the error persists, give the errorId to 8x8 support.',
  },
  2001: { meaning: '8x8 does not offer this function', advice: 'Ask 8x8 support.' },
  2002: { meaning: 'the API version is not supported', advice: 'Update this package.' },
  2003: { meaning: 'the product is not supported', advice: 'Ask 8x8 whether the account has this product.' },
  3001: { meaning: 'the user is missing', advice: 'Give user with msisdn, channelUserId or lineUserId.' },
  3002: { meaning: 'the phone number is missing', advice: 'Give user.msisdn.' },
  3003: {
    meaning: 'the phone number is not valid',
    advice: see('user.msisdn', "country code first. 8x8's guide to WhatsApp gives 1002 for it."),
  },
  3004: { meaning: 'the content is missing', advice: 'Give content.' },
  3005: { meaning: 'the text is missing', advice: 'Give content.text.' },
  3006: { meaning: 'the text is too long', advice: 'Shorten content.text to the limit of the channel.' },
  3007: { meaning: 'the media address is missing', advice: 'Give content.url.' },
  3008: {
    meaning: 'the media address is not valid',
    advice: 'Give a public address that begins with https://.',
  },
  3009: {
    meaning: 'the client message ID is too long',
    advice: 'Shorten it: 50 characters for chat apps, 350 for SMS.',
  },
  3010: { meaning: 'the content type is not valid', advice: 'Use a type that the channel supports.' },
  3011: { meaning: 'the SMS sender ID is too long', advice: 'Shorten it to 11 letters or 16 digits.' },
  3012: { meaning: 'there are no messages', advice: 'Give at least one message.' },
  3013: { meaning: 'there are too many messages', advice: 'Send fewer messages in one request.' },
  3014: {
    meaning: 'the client batch ID is too long',
    advice: 'Shorten it: 100 characters for chat apps, 20 for SMS.',
  },
  3015: { meaning: 'the user ID is missing', advice: "Give the user's ID on that channel." },
  3016: { meaning: 'the WeChat user ID is missing', advice: "Give the user's WeChat ID." },
  3017: { meaning: 'the fallback text is too long', advice: 'Shorten content.fallbackText.' },
  3018: { meaning: 'the country code is not valid', advice: 'Use a two-letter ISO 3166 code, e.g. SG.' },
  3019: { meaning: 'the Facebook user ID is missing', advice: "Give the user's Facebook ID." },
  3020: {
    meaning: 'the delivery receipt address is not valid',
    advice: 'Give a public address that begins with https://.',
  },
  3021: { meaning: 'the location is empty or not valid', advice: 'Give latitude and longitude.' },
  3022: {
    meaning: 'the fallback channel is not known',
    advice: 'Use its exact name, e.g. SMS, WhatsApp, RCS, Viber.',
  },
  3023: {
    meaning: 'the fallback delay is out of range',
    advice: 'Give fallbackAfter from 10 to 86,400 seconds.',
  },
  3024: { meaning: 'the fallback status is not known', advice: 'Use Accepted, Sent, Delivered or Read.' },
  3025: {
    meaning: 'the channel does not report that a message was delivered',
    advice: 'Use Sent as its successStatus.',
  },
  3026: {
    meaning: 'the channel does not report that a message was read',
    advice: 'Use Delivered or Sent as its successStatus.',
  },
  3027: {
    meaning: 'the subaccount does not have that channel',
    advice: 'Use a channel that is set up for the subaccount.',
  },
  3028: { meaning: 'the Zalo user ID is missing', advice: "Give the user's Zalo ID." },
  3029: { meaning: 'the message ID is missing', advice: 'Give the umid.' },
  3030: { meaning: 'the template is empty', advice: 'Give content.template with name and language.' },
  3031: {
    meaning: 'the template name is too long or too short',
    advice: 'Use the name as it is registered.',
  },
  3032: {
    meaning: 'the template name is not valid',
    advice: 'Use lower-case letters, digits and underscores.',
  },
  3033: {
    meaning: 'there are too many template parameters',
    advice: 'Give as many as the template has variables.',
  },
  3034: {
    meaning: 'the template components do not match',
    advice: 'Give each component of the template once, as it was registered.',
  },
  3035: {
    meaning: 'the subaccount has no channel with templates',
    advice: 'Use a subaccount with WhatsApp, or another type of content.',
  },
  3036: {
    meaning: 'the template language is missing',
    advice: 'Give content.template.language, e.g. en_US.',
  },
  3037: {
    meaning: 'the template language is not valid',
    advice: 'Use the language as it is registered, e.g. en_US.',
  },
  3038: {
    meaning: 'no approved template has this name and language',
    advice: 'List the templates of the channel; a new one may wait a day for approval.',
  },
  3039: {
    meaning: 'a template component has an unknown type',
    advice: 'Use header, body, button or carousel.',
  },
  3040: { meaning: 'template parameters are missing', advice: 'Give one for each variable.' },
  3041: {
    meaning: 'a template parameter is not valid',
    advice: 'Give as many as the template has variables, of the right kind.',
  },
  3042: {
    meaning: 'a template parameter has the wrong type',
    advice: 'Use the type that the variable was registered with.',
  },
  3043: { meaning: 'a template text parameter is too long', advice: 'Shorten it.' },
  3044: { meaning: 'a template location parameter is empty', advice: 'Give latitude and longitude.' },
  3045: { meaning: 'this template parameter is not allowed', advice: 'Leave it out.' },
  3046: {
    meaning: 'the address in a template parameter is not valid',
    advice: 'Give a public address that begins with https://.',
  },
  3047: { meaning: 'the WhatsApp user ID is missing', advice: 'Give user.msisdn or user.channelUserId.' },
  3048: { meaning: 'a group and a user are both given', advice: 'Give only one of them.' },
  3049: { meaning: 'a button parameter is not valid', advice: 'Compare it with the button of the template.' },
  3050: { meaning: 'the Kakao user ID is missing', advice: "Give the user's Kakao ID." },
  3051: {
    meaning: 'the fallback channel ID is not valid',
    advice: 'Use the ID of a channel of the subaccount.',
  },
  3052: {
    meaning: 'the sub-type of a template component is not valid',
    advice: 'Use QuickReply, Url, CopyCode, Flow or VoiceCall.',
  },
  3053: { meaning: 'the index of a template button is not valid', advice: 'Count the buttons from 0.' },
  3060: {
    meaning: 'a template of this name is being deleted',
    advice: 'Use another name, or wait about 30 days.',
  },
  4018: {
    meaning: 'the export job was not found',
    advice: 'Use the jobId that was returned when the export was started.',
  },
  5001: {
    meaning: 'the automation definition is not valid',
    advice: 'Compare it with the documentation of its steps.',
  },
  5003: { meaning: 'a group of this name exists', advice: 'Use another name.' },
  7001: { meaning: 'the upload is too large', advice: 'Upload at most 100 MB.' },
};
