import { LoadOptionsContext } from 'n8n-core';
import {
  Workflow,
  type IBinaryKeyData,
  type IDataObject,
  type ILoadOptionsFunctions,
  type INode,
  type INodeListSearchItems,
  type INodeParameters,
  type ResourceMapperField,
  type ResourceMapperFields,
} from 'n8n-workflow';
import { EightByEightChatApps } from '../../../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { start, whatsAppChannelOf, type Started } from '../../../sandbox/started-sandbox';
import { frozenNodes } from '../frozen-parameters';
import { credentialsOf, nodeName } from '../run-action';
import { additionalDataFor } from '../../engine/additional-data';
import { nodeTypesFrom } from '../../engine/node-types';
import { runWorkflow, completeNode, type TestRun } from '../../engine/run-workflow';

const type = 'n8n-nodes-8x8.eightByEightChatApps';

type NewTemplate = Parameters<Started['client']['chatApps']['createTemplate']>[0];
export type Components = NewTemplate['components'];

/** An account with templates, with the requests that n8n's editor makes for them. */
export interface TemplateAccount extends Started {
  readonly channelId: string;
  /** Registers an approved template. */
  approve(
    name: string,
    components: Components,
    more?: Partial<Pick<NewTemplate, 'category' | 'language'>>,
  ): Promise<void>;
  /** The entries of the list, as the editor gets them. */
  list(filter?: string): Promise<readonly INodeListSearchItems[]>;
  /** The fields of the mapper, as the editor gets them. */
  fields(template: string): Promise<readonly ResourceMapperField[]>;
  mapping(template: string): Promise<ResourceMapperFields>;
  /** Sends a template with these values in its fields. */
  send(template: string, values: IDataObject, more?: Sending): Promise<TestRun>;
  /** The templates of the messages that the sandbox recorded. */
  sent(): readonly unknown[];
}

export interface Sending {
  readonly items?: readonly IDataObject[];
  readonly binary?: IBinaryKeyData;
  readonly settings?: Partial<INode>;
  readonly parameters?: INodeParameters;
  /** The fields that the editor has saved earlier. Default: those that the account has now. */
  readonly schema?: readonly ResourceMapperField[];
}

/** Starts an account with templates in a sandbox, to test Send Template from the editor to the message. */
export async function templateAccount(): Promise<TemplateAccount> {
  const started = await start({
    clock: 'manual',
    startTime: Date.now(),
    settings: { rateLimits: false },
  });
  const { sandbox, client } = started;
  const channelId = whatsAppChannelOf(sandbox);
  const credentials = { eightByEightApi: credentialsOf(sandbox) };
  const chosen = (template: string): INodeParameters => ({
    resource: 'Message',
    operation: 'chatApps.send',
    recipient: '={{ $json.to || "+6591234567" }}',
    contentType: 'accountTemplate',
    templateChannelId: channelId,
    accountTemplate: { __rl: true, mode: 'list', value: template },
  });
  const editor = (template: string): ILoadOptionsFunctions => {
    const node = completeNode({ name: nodeName, type, parameters: chosen(template) });
    const nodeTypes = nodeTypesFrom({ [type]: new EightByEightChatApps() });
    const workflow = new Workflow({ id: '1', nodes: [node], connections: {}, active: false, nodeTypes });
    const additional = additionalDataFor(credentials, { currentNodeParameters: node.parameters });
    return new LoadOptionsContext(
      workflow,
      node,
      additional,
      'parameters.accountTemplate',
    ) as unknown as ILoadOptionsFunctions;
  };
  const { listSearch, resourceMapping } = new EightByEightChatApps().methods;
  const mapping = async (template: string): Promise<ResourceMapperFields> => {
    const method = resourceMapping?.['templateFields'];
    if (!method) throw new Error('The node has no method templateFields.');
    return method.call(editor(template));
  };
  return {
    ...started,
    channelId,
    async approve(name, components, more = {}) {
      await client.chatApps.createTemplate({
        channelId,
        name,
        language: 'en_US',
        category: 'MARKETING',
        components,
        ...more,
      });
      await sandbox.advance(5_000);
    },
    async list(filter) {
      const found = await listSearch?.['searchTemplates']?.call(editor(''), filter);
      return found?.results ?? [];
    },
    mapping,
    fields: async (template) => (await mapping(template)).fields,
    async send(template, values, { items = [{}], binary, settings = {}, parameters = {}, schema } = {}) {
      const kept = schema ?? (await mapping(template)).fields;
      const whole: Record<string, unknown> = Object.fromEntries(kept.map(({ id }) => [id, null]));
      return runWorkflow({
        nodeTypes: frozenNodes,
        nodes: [
          {
            name: nodeName,
            type,
            parameters: {
              ...chosen(template),
              templateVariables: {
                mappingMode: 'defineBelow',
                matchingColumns: [],
                schema: kept,
                value: { ...whole, ...values },
              },
              ...parameters,
            } as unknown as INodeParameters,
            ...settings,
          },
        ],
        items: items.map((json) => ({ json, ...(binary ? { binary } : {}) })),
        credentials,
      });
    },
    sent: () =>
      sandbox
        .messages()
        .map(({ content }) => (content?.['template'] as IDataObject | undefined)?.['components']),
  };
}
