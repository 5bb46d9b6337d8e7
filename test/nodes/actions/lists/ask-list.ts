import '../../engine/environment';
import { LoadOptionsContext } from 'n8n-core';
import {
  Workflow,
  type ILoadOptionsFunctions,
  type INodeListSearchResult,
  type INodeParameters,
  type INodePropertyOptions,
  type INodeType,
  type ICredentialDataDecryptedObject,
} from 'n8n-workflow';
import type { Sandbox } from '8x8-sandbox';
import { EightByEightSms } from '../../../../nodes/EightByEightSms/EightByEightSms.node';
import { credentialsOf } from '../run-action';
import { additionalDataFor } from '../../engine/additional-data';
import { nodeTypesFrom } from '../../engine/node-types';
import { completeNode } from '../../engine/run-workflow';

// The lists are the same in every action node.
const node = new EightByEightSms();

/** Loads the list of a field as the editor does when a person opens it. `parameters` are the fields filled in so far. */
export async function askList(
  list: string,
  to: Sandbox | ICredentialDataDecryptedObject,
  parameters: INodeParameters = {},
  filter?: string,
  token?: string,
  of: INodeType = node,
): Promise<INodeListSearchResult> {
  const search = of.methods?.listSearch?.[list];
  if (!search) throw new Error(`There is no list ${list}.`);
  return await search.call(contextFor(to, parameters), filter, token);
}

/** Loads the options of a field that takes several values. */
export async function askOptions(
  list: string,
  to: Sandbox | ICredentialDataDecryptedObject,
  parameters: INodeParameters = {},
): Promise<INodePropertyOptions[]> {
  const load = node.methods.loadOptions?.[list];
  if (!load) throw new Error(`There is no list ${list}.`);
  return await load.call(contextFor(to, parameters));
}

function contextFor(
  to: Sandbox | ICredentialDataDecryptedObject,
  parameters: INodeParameters,
): ILoadOptionsFunctions {
  const type = 'n8n-nodes-8x8.eightByEightSms';
  const asked = completeNode({ name: '8x8', type, parameters });
  const workflow = new Workflow({
    id: 'workflow-1',
    name: 'Test',
    nodes: [asked],
    connections: {},
    active: false,
    nodeTypes: nodeTypesFrom({ [type]: node }),
  });
  const eightByEightApi = 'requests' in to ? credentialsOf(to as Sandbox) : to;
  const more = { currentNodeParameters: parameters };
  const additional = additionalDataFor({ eightByEightApi }, more);
  // A workflow of a test has a name, which the type of this class does not know.
  return new LoadOptionsContext(workflow, asked, additional, '') as ILoadOptionsFunctions;
}
