import type {
  AutomationGetDefinitionsOutputRow,
  AutomationGetTimeZonesOutputRow,
  AutomationGetWorkflowsOutputRow,
  ChatAppsGetFlowsOutputFlow,
  ChatAppsGetTemplatesOutputTemplate,
  ContactsGetBatchOutput,
  ContactsGroup,
  ContactsSearchOutputItem,
  OperationId,
  OperationInput,
  OperationOutput,
  SmsGetPricesOutputSubAccount,
  VideoInteractionGetCallsOutputList,
  VoiceGetNumbersOutputNumber,
  VoiceGetSpeechProfilesOutputSpeechProfile,
} from '../../../core/src/generated';
import { titleOf } from '../../shared/titles';
import type { Values } from '../fields/field';

/** A list that 8x8 has of an account, from which a person chooses. */
export interface AccountList {
  /** The operation of the catalogue that gives it. */
  readonly operation: OperationId;
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

/** A list of one operation, with the fields that it has. 8x8 may leave out any field of a row. */
interface ListOf<Id extends OperationId, Row> extends Omit<AccountList, 'title' | 'note'> {
  readonly operation: Id;
  readonly rows?: keyof OperationOutput<Id> & string;
  readonly value: keyof Row & string;
  readonly title?: (row: Partial<Row>) => string;
  readonly note?: (row: Partial<Row>) => string;
  readonly search?: keyof OperationInput<Id> & string;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const joined = (...parts: readonly unknown[]): string => parts.map(text).filter(Boolean).join(', ');
const spelled = (value: unknown): string => (text(value) === '' ? '' : titleOf(text(value)));

/** All of them, by the name under which n8n asks for each. */
export const accountLists = {
  automationDefinitions: {
    operation: 'automation.getDefinitions',
    noun: 'workflow definition',
    value: 'id',
    title: ({ definition }) => text(definition?.name),
    note: (row) => joined(spelled(row.trigger), row.status),
  } satisfies ListOf<'automation.getDefinitions', AutomationGetDefinitionsOutputRow>,
  automationWorkflows: {
    operation: 'automation.getWorkflows',
    noun: 'workflow',
    value: 'workflowId',
    title: (row) => text(row.startedAt),
    note: (row) => text(row.status),
  } satisfies ListOf<'automation.getWorkflows', AutomationGetWorkflowsOutputRow>,
  contactBatches: {
    operation: 'contacts.getBatches',
    noun: 'batch',
    value: 'id',
    title: (row) => joined(row.fileName, spelled(row.type), row.createdAt),
    note: (row) => spelled(row.status),
  } satisfies ListOf<'contacts.getBatches', ContactsGetBatchOutput>,
  contactGroups: {
    operation: 'contacts.searchGroups',
    noun: 'contact group',
    value: 'id',
    title: (row) => text(row.name),
    note: (row) => (row.isBlacklist === true ? 'Blacklist' : ''),
    search: 'name',
  } satisfies ListOf<'contacts.searchGroups', ContactsGroup>,
  contacts: {
    operation: 'contacts.search',
    noun: 'contact',
    value: 'id',
    title: (row) => [row.firstName, row.lastName].map(text).filter(Boolean).join(' '),
    note: ({ addresses }) => text(addresses?.msisdn) || text(addresses?.email),
    search: 'query',
  } satisfies ListOf<'contacts.search', ContactsSearchOutputItem>,
  flows: {
    operation: 'chatApps.getFlows',
    noun: 'flow',
    value: 'id',
    title: (row) => text(row.name),
    note: (row) => spelled(row.status),
  } satisfies ListOf<'chatApps.getFlows', ChatAppsGetFlowsOutputFlow>,
  speechProfiles: {
    operation: 'voice.getSpeechProfiles',
    noun: 'speech profile',
    value: 'speechProfileCode',
    title: (row) => joined(row.localeDescription, spelled(row.gender)),
  } satisfies ListOf<'voice.getSpeechProfiles', VoiceGetSpeechProfilesOutputSpeechProfile>,
  subAccounts: {
    operation: 'sms.getPrices',
    rows: 'subAccounts',
    noun: 'subaccount',
    value: 'subAccountId',
  } satisfies ListOf<'sms.getPrices', SmsGetPricesOutputSubAccount>,
  templates: {
    operation: 'chatApps.getTemplates',
    noun: 'template',
    value: 'templateName',
    note: (row) => joined(row.languageName ?? row.language, row.statusName ?? row.status),
  } satisfies ListOf<'chatApps.getTemplates', ChatAppsGetTemplatesOutputTemplate>,
  timeZones: {
    operation: 'automation.getTimeZones',
    noun: 'time zone',
    value: 'id',
    title: (row) => text(row.name),
    search: 'contains',
  } satisfies ListOf<'automation.getTimeZones', AutomationGetTimeZonesOutputRow>,
  videoCalls: {
    operation: 'videoInteraction.getCalls',
    noun: 'video call',
    value: 'CallId',
    title: (row) => joined(row.Reference, row.UserB_MSISDN, row.CreatedAt),
    note: (row) => spelled(row.Status),
    search: 'q',
  } satisfies ListOf<'videoInteraction.getCalls', VideoInteractionGetCallsOutputList>,
  virtualNumbers: {
    operation: 'voice.getNumbers',
    noun: 'virtual number',
    value: 'msisdn',
    note: (row) => joined(row.countryCode, row.operationalStatus),
  } satisfies ListOf<'voice.getNumbers', VoiceGetNumbersOutputNumber>,
} as const satisfies Readonly<Record<string, AccountList>>;

export type ListName = keyof typeof accountLists;
