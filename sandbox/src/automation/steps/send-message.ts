import {
  catalogue,
  compileCheck,
  describeIssue,
  entriesOf,
  type CatalogueEntry,
  type Check,
  type OperationId,
} from 'cpaas-8x8';

import { chatSendHandlers } from '../../chat-apps/messages/send-chat-message';
import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import type { JsonObject } from '../../engine/json';
import type { ApiCall } from '../../server/operations/api-call';
import { dropNulls } from '../../server/validation/drop-nulls';
import { smsSendHandlers } from '../../sms/send-sms';
import { readSubAccountId } from '../definition';
import { done, requireStepSubAccount, type StepAction } from './step-action';

interface SendOperation<Output> {
  readonly entry: CatalogueEntry;
  readonly check: Check;
  readonly handler: (call: ApiCall<never>) => Output;
}

/**
 * Prepares an operation at its first use, so that a sandbox that runs no such step does not compile its validation.
 */
function lazySendOperation<Output>(
  id: OperationId,
  handler: SendOperation<Output>['handler'],
): () => SendOperation<Output> {
  let operation: SendOperation<Output> | undefined;
  return () => {
    const entry = entriesOf(catalogue).find((each) => each.id === id);
    if (!entry) throw new Error(`There is no operation ${id}`);
    return (operation ??= { entry, handler, check: compileCheck(entry.operation.input) });
  };
}

const getSmsOperation = lazySendOperation('sms.send', smsSendHandlers['sms.send']);
const getChatOperation = lazySendOperation('chatApps.send', chatSendHandlers['chatApps.send']);

/**
 * Sends a message as if it came through the API, with validation, receipts and price, but without an HTTP request.
 *
 * @throws {Error}
 */
function runSendOperation<Output>(
  context: SandboxContext,
  { entry, check, handler }: SendOperation<Output>,
  inputs: JsonObject,
): Output {
  const subAccount = requireStepSubAccount(context, readSubAccountId(inputs));
  const input = dropNulls(entry.operation.input, inputs);
  const [issue] = check(input, context.clock.now()).issues;
  if (issue) throw new Error(describeIssue(issue));
  const call: ApiCall<JsonObject> = {
    context,
    entry,
    product: entry.id === 'sms.send' ? 'sms' : 'chatapps',
    input,
    subAccount,
    batch: undefined,
    rejectReason: undefined,
    rejectedRecipient: undefined,
    recordedUmids: [],
  };
  // The input passed the validation of this operation, so it has the type that the handler takes.
  return handler(call as ApiCall<never>);
}

/** The step `SMS`: sends an SMS. */
export const sendSms: StepAction = ({ context, inputs }) => {
  const result = runSendOperation(context, getSmsOperation(), inputs);
  const { code, description } = result.status;
  return done({ ...result, requestId: nextUuid(context.state, 'request'), status: code, description });
};

/** The step `ChatAppsMessage`: sends a message on a chat app. */
export const sendChatMessage: StepAction = ({ context, inputs }) => {
  const result = runSendOperation(context, getChatOperation(), inputs);
  const { state, errorMessage } = result.status;
  return done({
    ...result,
    requestId: nextUuid(context.state, 'request'),
    status: state,
    description: errorMessage ?? 'The message was accepted and will be sent',
  });
};
