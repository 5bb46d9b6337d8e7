/** Encoding, segments and cost of SMS texts. */
export {
  estimateCost,
  type CostEstimate,
  type CostOptions,
  type CountryCost,
  type OperatorCost,
  type PricedSms,
} from './estimate-cost';
export { estimateSms, type EstimateOptions, type NonGsmCharacter, type SmsEstimate } from './estimate-sms';
export { decodeGsm7, encodeGsm7 } from './gsm-octets';
export type { Network } from './price-table';
export { smartEncoding, type Replacement, type SmartEncodingOptions, type SmartText } from './smart-encoding';
export { firstNonGsmCharacter, smsEncoding, type SmsEncoding, type TextPosition } from './sms-encoding';
export { splitSms } from './sms-parts';
export { MAX_SMS_SEGMENTS, smsSegments, type SmsSegments, type SmsSegmentsOptions } from './sms-segments';
export { nearestName } from './nearest-name';
