import type { INode } from 'n8n-workflow';
import type { CredentialTable } from '../../engine/credentials-helper';
import { completeNode } from '../../engine/run-workflow';
import type { TriggerWorkflow } from './n8n-server';
import { secret } from './post';
import type { TriggerKind } from './trigger-types';

let count = 0;

/** A workflow with one trigger node, to activate in `TestN8n`. */
export function triggerWorkflow(
  kind: TriggerKind,
  credentials: CredentialTable,
  parameters: INode['parameters'] = {},
): TriggerWorkflow {
  count += 1;
  const node = completeNode({
    name: `8x8 Trigger ${count}`,
    type: `n8n-nodes-8x8.eightByEight${kind}Trigger`,
    id: `node-${count}`,
    webhookId: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    parameters,
  });
  return { id: `workflow-${count}`, nodes: [node], credentials };
}

/** A workflow with a manually registered trigger, which needs no 8x8 account. */
export function manualTrigger(
  kind: TriggerKind,
  parameters: INode['parameters'] = {},
  credential: Readonly<Record<string, string>> = {},
): TriggerWorkflow {
  const credentials = { eightByEightApi: { apiKey: 'key-1', webhookSecret: secret, ...credential } };
  return triggerWorkflow(kind, credentials, { registration: 'manual', ...parameters });
}
