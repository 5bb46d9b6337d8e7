/** 8x8's code for what is wrong with a call flow, in the form of `server/issue-codes.ts`. */
export const voiceIssueCodes: Readonly<Record<string, number>> = {
  '': -1009,
  validUntil: -1015,
  'action#first-action': -1013,
  'action#most-calls': -1010,
  'action#last-action': -1012,
  'action#required': -1007,
  'params.source': -1014,
  'params.destination': -1017,
  'params.voiceProfile': -1002,
  'params.maxDigits': -1008,
  'params.maxDigits#dependentRequired': -1003,
  'params.maxDigits#digits': -1003,
  'params.overallTimeout': -1005,
  'callflow#timeouts': -1006,
};
