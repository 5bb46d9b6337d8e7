import { needsConsent, type CatalogueEntry } from '../../../core/src/catalogue';
import type { OperationId } from '../../../core/src/generated';
import type { Values } from '../fields/field';

/** What an AI agent may do only in small numbers: reach people, or delete. */
export type AgentRule = 'send' | 'delete';

/** What can take effect twice, and yet reaches nobody: it makes or changes what is kept at 8x8. */
const reachesNobody: ReadonlySet<string> = new Set<OperationId>([
  'automation.createDefinition',
  'automation.updateDefinition',
  'chatApps.createFlow',
  'chatApps.createTemplate',
  'chatApps.submitDirectSendSample',
  'contacts.createGroup',
  'contacts.update',
  'contacts.updateGroup',
  'contacts.uploadBatch',
  'verification.check',
  'videoInteraction.createToken',
]);

/** Which rule an operation falls under. One that is new in the catalogue counts as sending until it is looked at. */
export function agentRuleOf({ id, operation }: CatalogueEntry): AgentRule | undefined {
  if (operation.destructive) return 'delete';
  return operation.safety === 'unsafe' && !reachesNobody.has(id) ? 'send' : undefined;
}

/** How many messages, or things to delete, an input stands for. */
export function weightOf(entry: CatalogueEntry, input: Values): number {
  const lists =
    agentRuleOf(entry) === 'delete' ? Object.keys(entry.operation.input.properties) : batchFieldsOf(entry);
  const entries = lists.map((name) => input[name]).filter(Array.isArray);
  return Math.max(
    1,
    entries.reduce((sum, list) => sum + list.length, 0),
  );
}

/** Whether an input deletes what it does not name one by one: a batch, or everything. */
export function isWipe({ operation }: CatalogueEntry, input: Values): boolean {
  const { consent, path } = operation;
  return /\/batch(es)?\//.test(path) || (consent !== undefined && needsConsent(consent, input));
}

/** The arrays in which a batch has its messages: what the single operation beside it says of it. */
function batchFieldsOf({ id, apiName, api }: CatalogueEntry): readonly string[] {
  return Object.values(api.operations).flatMap(({ batching }) =>
    batching && `${apiName}.${batching.operation}` === id ? [batching.items] : [],
  );
}
