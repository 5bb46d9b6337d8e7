import type { Issue, Product } from 'cpaas-8x8';

type Codes = Readonly<Record<string, number>>;

/**
 * 8x8's error codes by field. A key is the end of the field's path without array indexes, optionally with the violated
 * rule. The longest matching key wins.
 */
const commonCodes: Codes = {
  subAccountId: 1001,
  encoding: 1003,
  expiry: 1006,
  country: 1009,
  scheduled: 1011,
  clientIp: 1012,
  clientMessageId: 3009,
  clientBatchId: 3014,
  dlrCallbackUrl: 3020,
  '#minimum': 1010,
  '#maximum': 1010,
};

const smsCodes: Codes = {
  destination: 1002,
  text: 1004,
  templateBody: 1004,
  source: 1005,
  template: 1007,
  'messages#maxItems': 1100,
  'destinations#maxItems': 1100,
};

const chatCodes: Codes = {
  destination: 1002,
  'name#pattern': 3032,
  'name#maxLength': 3031,
  user: 3001,
  'user#anyOf': 3002,
  // 8x8's list of codes also has 3003 for it. 8x8's guide to WhatsApp gives 1002.
  'user.msisdn': 1002,
  'user.country': 3018,
  'user.channelUserId': 3015,
  'user.lineUserId': 3015,
  content: 3004,
  type: 3010,
  'content.text': 3005,
  'content.text#maxLength': 3006,
  'content.url': 3007,
  'content.url#uri': 3008,
  'content.fallbackText': 3017,
  'content.location': 3021,
  'location.latitude': 3021,
  'location.longitude': 3021,
  'sms.source': 3011,
  'smsFallback.source': 3011,
  messages: 3012,
  'messages#maxItems': 3013,
  'channels.channel': 3022,
  'channels.fallbackAfter': 3023,
  'channels.successStatus': 3024,
  context: 3029,
  'context.umid': 3029,
  'content.template': 3030,
  'template.name': 3032,
  'template.name#required': 3030,
  'template.name#minLength': 3031,
  'template.language': 3037,
  'components.type': 3039,
  'components.parameters': 3040,
  'parameters.type': 3042,
  'parameters.text': 3041,
  'parameters.location': 3044,
  'parameters.url': 3046,
  'parameters.payload': 3049,
  'parameters.couponCode': 3049,
  'components.subType': 3052,
  'components.index': 3053,
};

/** The codes of invalid call flows. */
const voiceCodes: Codes = {
  '': -1009,
  validUntil: -1015,
  'action#first-action': -1013,
  'action#max-calls': -1010,
  'action#last-action': -1012,
  'action#required': -1007,
  'params.source': -1014,
  'params.destination': -1017,
  'params.voiceProfile': -1002,
  'params.maxDigits': -1008,
  'params.maxDigits#dependentRequired': -1003,
  'params.maxDigits#digits': -1003,
  'params.overallTimeout': -1005,
  'params.overallTimeout#timeouts': -1006,
};

const verificationCodes: Codes = { destination: 1002, 'sms.source': 1005, template: 1007 };

const lookupCodes: Codes = { phoneNumber: 1002 };
const contactCodes: Codes = {
  contactId: 1008,
  groupId: 1008,
  ids: 1008,
  'groups.id': 1008,
  msisdn: 1002,
  msisdns: 1002,
};

const codesByProduct: Partial<Readonly<Record<Product, Codes>>> = {
  sms: { ...commonCodes, ...smsCodes },
  chatapps: { ...commonCodes, ...chatCodes },
  voice: voiceCodes,
  verify: { ...commonCodes, ...verificationCodes },
  lookup: { ...commonCodes, ...lookupCodes },
  contacts: { ...commonCodes, ...contactCodes },
};

const invalidParameter = 1000;

/** All errors in an automation definition have one code. */
const invalidDefinition = 5001;
const definitionPath = /^(?:definition(?:[.[]|$)|trigger$)/;

/** Returns the error code with which 8x8 answers a request whose input breaks this rule. */
export function errorCodeFor(product: Product, { path, rule }: Issue): number {
  if (product === 'automation' && definitionPath.test(path)) return invalidDefinition;
  const codes = codesByProduct[product] ?? commonCodes;
  const names = path.replace(/\[\d+\]/g, '').split('.');
  for (let start = 0; start <= names.length; start++) {
    const suffix = names.slice(start).join('.');
    const code = codes[`${suffix}#${rule}`] ?? codes[suffix];
    if (code !== undefined) return code;
  }
  return invalidParameter;
}
