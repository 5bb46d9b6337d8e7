import { readContextWithoutFiles, type ReadContext, type Values } from '../fields/field';
import { isJsonObject, type Issue } from '../../../core/src/validation';
import { callFlowAnswerSchema, checkCallFlowAnswer, cleanCallFlowAnswer } from '../../../core/src/voice';
import {
  NodeOperationError,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
} from 'n8n-workflow';
import { callFlowIssuesText } from '../../shared/error-messages';
import { failedItem } from '../../shared/failed-item';
import { toNodeError } from '../../shared/node-error';
import { createParameterReader, type ParameterReader } from '../execution/parameters';
import { createField } from '../fields/field-from-schema';
import type { LocalOperation } from '../local-operations/local-operation';
import { callFlowActions } from './call-flow-actions';

const actions = callFlowActions(callFlowAnswerSchema.properties.callflow.items);
const clientActionId = createField('clientActionId', callFlowAnswerSchema.properties.clientActionId);

/**
 * The operation Build Call Flow: makes a call flow from the fields of the node and checks it, and sends nothing. The call
 * flow is the response of a workflow that starts with the Voice Call Action trigger.
 */
export const buildCallFlow: LocalOperation = {
  id: 'buildCallFlow',
  resource: 'Voice Call',
  title: 'Build Call Flow',
  action: 'Build call flow',
  summary:
    'Puts together what a caller hears next, without calling anybody: the last step of a workflow that answers calls',
  properties: [
    actions.property,
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
    const parameters = createParameterReader(context);
    return Promise.resolve([context.getInputData().map((_, index) => buildItem(context, parameters, index))]);
  },
};

function buildItem(
  context: IExecuteFunctions,
  parameters: ParameterReader,
  itemIndex: number,
): INodeExecutionData {
  const pairedItem = { item: itemIndex };
  try {
    const issues: Issue[] = [];
    const readContext = readContextWithoutFiles(context.getTimezone(), issues);
    const json = cleanCallFlowAnswer(readCallFlow(parameters, itemIndex, readContext));
    if (issues.length === 0) issues.push(...checkCallFlowAnswer(json).issues);
    if (issues.length === 0) return { json, pairedItem };
    throw new NodeOperationError(context.getNode(), callFlowIssuesText(issues.slice(0, 1)), {
      itemIndex,
      ...(issues.length > 1 ? { description: callFlowIssuesText(issues.slice(1)) } : {}),
    });
  } catch (caught) {
    const error = toNodeError(context.getNode(), caught, { itemIndex });
    if (!context.continueOnFail()) throw error;
    return failedItem(context, itemIndex, error, { outcome: 'not-sent' });
  }
}

function readCallFlow(parameters: ParameterReader, itemIndex: number, readContext: ReadContext): IDataObject {
  const more = parameters('additionalFields', itemIndex);
  const values: Values = isJsonObject(more) ? more : {};
  const reference = clientActionId.read(values[clientActionId.name], readContext, clientActionId.name);
  const callflow = actions.read(parameters('actions.values', itemIndex), readContext, 'callflow');
  return { ...(reference === undefined ? {} : { clientActionId: reference }), callflow };
}
