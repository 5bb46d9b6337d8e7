import { readingWithoutFiles, isRecord, type Reading, type Values } from '../fields/field';
import type { Issue } from '../../../core/src/schema';
import { callFlowAnswerSchema, checkCallFlowAnswer } from '../../../core/src/voice';
import {
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
} from 'n8n-workflow';
import { callFlowIssues } from '../../shared/error-messages';
import { nodeErrorFrom } from '../../shared/node-error';
import { parametersOf, type Parameters } from '../execution/parameters';
import { fieldFrom } from '../fields/field-from-schema';
import type { OwnOperation } from './local-operation';
import { actionProperties, readAction } from './call-flow-actions';

const clientActionId = fieldFrom('clientActionId', callFlowAnswerSchema.properties.clientActionId);

/** Builds what a call does next, the answer of a workflow that begins with the Voice Call Action trigger. */
export const buildCallFlow: OwnOperation = {
  id: 'buildCallFlow',
  resource: 'Voice Call',
  title: 'Build Call Flow',
  action: 'Build call flow',
  summary:
    'Puts together what a caller hears next, without calling anybody: the last step of a workflow that answers calls',
  properties: [
    {
      displayName: 'Actions',
      name: 'actions',
      type: 'fixedCollection',
      placeholder: 'Add Action',
      typeOptions: { multipleValues: true, sortable: true },
      required: true,
      default: {},
      description: 'What happens in the call, in order',
      options: [{ name: 'values', displayName: 'Action', values: actionProperties() }],
    },
    {
      displayName: 'Additional Fields',
      name: 'additionalFields',
      type: 'collection',
      placeholder: 'Add Field',
      default: {},
      options: [clientActionId.property],
    },
  ],
  execute(context) {
    const parameters = parametersOf(context);
    return Promise.resolve([context.getInputData().map((_, index) => built(context, parameters, index))]);
  },
};

function built(context: IExecuteFunctions, parameters: Parameters, itemIndex: number): INodeExecutionData {
  const pairedItem = { item: itemIndex };
  try {
    const issues: Issue[] = [];
    const json = callFlowOf(parameters, itemIndex, readingWithoutFiles(context.getTimezone(), issues));
    if (issues.length === 0) issues.push(...checkCallFlowAnswer(json).issues);
    if (issues.length === 0) return { json, pairedItem };
    throw new NodeOperationError(context.getNode(), callFlowIssues(issues.slice(0, 1)), {
      itemIndex,
      ...(issues.length > 1 ? { description: callFlowIssues(issues.slice(1)) } : {}),
    });
  } catch (thrown) {
    const error = nodeErrorFrom(context.getNode(), thrown, { itemIndex });
    if (!context.continueOnFail()) throw error;
    const { message, description } = error;
    return { json: { error: [message, ...(description ? [description] : [])].join(' ') }, error, pairedItem };
  }
}

function callFlowOf(parameters: Parameters, itemIndex: number, reading: Reading): IDataObject {
  const given = parameters('actions.values', itemIndex);
  const more = parameters('additionalFields', itemIndex);
  const values: Values = isRecord(more) ? more : {};
  const reference = clientActionId.read(values[clientActionId.name], reading, clientActionId.name);
  const callflow = (Array.isArray(given) ? given : []).map((action: unknown, position) =>
    readAction(isRecord(action) ? action : {}, reading, `callflow[${position}]`),
  );
  return { ...(reference === undefined ? {} : { clientActionId: reference }), callflow };
}
