import type { CodeMeaning } from './rest-codes';

const compare = 'Compare the call flow with the fields of the operation.';
const later = 'Try again later. If the error persists, contact 8x8 support.';
const validUntil = 'Set validUntil to a later time, or omit it.';

/**
 * Error codes of the voice API: -1001 to -1020 for a rejected call flow, -2001 and below in a session summary
 * (`errorDetails.errorCode`).
 *
 * @see https://developer.8x8.com/connect/docs/voice-status-codes
 */
export const voiceCodes: Readonly<Record<number, CodeMeaning>> = {
  [-1001]: { meaning: 'the body is not valid JSON', advice: compare },
  [-1002]: {
    meaning: 'the voice profile is not valid',
    advice: 'Use a speechProfileCode of Get Many Voice Profiles.',
  },
  [-1003]: {
    meaning: 'minDigits is given without a valid maxDigits',
    advice: 'Give maxDigits, at least minDigits.',
  },
  [-1004]: {
    meaning: 'no webhook is set that receives the pressed keys',
    advice: 'Set a voice webhook of type VCA for the subaccount.',
  },
  [-1005]: {
    meaning: 'digitTimeout is given without a valid overallTimeout',
    advice: 'Give overallTimeout, longer than digitTimeout.',
  },
  [-1006]: {
    meaning: 'overallTimeout is not longer than digitTimeout',
    advice: 'Set overallTimeout, for all keys, longer than digitTimeout, for the next key.',
  },
  [-1007]: {
    meaning: 'an action is not known',
    advice: 'Use makeCall, say, sayAndCapture, playFile or hangup.',
  },
  [-1008]: {
    meaning: 'completeOnHash is false and there is no valid maxDigits',
    advice: 'Give maxDigits, from 1 to 25.',
  },
  [-1009]: { meaning: 'an entry of the call flow is not valid', advice: compare },
  [-1010]: { meaning: 'an action is used too often', advice: 'Use makeCall at most twice in a call flow.' },
  [-1011]: { meaning: 'there are several destinations', advice: 'Call one number in a call flow.' },
  [-1012]: { meaning: 'hangup is not the last action', advice: 'Put hangup at the end, once.' },
  [-1013]: { meaning: 'the call flow does not begin with makeCall', advice: 'Begin with makeCall.' },
  [-1014]: {
    meaning: 'the source is not allowed',
    advice: 'Use a number of the subaccount, or one that 8x8 has allowed for it.',
  },
  [-1015]: { meaning: 'validUntil has passed', advice: validUntil },
  [-1016]: {
    meaning: 'a text has characters that cannot be spoken',
    advice: 'Remove special characters.',
  },
  [-1017]: {
    meaning: 'the destination is not a phone number',
    advice: 'Write it with its country code, e.g. +6591234567.',
  },
  [-1018]: { meaning: 'executeScenario is combined with other actions', advice: 'Use it alone.' },
  [-1019]: { meaning: 'scenarioName is empty', advice: 'Give the name of the scenario.' },
  [-1020]: {
    meaning: 'the scenario is not known, or not allowed',
    advice: 'Ask 8x8 which scenarios the subaccount has.',
  },
  [-2001]: { meaning: '8x8 had an internal error', advice: later },
  [-2002]: { meaning: '8x8 could not reach one of its own services', advice: later },
  [-2003]: { meaning: 'the call flow is not valid', advice: compare },
  [-2004]: {
    meaning: '8x8 does not reach this area',
    advice: 'Ask 8x8 for its coverage; a masked call needs it at both ends.',
  },
  [-2005]: { meaning: 'the text could not be spoken', advice: 'Check the text and the voice profile.' },
  [-2006]: {
    meaning: 'the file could not be downloaded',
    advice: 'Use the public URL of an MP3 or WAV file of at most 5 MB.',
  },
  [-2007]: { meaning: 'validUntil passed before the call was made', advice: validUntil },
  [-2008]: {
    meaning: 'the source is not allowed',
    advice: 'Use a number of the subaccount, or one that 8x8 has allowed for it.',
  },
  [-2009]: { meaning: 'the parameters of the scenario are not valid', advice: compare },
  [-2010]: {
    meaning: 'too many calls are in progress',
    advice: 'Try again when some have ended, or ask 8x8 for more lines.',
  },
  [-9999]: { meaning: 'an unknown error occurred', advice: later },
};
