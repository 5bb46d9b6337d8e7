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
import { toTitle } from '../../shared/titles';
import type { Values } from '../fields/field';

/** A list that 8x8 has of an account, from which a person chooses. */
export interface AccountList {
  /** The operation of the catalogue that gives it. */
  readonly operation: OperationId;
  /** The field of its answer that holds the rows, where it does not pass for a list. */
  readonly rowsField?: string;
  /** What one of its rows is. */
  readonly itemName: string;
  /** The field of a row that is wanted. */
  readonly valueField: string;
  /** What a person knows a row by; nothing where only the value is known. */
  readonly title?: (row: Values) => string;
  /** What tells it from others of that title. */
  readonly detail?: (row: Values) => string;
  /** The field of the operation by which 8x8 searches; without one, the rows are searched here. */
  readonly searchField?: string;
}

/** A list of one operation, with the fields that it has. 8x8 may leave out any field of a row. */
interface ListOf<Id extends OperationId, Row> extends Omit<AccountList, 'title' | 'detail'> {
  readonly operation: Id;
  readonly rowsField?: keyof OperationOutput<Id> & string;
  readonly valueField: keyof Row & string;
  readonly title?: (row: Partial<Row>) => string;
  readonly detail?: (row: Partial<Row>) => string;
  readonly searchField?: keyof OperationInput<Id> & string;
}

const toText = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';
const joinTexts = (...parts: readonly unknown[]): string => parts.map(toText).filter(Boolean).join(', ');
const titleText = (value: unknown): string => (toText(value) === '' ? '' : toTitle(toText(value)));

/** All of them, by the name under which n8n asks for each. */
export const accountLists = {
  automationDefinitions: {
    operation: 'automation.getDefinitions',
    itemName: 'workflow definition',
    valueField: 'id',
    title: ({ definition }) => toText(definition?.name),
    detail: (row) => joinTexts(titleText(row.trigger), row.status),
  } satisfies ListOf<'automation.getDefinitions', AutomationGetDefinitionsOutputRow>,
  automationWorkflows: {
    operation: 'automation.getWorkflows',
    itemName: 'workflow',
    valueField: 'workflowId',
    title: (row) => toText(row.startedAt),
    detail: (row) => toText(row.status),
  } satisfies ListOf<'automation.getWorkflows', AutomationGetWorkflowsOutputRow>,
  contactBatches: {
    operation: 'contacts.getBatches',
    itemName: 'batch',
    valueField: 'id',
    title: (row) => joinTexts(row.fileName, titleText(row.type), row.createdAt),
    detail: (row) => titleText(row.status),
  } satisfies ListOf<'contacts.getBatches', ContactsGetBatchOutput>,
  contactGroups: {
    operation: 'contacts.searchGroups',
    itemName: 'contact group',
    valueField: 'id',
    title: (row) => toText(row.name),
    detail: (row) => (row.isBlacklist === true ? 'Blacklist' : ''),
    searchField: 'name',
  } satisfies ListOf<'contacts.searchGroups', ContactsGroup>,
  contacts: {
    operation: 'contacts.search',
    itemName: 'contact',
    valueField: 'id',
    title: (row) => [row.firstName, row.lastName].map(toText).filter(Boolean).join(' '),
    detail: ({ addresses }) => toText(addresses?.msisdn) || toText(addresses?.email),
    searchField: 'query',
  } satisfies ListOf<'contacts.search', ContactsSearchOutputItem>,
  flows: {
    operation: 'chatApps.getFlows',
    itemName: 'flow',
    valueField: 'id',
    title: (row) => toText(row.name),
    detail: (row) => titleText(row.status),
  } satisfies ListOf<'chatApps.getFlows', ChatAppsGetFlowsOutputFlow>,
  speechProfiles: {
    operation: 'voice.getSpeechProfiles',
    itemName: 'speech profile',
    valueField: 'speechProfileCode',
    title: (row) => joinTexts(row.localeDescription, titleText(row.gender)),
  } satisfies ListOf<'voice.getSpeechProfiles', VoiceGetSpeechProfilesOutputSpeechProfile>,
  subAccounts: {
    operation: 'sms.getPrices',
    rowsField: 'subAccounts',
    itemName: 'subaccount',
    valueField: 'subAccountId',
  } satisfies ListOf<'sms.getPrices', SmsGetPricesOutputSubAccount>,
  templates: {
    operation: 'chatApps.getTemplates',
    itemName: 'template',
    valueField: 'templateName',
    detail: (row) => joinTexts(row.languageName ?? row.language, row.statusName ?? row.status),
  } satisfies ListOf<'chatApps.getTemplates', ChatAppsGetTemplatesOutputTemplate>,
  timeZones: {
    operation: 'automation.getTimeZones',
    itemName: 'time zone',
    valueField: 'id',
    title: (row) => toText(row.name),
    searchField: 'contains',
  } satisfies ListOf<'automation.getTimeZones', AutomationGetTimeZonesOutputRow>,
  videoCalls: {
    operation: 'videoInteraction.getCalls',
    itemName: 'video call',
    valueField: 'CallId',
    title: (row) => joinTexts(row.Reference, row.UserB_MSISDN, row.CreatedAt),
    detail: (row) => titleText(row.Status),
    searchField: 'q',
  } satisfies ListOf<'videoInteraction.getCalls', VideoInteractionGetCallsOutputList>,
  virtualNumbers: {
    operation: 'voice.getNumbers',
    itemName: 'virtual number',
    valueField: 'msisdn',
    detail: (row) => joinTexts(row.countryCode, row.operationalStatus),
  } satisfies ListOf<'voice.getNumbers', VoiceGetNumbersOutputNumber>,
} as const satisfies Readonly<Record<string, AccountList>>;

export type ListName = keyof typeof accountLists;
