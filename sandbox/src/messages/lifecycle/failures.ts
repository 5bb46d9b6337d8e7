/**
 * The code and the text with which the sandbox reports that a message was not delivered, in the receipt and in the
 * message details. The codes are 8x8's, the texts are ours.
 */
export interface Failure {
  readonly errorCode: number;
  readonly errorMessage: string;
  readonly detail?: 'rejected_by_operator' | 'undelivered_to_recipient';
  /** WhatsApp's own code. */
  readonly providerErrorCode?: string;
}

const rejectedByOperator = { detail: 'rejected_by_operator' } as const;
const undelivered = { detail: 'undelivered_to_recipient' } as const;

/** Failures on any channel. An unreachable recipient has different codes on SMS and chat apps. */
export const failures = {
  unreachable: { errorCode: 46, errorMessage: 'The phone is unreachable', ...undelivered },
  absent: { errorCode: 1, errorMessage: 'The person does not use this channel', ...undelivered },
  invalidDestination: {
    errorCode: 15,
    errorMessage: 'The destination does not exist',
    ...rejectedByOperator,
  },
  blacklisted: {
    errorCode: 15,
    errorMessage: 'The number is on a blacklist of the account',
    ...rejectedByOperator,
  },
  contentUnsupported: {
    errorCode: 2,
    errorMessage: 'The channel does not support this content type',
    ...rejectedByOperator,
  },
  expired: {
    errorCode: 36,
    errorMessage: 'The message expired before it could be delivered',
    ...undelivered,
  },
  blocked: { errorCode: 99, errorMessage: 'Blocked by the SMS fraud protection' },
  spam: { errorCode: 43, errorMessage: 'Stopped by the spam filter' },
  cancelled: { errorCode: 20, errorMessage: 'Cancelled before it was sent' },
} as const satisfies Record<string, Failure>;

/** Creates a failure with 8x8's code and WhatsApp's own. */
export const createWhatsAppFailure = (
  errorCode: number,
  providerErrorCode: string,
  errorMessage: string,
): Failure => ({
  errorCode,
  errorMessage,
  providerErrorCode,
  ...rejectedByOperator,
});

/** WhatsApp failures by 8x8's code. */
export const whatsAppFailures: Readonly<Record<number, Failure>> = {
  1018: createWhatsAppFailure(1018, '131026', 'WhatsApp could not deliver the message to this person'),
  1022: createWhatsAppFailure(
    1022,
    '131047',
    'The customer has not written for 24 hours: only a template can be sent',
  ),
  1024: createWhatsAppFailure(
    1024,
    '131049',
    'WhatsApp held the message back to protect the recipient from too many messages',
  ),
  1031: createWhatsAppFailure(1031, '132001', 'WhatsApp does not know the template'),
  1035: createWhatsAppFailure(1035, '132015', 'The template is paused'),
  1036: createWhatsAppFailure(1036, '132016', 'The template is disabled'),
  1051: createWhatsAppFailure(1051, '131050', 'The recipient has opted out of marketing messages'),
  1054: createWhatsAppFailure(1054, '131062', 'Codes cannot be sent to a business-scoped user ID'),
};

/** Viber failures by 8x8's code. */
export const viberFailures: Readonly<Record<number, Failure>> = {
  2007: { errorCode: 2007, errorMessage: 'The person has blocked this sender', ...undelivered },
  2008: { errorCode: 2008, errorMessage: 'The number is not on Viber', ...undelivered },
};
