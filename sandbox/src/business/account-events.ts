import { textOf, type JsonObject } from '../json';
import { withoutPlus } from '../world/numbers';
import { day, timestampOf } from '../world/moments';
import type { World } from '../world/world';

/** What changes about a business number, before what the caller says is laid over it. */
export function numberEventDetails(asked: JsonObject, number: string): JsonObject {
  const event = textOf(asked['event']) ?? 'UPGRADE';
  const flagged = event === 'FLAGGED' || event === 'UNFLAGGED' || event === 'DOWNGRADE';
  return {
    displayPhoneNumber: withoutPlus(number),
    meta: {
      event,
      ...(flagged ? { reason: 'QUALITY_DECREASE' } : { maxDailyConversationsPerBusiness: 'TIER_10K' }),
    },
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
    case 'ACCOUNT_RESTRICTION':
      return {
        event,
        phoneNumber,
        restrictionInfo: [
          {
            restrictionType: 'RESTRICTED_USER_INITIATED_CALLING',
            expiration: timestampOf(world.time.now() + 7 * day),
          },
        ],
      };
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
