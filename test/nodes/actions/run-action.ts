import { runWorkflow, type TestRun, type TestWorkflow } from '../engine/run-workflow';
import type { Sandbox } from '8x8-sandbox';
import { catalogue, entryById, type Catalogue } from 'cpaas-8x8/pure';
import type {
  IBinaryKeyData,
  ICredentialDataDecryptedObject,
  IDataObject,
  INode,
  INodeExecutionData,
  INodeParameters,
} from 'n8n-workflow';
import { actionTypes, nodeTypeWith } from './action-types';

/** The name of the node in these tests. */
export const nodeName = '8x8';

/** What a test runs: an operation, its parameters and its input items. */
export interface Action {
  /** The ID of the operation: `sms.send`. */
  readonly operation: string;
  readonly parameters?: INodeParameters;
  /** The JSON of the input items. */
  readonly items?: readonly IDataObject[];
  /** The files of each item, in the order of the items. */
  readonly binary?: readonly IBinaryKeyData[];
  readonly credentials: ICredentialDataDecryptedObject;
  /** Settings of the node, such as `onError`. */
  readonly settings?: Partial<INode>;
  readonly workflowSettings?: TestWorkflow['settings'];
  readonly nodeTypes?: TestWorkflow['nodeTypes'];
  readonly catalogue?: Catalogue;
  readonly cancel?: AbortSignal;
  readonly resume?: TestWorkflow['resume'];
  readonly webhookWaitingBaseUrl?: string;
}

/** The result of the run. */
export interface ActionRun {
  readonly run: TestRun;
  readonly items: readonly INodeExecutionData[];
  /** The JSON of the output items. */
  readonly json: readonly IDataObject[];
  readonly error:
    | (Error & { description?: string | null; context?: IDataObject; failure?: unknown })
    | undefined;
}

/**
 * Runs an action node with its items, in the engine: the node that shows the operation's resource, or the only one of
 * `nodeTypes`.
 */
export async function runAction(action: Action): Promise<ActionRun> {
  const { operation, parameters = {}, items = [{}], credentials, settings = {}, nodeTypes } = action;
  const { resource } = {
    resource: entryById(action.catalogue ?? catalogue, operation)?.operation.resource ?? '',
    ...parameters,
  };
  const types = Object.keys(nodeTypes ?? {});
  const onlyType = types.length === 1 ? types[0] : undefined;
  const run = await runWorkflow({
    nodeTypes: nodeTypes ?? actionTypes,
    nodes: [
      {
        name: nodeName,
        type: onlyType ?? nodeTypeWith(resource),
        parameters: { resource, operation, ...parameters },
        ...settings,
      },
    ],
    items: items.map((json, index) => {
      const binary = action.binary?.[index];
      return { json, ...(binary ? { binary } : {}) };
    }),
    ...(action.workflowSettings ? { settings: action.workflowSettings } : {}),
    credentials: { eightByEightApi: credentials },
    ...(action.cancel ? { cancel: action.cancel } : {}),
    ...(action.resume ? { resume: action.resume } : {}),
    ...(action.webhookWaitingBaseUrl === undefined
      ? {}
      : { webhookWaitingBaseUrl: action.webhookWaitingBaseUrl }),
  });
  const out = run.items[nodeName] ?? [];
  return {
    run,
    items: out,
    json: out.map(({ json }) => json),
    error: run.errors[nodeName] as ActionRun['error'],
  };
}

/** The credential for a sandbox, as a user fills it in. */
export function credentialsOf(sandbox: Sandbox): ICredentialDataDecryptedObject {
  const { apiKey, accountId, url, subAccountIds } = sandbox;
  return {
    apiKey,
    accountId,
    baseUrl: url,
    smsSubAccountId: subAccountIds.sms,
    chatAppsSubAccountId: subAccountIds.chatApps,
    voiceSubAccountId: subAccountIds.voice,
    verificationSubAccountId: subAccountIds.verification,
  };
}

/** Everything that n8n would store or show of a run, as text. */
export function everythingShown({ run }: ActionRun): string {
  const seen = new WeakSet();
  return JSON.stringify(run, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (seen.has(value)) return '[seen]';
    seen.add(value);
    return value instanceof Error
      ? { ...value, message: value.message, stack: value.stack, cause: value.cause }
      : value;
  });
}
