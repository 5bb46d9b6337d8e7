export { firstNonGsmCharacter, smsEncoding, type SmsEncoding, type TextPosition } from './sms-encoding';
export { MAX_SMS_SEGMENTS, smsSegments, type SmsSegments, type SmsSegmentsOptions } from './sms-segments';
