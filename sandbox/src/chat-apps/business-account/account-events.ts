import { objectOf, textOf, type JsonObject } from '../../engine/json';
import { withoutPlus } from '../../numbers/phone-numbers';
import { day, timestampOf } from '../../engine/timestamps';
import type { World } from '../../engine/context';

/** What changes about a business number, before what the caller says is laid over it. */
export function numberEventDetails(asked: JsonObject, number: string): JsonObject {
  const event = textOf(asked['event']) ?? 'UPGRADE';
  const flagged = event === 'FLAGGED' || event === 'UNFLAGGED' || event === 'DOWNGRADE';
  // The older fields come only to whoever asks for them: 8x8 announced their end.
  const older = asked['currentLimit'] !== undefined;
  const limit = older ? {} : { maxDailyConversationsPerBusiness: 'TIER_10K' };
  return {
    displayPhoneNumber: withoutPlus(number),
    meta: { event, ...(flagged ? { reason: 'QUALITY_DECREASE' } : limit) },
  };
}

/** What changes about a WhatsApp account: by its `event`, before what the caller says is laid over it. */
export function accountEventDetails(world: World, asked: JsonObject, number: string): JsonObject {
  const event = textOf(asked['event']) ?? 'BUSINESS_VERIFICATION_STATUS_UPDATE';
  const phoneNumber = withoutPlus(number);
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
      const violation = textOf(objectOf(asked['violationInfo'])['violationType']) ?? '';
      return violation.startsWith('DIRECT_SEND')
        ? { event, ...directSendRestriction(world, violation) }
        : { event, phoneNumber, ...restriction(world, 'RESTRICTED_USER_INITIATED_CALLING') };
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

/** The warning and the end of a ban restrict nothing, and are restrictions all the same. */
function directSendRestriction(world: World, violation: string): JsonObject {
  return /(WARN|UNBAN)$/.test(violation)
    ? {}
    : restriction(world, 'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES');
}

function restriction(world: World, restrictionType: string): JsonObject {
  return { restrictionInfo: [{ restrictionType, expiration: timestampOf(world.time.now() + 7 * day) }] };
}
