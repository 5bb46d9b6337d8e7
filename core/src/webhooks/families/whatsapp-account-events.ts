import type { WebhookEventDefinition } from '../event-definition';
import { simpleEnvelope, whatsAppEvent, whatsAppPayload } from './whatsapp-envelope';

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

/** Numbers and the account: https://developer.8x8.com/connect/docs/whatsapp-account-update-webhook and its neighbour. */
export const whatsAppAccountEvents = {
  'whatsApp.phoneNumberQuality': {
    ...whatsAppEvent,
    title: 'WhatsApp Number Quality Changed',
    summary: 'A business number was flagged, may send more or less a day, or was onboarded',
    eventType: 'phone_number_quality_update',
    docs: 'whatsapp-phone-number-quality-change-webhook',
    payload: whatsAppPayload({
      displayPhoneNumber: { type: 'string' },
      meta: {
        type: 'object',
        properties: {
          event: {
            type: 'string',
            enum: ['DOWNGRADE', 'FLAGGED', 'ONBOARDING', 'THROUGHPUT_UPGRADE', 'UNFLAGGED', 'UPGRADE'],
          },
          maxDailyConversationsPerBusiness: { ...tier, description: 'Limit of the whole business' },
          currentLimit: {
            ...tier,
            description: 'Limit of the number; 8x8 announced its end for February 2026',
          },
          oldLimit: { ...tier, description: 'Limit before; 8x8 announced its end for February 2026' },
          reason: { type: 'string' },
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
        enum: ['BUSINESS_VERIFICATION_STATUS_UPDATE', 'ACCOUNT_VIOLATION', 'ACCOUNT_RESTRICTION'],
      },
      phoneNumber: { type: 'string' },
      businessVerificationInfo: {
        type: 'object',
        properties: {
          businessId: { type: 'string' },
          verificationStatus: { type: 'string', enum: ['APPROVED', 'FAILED'] },
          rejectionReasons: { type: 'array', items: { type: 'string' } },
        },
      },
      violationInfo: {
        type: 'object',
        properties: {
          violationType: {
            type: 'string',
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
          remediation: { type: 'string' },
        },
      },
      restrictionInfo: {
        type: 'array',
        items: {
          type: 'object',
          properties: {
            restrictionType: {
              type: 'string',
              enum: [
                'RESTRICTED_BUSINESS_INITIATED_CALLING',
                'RESTRICTED_USER_INITIATED_CALLING',
                'RESTRICTED_USER_INITIATED_CALLING_CALL_BUTTON_HIDDEN',
                'RESTRICTED_DIRECT_SEND_UTILITY_TEMPLATES',
              ],
            },
            expiration: { type: 'string', format: 'date-time' },
            remediation: { type: 'string' },
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
