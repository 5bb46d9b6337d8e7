import { titleOf } from '../../titles';
import type { Values } from '../fields/field';

/** A list that 8x8 has of an account, from which a person chooses. */
export interface AccountList {
  /** The operation of the catalogue that gives it. */
  readonly operation: string;
  /** The field of its answer that holds the rows, where it does not pass for a list. */
  readonly rows?: string;
  /** What one of its rows is. */
  readonly noun: string;
  /** The field of a row that is wanted. */
  readonly value: string;
  /** What a person knows a row by; nothing where only the value is known. */
  readonly title?: (row: Values) => string;
  /** What tells it from others of that title. */
  readonly note?: (row: Values) => string;
  /** The field of the operation by which 8x8 searches; without one, the rows are searched here. */
  readonly search?: string;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const joined = (...parts: readonly unknown[]): string => parts.map(text).filter(Boolean).join(', ');
const spelled = (value: unknown): string => (text(value) === '' ? '' : titleOf(text(value)));
const within = (row: Values, group: string, name: string): unknown => {
  const inner = row[group];
  return typeof inner === 'object' && inner !== null ? (inner as Values)[name] : undefined;
};

/** All of them, by the name under which n8n asks for each. */
export const accountLists = {
  automationDefinitions: {
    operation: 'automation.getDefinitions',
    noun: 'workflow definition',
    value: 'id',
    title: (row) => text(within(row, 'definition', 'name')),
    note: (row) => joined(spelled(row['trigger']), row['status']),
  },
  automationWorkflows: {
    operation: 'automation.getWorkflows',
    noun: 'workflow',
    value: 'workflowId',
    title: (row) => text(row['startedAt']),
    note: (row) => text(row['status']),
  },
  contactBatches: {
    operation: 'contacts.getBatches',
    noun: 'batch',
    value: 'id',
    title: (row) => joined(row['fileName'], spelled(row['type']), row['createdAt']),
    note: (row) => spelled(row['status']),
  },
  contactGroups: {
    operation: 'contacts.searchGroups',
    noun: 'contact group',
    value: 'id',
    title: (row) => text(row['name']),
    note: (row) => (row['isBlacklist'] === true ? 'Blacklist' : ''),
    search: 'name',
  },
  contacts: {
    operation: 'contacts.search',
    noun: 'contact',
    value: 'id',
    title: (row) => [row['firstName'], row['lastName']].map(text).filter(Boolean).join(' '),
    note: (row) => text(within(row, 'addresses', 'msisdn')) || text(within(row, 'addresses', 'email')),
    search: 'query',
  },
  flows: {
    operation: 'chatApps.getFlows',
    noun: 'flow',
    value: 'id',
    title: (row) => text(row['name']),
    note: (row) => spelled(row['status']),
  },
  speechProfiles: {
    operation: 'voice.getSpeechProfiles',
    noun: 'speech profile',
    value: 'speechProfileCode',
    title: (row) => joined(row['localeDescription'], spelled(row['gender'])),
  },
  subAccounts: {
    operation: 'sms.getPrices',
    rows: 'subAccounts',
    noun: 'subaccount',
    value: 'subAccountId',
  },
  templates: {
    operation: 'chatApps.getTemplates',
    noun: 'template',
    value: 'templateName',
    note: (row) => joined(row['languageName'] ?? row['language'], row['statusName'] ?? row['status']),
  },
  timeZones: {
    operation: 'automation.getTimeZones',
    noun: 'time zone',
    value: 'id',
    title: (row) => text(row['name']),
    search: 'contains',
  },
  videoCalls: {
    operation: 'videoInteraction.getCalls',
    noun: 'video call',
    value: 'CallId',
    title: (row) => joined(row['Reference'], row['UserB_MSISDN'], row['CreatedAt']),
    note: (row) => spelled(row['Status']),
    search: 'q',
  },
  virtualNumbers: {
    operation: 'voice.getNumbers',
    noun: 'virtual number',
    value: 'msisdn',
    note: (row) => joined(row['countryCode'], row['operationalStatus']),
  },
} as const satisfies Readonly<Record<string, AccountList>>;

export type ListName = keyof typeof accountLists;
