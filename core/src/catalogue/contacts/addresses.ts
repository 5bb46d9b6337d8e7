/** A number may be national, with `country` beside the addresses: the format `msisdn` looks for it among them. */
const msisdn = {
  type: 'string',
  title: 'Phone Number',
  description: 'Phone number in international form, e.g. +6591234567; a national number needs Country',
  pattern: '^\\+?\\d{3,15}$',
  examples: ['+6591234567'],
} as const;

const email = {
  type: 'string',
  title: 'Email',
  description: 'Email address',
  maxLength: 320,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  examples: ['mei@example.com'],
} as const;

const idOn = <const Channel extends string>(channel: Channel) =>
  ({
    type: 'string',
    title: `${channel} ID`,
    description: `The ID of the person on ${channel}`,
    maxLength: 128,
  }) as const;

/** Where a person can be reached. */
export const addresses = {
  type: 'object',
  title: 'Addresses',
  description: 'Where the person can be reached; at least one address is needed',
  properties: {
    msisdn,
    email,
    weChatUserId: { ...idOn('WeChat'), examples: ['wechat-0001'] },
    facebookUserId: { ...idOn('Facebook'), examples: ['1000000000000001'] },
    zaloId: { ...idOn('Zalo'), examples: ['2000000000000001'] },
    lineId: { ...idOn('LINE'), examples: ['U0123456789abcdef0123456789abcdef'] },
    kakaoTalkId: { ...idOn('KakaoTalk'), examples: ['kakao-0001'] },
  },
  anyOf: [
    { required: ['msisdn'] },
    { required: ['email'] },
    { required: ['weChatUserId'] },
    { required: ['facebookUserId'] },
    { required: ['zaloId'] },
    { required: ['lineId'] },
    { required: ['kakaoTalkId'] },
  ],
  examples: [{ msisdn: '+6591234567', email: 'mei@example.com' }],
} as const;

const text = { type: 'string' } as const;

/** The same in a response. */
export const knownAddresses = {
  type: 'object',
  properties: {
    msisdn: { ...text, description: 'Phone number, without a plus' },
    email: text,
    weChatUserId: text,
    facebookUserId: text,
    zaloId: text,
    lineId: text,
    kakaoTalkId: text,
  },
} as const;
