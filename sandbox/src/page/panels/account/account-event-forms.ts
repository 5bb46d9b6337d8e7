/** A field of an event: where its value goes, and what can be chosen. */
interface EventField {
  /** `template`, `customer`, or a field of `eventDetails`. */
  readonly path: string;
  readonly title: string;
  readonly choices?: readonly string[] | 'templates';
  readonly initial?: string;
}

export interface EventForm {
  readonly title: string;
  readonly fields: readonly EventField[];
}

const template: EventField = { path: 'template', title: 'Template', choices: 'templates' };
const customer: EventField = { path: 'customer', title: 'Phone number of the user', initial: '+6591234567' };
const categories = ['MARKETING', 'UTILITY', 'AUTHENTICATION'];
const scores = ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'];

/** The fields of each event of a WhatsApp account that matter most. */
export const eventForms: Readonly<Record<string, EventForm>> = {
  template_status_update: {
    title: 'The status of a template has changed',
    fields: [
      template,
      {
        path: 'meta.status',
        title: 'Status',
        choices: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
      },
      { path: 'meta.reason', title: 'Reason', initial: 'NONE' },
    ],
  },
  template_quality_update: {
    title: 'The quality of a template has changed',
    fields: [
      template,
      { path: 'meta.previousQualityScore', title: 'Before', choices: scores },
      { path: 'meta.newQualityScore', title: 'Now', choices: scores.toReversed() },
    ],
  },
  template_category_update: {
    title: 'The category of a template has changed',
    fields: [
      template,
      { path: 'meta.previousCategory', title: 'Before', choices: categories.toReversed() },
      { path: 'meta.newCategory', title: 'Now', choices: categories },
    ],
  },
  template_correct_category_detection: {
    title: 'WhatsApp finds another category correct',
    fields: [
      template,
      { path: 'meta.category', title: 'Category', choices: categories.toReversed() },
      { path: 'meta.correctCategory', title: 'Correct category', choices: categories },
    ],
  },
  phone_number_quality_update: {
    title: 'The quality of the phone number has changed',
    fields: [
      {
        path: 'meta.event',
        title: 'What has happened',
        choices: ['UPGRADE', 'DOWNGRADE', 'FLAGGED', 'UNFLAGGED', 'ONBOARDING'],
      },
    ],
  },
  account_update: {
    title: 'The account has changed',
    fields: [
      {
        path: 'event',
        title: 'What has happened',
        choices: ['BUSINESS_VERIFICATION_STATUS_UPDATE', 'ACCOUNT_VIOLATION', 'ACCOUNT_RESTRICTION'],
      },
    ],
  },
  whatsapp_user_id_update: { title: 'A user has got another user ID', fields: [customer] },
  whatsapp_contact: { title: 'A user has shared a contact', fields: [customer] },
  whatsapp_preference: { title: 'A user does not want marketing messages', fields: [customer] },
};
