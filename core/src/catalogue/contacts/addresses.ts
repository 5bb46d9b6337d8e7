/** The number can be national if `country` is beside the addresses. */
const msisdn = {
  type: 'string',
  title: 'Phone Number',
  description: 'Phone number in international form, e.g. +6591234567; a national number needs Country',
  format: 'national-msisdn',
  examples: ['+6591234567'],
} as const;

const email = {
  type: 'string',
  title: 'Email',
  description: 'Email address of the person',
  maxLength: 320,
  pattern: '^[^\\s@]+@[^\\s@]+$',
  examples: ['mei@example.com'],
} as const;

const idOn = <const Channel extends string>(channel: Channel) =>
  ({
    type: 'string',
    title: `${channel} ID`,
    description: `User ID of the person on ${channel}, up to 128 characters`,
    maxLength: 128,
  }) as const;

/** The ways to reach a contact: phone number, email, and user IDs of chat apps. A contact needs at least one. */
export const addresses = {
  type: 'object',
  title: 'Addresses',
  description: 'Phone number, email and user IDs of the person; at least one is required',
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

const { weChatUserId, facebookUserId, zaloId, lineId, kakaoTalkId } = addresses.properties;

/** The addresses in a response. */
export const addressesOutput = {
  type: 'object',
  description: 'Phone number, email and user IDs of the person',
  properties: {
    msisdn: { type: 'string', description: 'Phone number in international form, without a plus' },
    email: { type: 'string', description: email.description },
    weChatUserId: { type: 'string', description: weChatUserId.description },
    facebookUserId: { type: 'string', description: facebookUserId.description },
    zaloId: { type: 'string', description: zaloId.description },
    lineId: { type: 'string', description: lineId.description },
    kakaoTalkId: { type: 'string', description: kakaoTalkId.description },
  },
} as const;
