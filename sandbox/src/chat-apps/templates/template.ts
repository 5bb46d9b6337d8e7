import type { ChatAppsCreateTemplateComponent } from 'cpaas-8x8';

import type { Received } from '../../server/operations/api-call';

/** A component of a template, as it was handed in. */
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
  /** The address of a url button; `{{1}}` in it is filled at sending. */
  readonly value?: string;
}

/** A WhatsApp template as the business registered it; `{{1}}` stands for the first parameter. */
export interface Template {
  readonly templateId: number;
  readonly name: string;
  readonly language: string;
  category: 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';
  status: 'APPROVED' | 'REJECTED' | 'PENDING' | 'FLAGGED' | 'PAUSED' | 'DISABLED' | 'PENDING_DELETION';
  readonly header?: {
    readonly type: 'text' | 'image' | 'gif' | 'video' | 'document' | 'location';
    readonly text?: string;
  };
  readonly body: string;
  readonly footer?: string;
  readonly buttons?: readonly TemplateButton[];
  /** Bodies of the cards of a carousel, each with its buttons. */
  readonly cards?: readonly { readonly body: string; readonly buttons: readonly TemplateButton[] }[];
  /** Whether it asks the customer to let the business call. */
  readonly callPermissionRequest?: boolean;
  /** The channel it was handed in for; left out, it is there on every one. */
  readonly channelId?: string;
  /** Its components, as they were handed in. */
  readonly components?: readonly TemplateComponent[];
  /** Whether it may not be moved to another category. */
  readonly isCategoryFixed?: boolean;
  readonly createdAt?: string;
  updatedAt?: string;
}

const defaults = { language: 'en_US', status: 'APPROVED' } as const;

/** Templates that every new sandbox has. */
export const defaultTemplates: readonly Template[] = [
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

/** How many parameters a text has: the highest `{{n}}` in it. */
export function countNumberedPlaceholders(text: string): number {
  return Math.max(0, ...[...text.matchAll(/\{\{(\d+)\}\}/g)].map((match) => Number(match[1])));
}

/** How many parameters a text has that are told apart by name: `{{customer}}`. */
export function countNamedPlaceholders(text: string): number {
  return new Set(text.match(/\{\{\s*[a-z_]\w*\s*\}\}/gi)).size;
}

/** The text with its `{{n}}` filled. */
export function fillPlaceholders(text: string, values: readonly string[]): string {
  return text.replace(
    /\{\{(\d+)\}\}/g,
    (placeholder, number: string) => values[Number(number) - 1] ?? placeholder,
  );
}
