/** What a `command_status` means. */
export interface CommandStatus {
  /** The name in SMPP 3.4, such as `ESME_RTHROTTLED`. */
  readonly name: string;
  /** The meaning, as the end of a sentence: "8x8 refused it: the password is wrong". */
  readonly meaning: string;
  /** What to do, as a sentence. */
  readonly advice: string;
}

const ourMistake = 'This is a mistake in this package: please report it.';
const checkNumber = 'Check that the number is complete, in international form and in use.';
const checkSender = 'Use a sender ID that is registered for the country and allowed for your account.';
const checkTime = 'Use a time in the future that is at most 7 days ahead.';
const later = 'Send it again later. If it persists, ask 8x8 support.';
const askSupport = 'Ask 8x8 support about your account.';
const checkBinds =
  'Check the system ID and the password, that your IP address is on the allow list of your account, and that no ' +
  'other process has taken the binds of the account.';
const notUsed = 'This client does not send such requests: ask 8x8 support.';

/**
 * Every `command_status` of SMPP 3.4 (5.1.3), with what it means at 8x8 and what to do. `commandStatus` also explains the
 * codes that are not in the list.
 */
export const commandStatuses: Readonly<Record<number, CommandStatus>> = {
  0x00: { name: 'ESME_ROK', meaning: 'no error', advice: 'Nothing to do.' },
  0x01: { name: 'ESME_RINVMSGLEN', meaning: 'the message is too long', advice: 'Shorten the text.' },
  0x02: { name: 'ESME_RINVCMDLEN', meaning: 'the length of the request is not valid', advice: ourMistake },
  0x03: { name: 'ESME_RINVCMDID', meaning: 'the request is not known', advice: ourMistake },
  0x04: {
    name: 'ESME_RINVBNDSTS',
    meaning: 'the bind does not allow this request',
    advice:
      'Use transmitters or transceivers to send. If you do, ask 8x8 support about the rights of your account.',
  },
  0x05: {
    name: 'ESME_RALYBND',
    meaning: 'the connection is bound already, or the account has no bind left',
    advice: checkBinds,
  },
  0x06: { name: 'ESME_RINVPRTFLG', meaning: 'the priority is not valid', advice: ourMistake },
  0x07: {
    name: 'ESME_RINVREGDLVFLG',
    meaning: 'receipts cannot be asked for in this way',
    advice: ourMistake,
  },
  0x08: {
    name: 'ESME_RSYSERR',
    meaning: '8x8 had an internal error',
    advice: later,
  },
  0x0a: { name: 'ESME_RINVSRCADR', meaning: 'the sender ID is not accepted', advice: checkSender },
  0x0b: { name: 'ESME_RINVDSTADR', meaning: 'the phone number is not valid', advice: checkNumber },
  0x0c: { name: 'ESME_RINVMSGID', meaning: 'the message ID is not known', advice: notUsed },
  0x0d: { name: 'ESME_RBINDFAIL', meaning: 'the bind failed', advice: checkBinds },
  0x0e: { name: 'ESME_RINVPASWD', meaning: 'the password is wrong', advice: checkBinds },
  0x0f: { name: 'ESME_RINVSYSID', meaning: 'the system ID is not known', advice: checkBinds },
  0x11: { name: 'ESME_RCANCELFAIL', meaning: 'the message could not be cancelled', advice: notUsed },
  0x13: { name: 'ESME_RREPLACEFAIL', meaning: 'the message could not be replaced', advice: notUsed },
  0x14: {
    name: 'ESME_RMSGQFUL',
    meaning: 'the queue of 8x8 is full',
    advice: 'Send more slowly, or give the message a longer deadline.',
  },
  0x15: { name: 'ESME_RINVSERTYP', meaning: 'the service type is not valid', advice: ourMistake },
  0x33: { name: 'ESME_RINVNUMDESTS', meaning: 'the number of recipients is not valid', advice: notUsed },
  0x34: { name: 'ESME_RINVDLNAME', meaning: 'the distribution list is not known', advice: notUsed },
  0x40: { name: 'ESME_RINVDESTFLAG', meaning: 'the kind of recipient is not valid', advice: notUsed },
  0x42: { name: 'ESME_RINVSUBREP', meaning: 'the message cannot be replaced', advice: notUsed },
  0x43: { name: 'ESME_RINVESMCLASS', meaning: 'the kind of message is not valid', advice: ourMistake },
  0x44: { name: 'ESME_RCNTSUBDL', meaning: 'the distribution list is not allowed', advice: notUsed },
  0x45: { name: 'ESME_RSUBMITFAIL', meaning: '8x8 could not take the message', advice: later },
  0x48: {
    name: 'ESME_RINVSRCTON',
    meaning: 'the type of the sender ID is not accepted',
    advice: checkSender,
  },
  0x49: {
    name: 'ESME_RINVSRCNPI',
    meaning: 'the numbering plan of the sender ID is not accepted',
    advice: checkSender,
  },
  0x50: {
    name: 'ESME_RINVDSTTON',
    meaning: 'the type of the phone number is not accepted',
    advice: checkNumber,
  },
  0x51: {
    name: 'ESME_RINVDSTNPI',
    meaning: 'the numbering plan of the phone number is not accepted',
    advice: checkNumber,
  },
  0x53: {
    name: 'ESME_RINVSYSTYP',
    meaning: 'the system type is not accepted',
    advice: 'Leave out systemType, or ask 8x8 support for it.',
  },
  0x54: { name: 'ESME_RINVREPFLAG', meaning: 'the flag to replace is not valid', advice: ourMistake },
  0x55: { name: 'ESME_RINVNUMMSGS', meaning: 'the number of messages is not valid', advice: notUsed },
  0x58: {
    name: 'ESME_RTHROTTLED',
    meaning: 'more messages came than the account may send in a second',
    advice:
      'Lower throughput, or ask your account manager for more. It counts for each bind: other processes with the same ' +
      'system ID count too.',
  },
  0x61: { name: 'ESME_RINVSCHED', meaning: 'the time in scheduled is not accepted', advice: checkTime },
  0x62: { name: 'ESME_RINVEXPIRY', meaning: 'the time in expiry is not accepted', advice: checkTime },
  0x63: { name: 'ESME_RINVDFTMSGID', meaning: 'the predefined message is not known', advice: ourMistake },
  0x64: {
    name: 'ESME_RX_T_APPN',
    meaning: 'the receiver has a temporary problem',
    advice: 'The message comes again.',
  },
  0x65: {
    name: 'ESME_RX_P_APPN',
    meaning: 'the receiver has a permanent problem',
    advice: 'The message does not come again.',
  },
  0x66: {
    name: 'ESME_RX_R_APPN',
    meaning: 'the receiver refuses the message',
    advice: 'The message does not come again.',
  },
  0x67: { name: 'ESME_RQUERYFAIL', meaning: 'the query failed', advice: notUsed },
  0xc0: {
    name: 'ESME_RINVOPTPARSTREAM',
    meaning: 'the optional parameters cannot be read',
    advice: ourMistake,
  },
  0xc1: {
    name: 'ESME_ROPTPARNOTALLWD',
    meaning: 'an optional parameter is not allowed',
    advice: "Try longMessages: 'udh'. If it persists, report it as a mistake in this package.",
  },
  0xc2: { name: 'ESME_RINVPARLEN', meaning: 'the length of a parameter is not valid', advice: ourMistake },
  0xc3: {
    name: 'ESME_RMISSINGOPTPARAM',
    meaning: 'an optional parameter is missing',
    advice: ourMistake,
  },
  0xc4: {
    name: 'ESME_RINVOPTPARAMVAL',
    meaning: 'the value of an optional parameter is not valid',
    advice: ourMistake,
  },
  0xfe: {
    name: 'ESME_RDELIVERYFAILURE',
    meaning: 'the delivery failed',
    advice: checkNumber,
  },
  0xff: { name: 'ESME_RUNKNOWNERR', meaning: '8x8 gives no reason', advice: later },
};

/** The values of `command_status` that this package acts upon. */
export const statusCodes = {
  ok: 0x00,
  invalidCommandLength: 0x02,
  invalidCommandId: 0x03,
  invalidBindStatus: 0x04,
  alreadyBound: 0x05,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  invalidSystemId: 0x0f,
  queueFull: 0x14,
  throttled: 0x58,
  temporaryReceiverError: 0x64,
  permanentReceiverError: 0x65,
  unknownError: 0xff,
} as const;

/** Explains a `command_status`. The codes from 0x400 to 0x4FF are those of a vendor; others are reserved by SMPP. */
export function commandStatus(code: number): CommandStatus {
  const known = commandStatuses[code];
  if (known) return known;
  const hex = `0x${code.toString(16).toUpperCase().padStart(8, '0')}`;
  return { name: hex, meaning: `8x8 gives a code that SMPP 3.4 does not have (${hex})`, advice: askSupport };
}
