import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { ApiName, OperationId, OperationInput } from '../../../core/src/generated';
import type { ListName } from './account-lists';

/** The list that a field is chosen from, or those of the fields in it. */
export type ListOfField = ListName | { readonly [field: string]: ListOfField };

/** A field of one of these operations. */
type FieldOf<Id extends OperationId> = Id extends OperationId ? keyof OperationInput<Id> : never;

type FieldsOfOperation = {
  readonly [Id in OperationId]?: { readonly [Field in FieldOf<Id>]?: ListOfField };
};

type FieldsOfApi = {
  readonly [Api in ApiName]?: {
    readonly [Field in FieldOf<Extract<OperationId, `${Api}.${string}`>>]?: ListOfField;
  };
};

/** Which fields of the operations of an API are chosen from a list of the account. */
const listed: Readonly<Record<string, Readonly<Record<string, ListOfField>>>> = {
  automation: { definitionId: 'automationDefinitions', workflowId: 'automationWorkflows' },
  chatApps: { cloneFlowId: 'flows', flowId: 'flows', templateName: 'templates' },
  contacts: {
    batchId: 'contactBatches',
    contactId: 'contacts',
    from: 'contactGroups',
    groupId: 'contactGroups',
    groups: { id: 'contactGroups' },
    to: 'contactGroups',
  },
  sms: { subAccountId: 'subAccounts' },
  verification: { call: { voiceProfile: 'speechProfiles' } },
  videoInteraction: { id: 'videoCalls' },
  voice: { number: 'virtualNumbers' },
} satisfies FieldsOfApi;

/** Fields of one operation that mean something else than in the others of its API. */
const ofOperation: Readonly<Record<string, Readonly<Record<string, ListOfField>>>> = {
  'contacts.uploadBatch': { groups: 'contactGroups' },
  'contacts.deleteGroupsBatch': { ids: 'contactGroups' },
} satisfies FieldsOfOperation;

/** Where a person must look, as 8x8 has no list to choose from. */
const unlisted: Readonly<Record<string, string>> = {
  channelId: 'There is no list of channels to choose from: copy the ID from 8x8 Connect.',
  surveyId: 'There is no list of surveys to choose from.',
} satisfies { readonly [Field in FieldOf<OperationId>]?: string };

/** The list that a field of an operation is chosen from, if there is one. */
export function listOf({ id, apiName }: CatalogueEntry, field: string): ListOfField | undefined {
  return ofOperation[id]?.[field] ?? listed[apiName]?.[field];
}

/** What to add to the description of a field that a person would expect to choose from a list, and cannot. */
export function noteOnUnlisted(field: string, description: string | undefined): string | undefined {
  const note = unlisted[field];
  if (note === undefined) return description;
  return description === undefined ? note.replace(/\.$/, '') : `${description}. ${note}`;
}
