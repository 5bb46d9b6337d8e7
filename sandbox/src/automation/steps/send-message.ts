import {
  catalogue,
  compileCheck,
  describeIssue,
  entriesOf,
  type CatalogueEntry,
  type Check,
  type OperationId,
} from 'cpaas-8x8';

import type { ApiCall } from '../../server/operations/api-call';
import { chatSending } from '../../chat-apps/messages/send-chat-message';
import { smsSending } from '../../sms/send-sms';
import { textOf, type JsonObject } from '../../engine/json';
import { subAccountOf } from '../../server/authorization';
import { nextUuid } from '../../engine/ids';
import type { World } from '../../engine/context';
import { subAccountIdIn } from '../definition';
import { done, type StepAction } from './step-action';

interface Sending<Output> {
  readonly entry: CatalogueEntry;
  readonly check: Check;
  readonly handler: (call: ApiCall<never>) => Output;
}

function sendingOf<Output>(id: OperationId, handler: Sending<Output>['handler']): () => Sending<Output> {
  let made: Sending<Output> | undefined;
  return () => {
    const entry = entriesOf(catalogue).find((each) => each.id === id);
    if (!entry) throw new Error(`There is no operation ${id}`);
    return (made ??= { entry, handler, check: compileCheck(entry.operation.input) });
  };
}

const sms = sendingOf('sms.send', smsSending['sms.send']);
const chat = sendingOf('chatApps.send', chatSending['chatApps.send']);

/** Hands a message in as if it came through the API: with its checks, its receipts, and its price. @throws {Error} */
function handIn<Output>(world: World, { entry, check, handler }: Sending<Output>, input: JsonObject): Output {
  const subAccount = subAccountOf(world, subAccountIdIn(input) ?? '');
  const [issue] = check(input, world.time.now()).issues;
  if (issue) throw new Error(describeIssue(issue));
  const call: ApiCall<JsonObject> = {
    world,
    entry,
    product: entry.id === 'sms.send' ? 'sms' : 'chatapps',
    input,
    subAccount,
    batch: undefined,
    rejection: undefined,
    recorded: [],
  };
  // The input passed the check of this operation, so it has the type that the handler takes.
  return handler(call as ApiCall<never>);
}

/** Sends an SMS. 8x8's sample writes the encoding `Auto`, which its SMS API would not take. */
export const sendSms: StepAction = ({ world, inputs }) => {
  const encoding = textOf(inputs['encoding'])?.toUpperCase();
  const result = handIn(world, sms(), { ...inputs, ...(encoding === undefined ? {} : { encoding }) });
  const { code, description } = result.status;
  return done({ ...result, requestId: nextUuid(world.state, 'request'), status: code, description });
};

/** Sends a message over chat apps. */
export const sendChatMessage: StepAction = ({ world, inputs }) => {
  const result = handIn(world, chat(), inputs);
  const { state, errorMessage } = result.status;
  return done({
    ...result,
    requestId: nextUuid(world.state, 'request'),
    status: state,
    description: errorMessage ?? 'The message was accepted and will be sent',
  });
};
