import type { SandboxContext } from '../../engine/context';
import { asObject, asText, type JsonObject } from '../../engine/json';
import { dayMs, formatTimestamp } from '../../engine/timestamps';
import { stripPlus } from '../../numbers/phone-numbers';

/**
 * Creates the details of an event about a business phone number. A tester's own details replace these defaults.
 */
export function phoneNumberEventDetails(requestedDetails: JsonObject, number: string): JsonObject {
  const event = asText(requestedDetails['event']) ?? 'UPGRADE';
  const isQualityEvent = event === 'FLAGGED' || event === 'UNFLAGGED' || event === 'DOWNGRADE';
  // 8x8 announced the end of the older fields: they are sent only on request.
  const usesOldFields = requestedDetails['currentLimit'] !== undefined;
  const limit = usesOldFields ? {} : { maxDailyConversationsPerBusiness: 'TIER_10K' };
  return {
    displayPhoneNumber: stripPlus(number),
    meta: { event, ...(isQualityEvent ? { reason: 'QUALITY_DECREASE' } : limit) },
  };
}

/**
 * Creates the details of an event about a WhatsApp account. A tester's own details replace these defaults.
 */
export function accountEventDetails(
  context: SandboxContext,
  requestedDetails: JsonObject,
  number: string,
): JsonObject {
  const event = asText(requestedDetails['event']) ?? 'BUSINESS_VERIFICATION_STATUS_UPDATE';
  const phoneNumber = stripPlus(number);
  switch (event) {
    case 'ACCOUNT_VIOLATION':
      return {
        event,
        phoneNumber,
        violationInfo: {
          violationType: 'USER_INITIATED_CALLS_LOW_PICKUP_RATE',
          remediation: 'Answer more of the calls, or take the call button away',
        },
      };
    case 'ACCOUNT_RESTRICTION': {
      const violation = asText(asObject(requestedDetails['violationInfo'])['violationType']) ?? '';
      return violation.startsWith('DIRECT_SEND')
        ? { event, ...directSendRestriction(context, violation) }
        : { event, phoneNumber, ...restriction(context, 'RESTRICTED_USER_INITIATED_CALLING') };
    }
    default:
      return {
        event,
        businessVerificationInfo: {
          businessId: '880000000000100',
          verificationStatus: 'APPROVED',
          rejectionReasons: ['NONE'],
        },
      };
  }
}

/** A warning and the end of a ban are sent as restrictions, but restrict nothing. */
function directSendRestriction(context: SandboxContext, violation: string): JsonObject {
  return /(WARN|UNBAN)$/.test(violation)
    ? {}
    : restriction(context, 'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES');
}

function restriction(context: SandboxContext, restrictionType: string): JsonObject {
  return {
    restrictionInfo: [{ restrictionType, expiration: formatTimestamp(context.clock.now() + 7 * dayMs) }],
  };
}
