import type { ChatAppsCreateTemplateComponent } from 'cpaas-8x8';

import { defineTable } from '../../engine/state/table-definition';
import type { Received } from '../../server/operations/api-call';

/** A template component as `createTemplate` received it. */
export type TemplateComponent = Received<ChatAppsCreateTemplateComponent>;

/** A button of a template. */
export interface TemplateButton {
  readonly type:
    | 'quick_reply'
    | 'url'
    | 'copy_code'
    | 'phone'
    | 'flow'
    | 'voice_call'
    | 'request_contact_info';
  readonly label: string;
  /** The URL, phone number or Flow ID of the button. In a URL, `{{1}}` is replaced at sending. */
  readonly value?: string;
}

/** A WhatsApp template. `{{1}}` stands for the first parameter. */
export interface Template {
  readonly templateId: number;
  readonly name: string;
  readonly language: string;
  readonly category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  readonly status:
    | 'APPROVED'
    | 'REJECTED'
    | 'PENDING'
    | 'FLAGGED'
    | 'PAUSED'
    | 'DISABLED'
    | 'PENDING_DELETION';
  readonly header?: {
    readonly type: 'text' | 'image' | 'gif' | 'video' | 'document' | 'location';
    readonly text?: string;
  };
  readonly body: string;
  readonly footer?: string;
  readonly buttons?: readonly TemplateButton[];
  /** The cards of a carousel. */
  readonly cards?: readonly { readonly body: string; readonly buttons: readonly TemplateButton[] }[];
  /** Whether the template asks for permission to call. */
  readonly callPermissionRequest?: boolean;
  /** The channel of the template. When absent, the template is available on every channel. */
  readonly channelId?: string;
  /** The components as `createTemplate` received them. Templates of a new sandbox have none. */
  readonly components?: readonly TemplateComponent[];
  /** Whether WhatsApp must not change the category. */
  readonly isCategoryFixed?: boolean;
  /** When WhatsApp reviews a pending template. Absent if the review is left to a tester. */
  readonly reviewAt?: string;
  /** Why the template was rejected, paused or disabled. Empty without a reason. */
  readonly reason?: string;
  readonly createdAt?: string;
  readonly updatedAt?: string;
}

const defaults = { language: 'en_US', status: 'APPROVED' } as const;

/** The templates of every new sandbox. */
const defaultTemplates: readonly Template[] = [
  {
    ...defaults,
    templateId: 880000000000001,
    name: 'order_shipped',
    category: 'UTILITY',
    body: 'Hello {{1}}, your order is on its way.',
    footer: 'ExampleCo',
  },
  {
    ...defaults,
    templateId: 880000000000002,
    name: 'appointment_reminder',
    category: 'UTILITY',
    body: 'Hello {{1}}, we expect you on {{2}}.',
    buttons: [
      { type: 'quick_reply', label: 'I will come' },
      { type: 'quick_reply', label: 'Another day' },
    ],
  },
  {
    ...defaults,
    templateId: 880000000000003,
    name: 'autumn_offer',
    category: 'MARKETING',
    header: { type: 'image' },
    body: 'Hello {{1}}, everything for rainy days is {{2}} cheaper this week.',
    footer: 'ExampleCo',
    buttons: [
      { type: 'url', label: 'See the offer', value: 'https://example.com/offer' },
      { type: 'quick_reply', label: 'Tell me more' },
    ],
  },
  {
    ...defaults,
    templateId: 880000000000004,
    name: 'login_code',
    category: 'AUTHENTICATION',
    body: '{{1}} is your code.',
    buttons: [{ type: 'copy_code', label: 'Copy code' }],
  },
  {
    ...defaults,
    templateId: 880000000000005,
    name: 'new_arrivals',
    category: 'MARKETING',
    body: 'Hello {{1}}, this has just come in.',
    cards: [
      { body: 'Umbrella', buttons: [{ type: 'url', label: 'Buy', value: 'https://example.com/umbrella' }] },
      { body: 'Raincoat', buttons: [{ type: 'url', label: 'Buy', value: 'https://example.com/raincoat' }] },
    ],
  },
];

/** The templates, oldest first. */
export const templateTable = defineTable<Template>({
  name: 'templates',
  key: ({ templateId }) => String(templateId),
  initial: () => defaultTemplates,
  fields: { templateId: 'number', name: 'string', language: 'string', status: 'string', body: 'string' },
});

/** A deleted template, whose name cannot be reused for some time. */
export interface DeletedTemplate {
  readonly name: string;
  /** In milliseconds since 1970. */
  readonly at: number;
}

export const deletedTemplateTable = defineTable<DeletedTemplate>({
  name: 'deletedTemplates',
  key: ({ name }) => name,
  fields: { name: 'string', at: 'number' },
});

/** Returns the highest n of the `{{n}}` in a text, or 0. */
export function highestPlaceholder(text: string): number {
  return Math.max(0, ...[...text.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1])));
}

/** Counts the named placeholders in a text, for example `{{customer}}`. */
export function countNamedPlaceholders(text: string): number {
  return new Set(text.match(/\{\{\s*[a-z_]\w*\s*\}\}/gi)).size;
}

/** Replaces each `{{n}}` in a text. */
export function fillPlaceholders(text: string, values: readonly string[]): string {
  return text.replace(
    /\{\{(\d+)\}\}/g,
    (placeholder, number: string) => values[Number(number) - 1] ?? placeholder,
  );
}

/** A template is new, or has changed. */
export interface TemplateEvent {
  readonly kind: 'template';
  readonly template: Template;
}

/** Approves or rejects a template. */
export interface ReviewTask {
  readonly kind: 'review';
  readonly templateId: number;
}
