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

/** A list of the 8x8 account that users choose values from. */
export interface AccountList {
  /** The operation that returns the list. */
  readonly operation: OperationId;
  /** The output field with the rows, if the catalogue does not describe the output as a list. */
  readonly rowsField?: string;
  /** What a row is called: "contact group". */
  readonly itemName: string;
  /** The field of a row that becomes the value of the parameter. */
  readonly valueField: string;
  /** The title of a row. By default, its value. */
  readonly title?: (row: Values) => string;
  /** More about a row, to tell rows with the same title apart. */
  readonly detail?: (row: Values) => string;
  /** The input field by which 8x8 searches the list. Without it, the node searches the rows. */
  readonly searchField?: string;
}

/** An account list with the field names of its operation. 8x8 may leave out any field of a row. */
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

/** The account lists, by the name of their n8n method. */
export const accountLists = {
  automationDefinitions: {
    operation: 'automation.getDefinitions',
    itemName: '8x8 workflow definition',
    valueField: 'id',
    title: ({ definition }) => toText(definition?.name),
    detail: (row) => joinTexts(titleText(row.trigger), row.status),
  } satisfies ListOf<'automation.getDefinitions', AutomationGetDefinitionsOutputRow>,
  automationWorkflows: {
    operation: 'automation.getWorkflows',
    itemName: '8x8 workflow',
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
    itemName: 'voice profile',
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

/** The list that an operation returns. */
export function listNameOf(operation: string): ListName | undefined {
  const names = Object.keys(accountLists) as ListName[];
  return names.find((name) => accountLists[name].operation === operation);
}
