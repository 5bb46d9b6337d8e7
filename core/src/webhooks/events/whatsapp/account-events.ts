import type { WebhookEventDefinition } from '../event-definition';
import { simpleEnvelope, whatsAppEvent, whatsAppPayload } from './envelope';

const tier = {
  type: 'string',
  enum: [
    'TIER_50',
    'TIER_250',
    'TIER_1K',
    'TIER_2K',
    'TIER_10K',
    'TIER_100K',
    'TIER_NOT_SET',
    'TIER_UNLIMITED',
  ],
} as const;

const remediation = {
  type: 'string',
  description: 'What the business should do about it, in words',
} as const;

/**
 * The webhook events about the numbers of a WhatsApp business and its account, such as a changed quality or a restriction:
 * https://developer.8x8.com/connect/docs/whatsapp-account-update-webhook and related pages.
 */
export const whatsAppAccountEvents = {
  'whatsApp.phoneNumberQuality': {
    ...whatsAppEvent,
    title: 'WhatsApp Number Quality Changed',
    summary: 'A business number was flagged, may send more or less a day, or was onboarded',
    eventType: 'phone_number_quality_update',
    docs: 'whatsapp-phone-number-quality-change-webhook',
    payload: whatsAppPayload({
      displayPhoneNumber: { type: 'string', description: 'Business phone number that the event is about' },
      meta: {
        type: 'object',
        description: 'What changed about the number',
        properties: {
          event: {
            type: 'string',
            description: 'What happened to the number, e.g. UPGRADE when it may write to more people a day',
            enum: ['DOWNGRADE', 'FLAGGED', 'ONBOARDING', 'THROUGHPUT_UPGRADE', 'UNFLAGGED', 'UPGRADE'],
          },
          maxDailyConversationsPerBusiness: {
            ...tier,
            description: 'Tier of how many people the whole business can write to in 24 hours',
          },
          currentLimit: {
            ...tier,
            description:
              'Tier of how many people the number can write to in 24 hours; 8x8 announced the end of this field for February 2026',
          },
          oldLimit: {
            ...tier,
            description:
              'Tier that the number had before; 8x8 announced the end of this field for February 2026',
          },
          reason: { type: 'string', description: 'Why it happened, where the event says so' },
        },
      },
    }),
    simple: {
      phoneNumber: 'eventDetails.displayPhoneNumber',
      change: 'eventDetails.meta.event',
      messagingLimit: [
        'eventDetails.meta.maxDailyConversationsPerBusiness',
        'eventDetails.meta.currentLimit',
      ],
      previousMessagingLimit: 'eventDetails.meta.oldLimit',
      reason: 'eventDetails.meta.reason',
      ...simpleEnvelope,
    },
  },
  'whatsApp.accountUpdate': {
    ...whatsAppEvent,
    title: 'WhatsApp Account Updated',
    summary: 'The business was verified or not, broke a rule, or had something restricted or released',
    eventType: 'account_update',
    docs: 'whatsapp-account-update-webhook',
    payload: whatsAppPayload({
      event: {
        type: 'string',
        description:
          'Whether the verification of the business ended, a rule was broken, or something was restricted',
        enum: ['BUSINESS_VERIFICATION_STATUS_UPDATE', 'ACCOUNT_VIOLATION', 'ACCOUNT_RESTRICTION'],
      },
      phoneNumber: {
        type: 'string',
        description: 'Business phone number that the event is about, where it is about one',
      },
      businessVerificationInfo: {
        type: 'object',
        description: 'How the verification of the business ended',
        properties: {
          businessId: { type: 'string', description: 'ID of the business portfolio at Meta' },
          verificationStatus: {
            type: 'string',
            description: 'Whether Meta verified the business',
            enum: ['APPROVED', 'FAILED'],
          },
          rejectionReasons: {
            type: 'array',
            description: 'Why Meta did not verify the business, as constants',
            items: { type: 'string' },
          },
        },
      },
      violationInfo: {
        type: 'object',
        description: 'Rule that was broken, or a warning about it',
        properties: {
          violationType: {
            type: 'string',
            description:
              'Which rule was broken; those of Direct Send rise from a warning over two strikes to the end of its use',
            enum: [
              'LOW_BUSINESS_INITIATED_CALLING_QUALITY',
              'LOW_USER_INITIATED_CALLING_QUALITY',
              'USER_INITIATED_CALLS_LOW_PICKUP_RATE',
              'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_WARN',
              'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_1',
              'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_STRIKE_2',
              'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_OFFBOARD',
              'DIRECT_SEND_UTILITY_CATEGORY_ABUSE_UNBAN',
            ],
          },
          remediation,
        },
      },
      restrictionInfo: {
        type: 'array',
        description: 'What Meta restricted, and until when',
        items: {
          type: 'object',
          properties: {
            restrictionType: {
              type: 'string',
              description: 'What the business can no longer do',
              enum: [
                'RESTRICTED_BUSINESS_INITIATED_CALLING',
                'RESTRICTED_USER_INITIATED_CALLING',
                'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
                'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES',
              ],
            },
            expiration: {
              type: 'string',
              format: 'date-time',
              description: 'When the restriction ends, ISO 8601',
            },
            remediation,
          },
        },
      },
    }),
    simple: {
      change: 'eventDetails.event',
      phoneNumber: 'eventDetails.phoneNumber',
      businessId: 'eventDetails.businessVerificationInfo.businessId',
      verificationStatus: 'eventDetails.businessVerificationInfo.verificationStatus',
      rejectionReasons: 'eventDetails.businessVerificationInfo.rejectionReasons',
      violationType: 'eventDetails.violationInfo.violationType',
      restrictionType: 'eventDetails.restrictionInfo.0.restrictionType',
      restrictionExpires: 'eventDetails.restrictionInfo.0.expiration',
      restrictions: 'eventDetails.restrictionInfo',
      remediation: ['eventDetails.violationInfo.remediation', 'eventDetails.restrictionInfo.0.remediation'],
      ...simpleEnvelope,
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;
