import {
  catalogue,
  compileCheck,
  describeIssue,
  entriesOf,
  type CatalogueEntry,
  type Check,
} from 'cpaas-8x8/pure';

import type { ApiCall, Behaviour } from '../../behaviour/api-call';
import { chatSending } from '../../behaviour/chat-sending';
import { smsSending } from '../../behaviour/sms-sending';
import { objectOf, textOf, type JsonObject } from '../../json';
import { subAccountOf } from '../../server/access';
import { nextUuid } from '../../world/ids';
import type { World } from '../../world/world';
import { subAccountIdIn } from '../definition';
import { done, type StepAction } from '../step-outcome';

interface Sending {
  readonly entry: CatalogueEntry;
  readonly check: Check;
  readonly behaviour: Behaviour;
}

function sendingOf(
  id: 'sms.send' | 'chatApps.send',
  behaviours: Readonly<Record<string, Behaviour>>,
): () => Sending {
  let made: Sending | undefined;
  return () => {
    const entry = entriesOf(catalogue).find((each) => each.id === id);
    const behaviour = behaviours[id];
    if (!entry || !behaviour) throw new Error(`There is no operation ${id}`);
    return (made ??= { entry, behaviour, check: compileCheck(entry.operation.input) });
  };
}

const sms = sendingOf('sms.send', smsSending);
const chat = sendingOf('chatApps.send', chatSending);

/** Hands a message in as if it came through the API: with its checks, its receipts, and its price. @throws {Error} */
function handIn(world: World, { entry, check, behaviour }: Sending, input: JsonObject): JsonObject {
  const subAccount = subAccountOf(world, subAccountIdIn(input) ?? '');
  const [issue] = check(input, world.time.now()).issues;
  if (issue) throw new Error(describeIssue(issue));
  const call: ApiCall = {
    world,
    entry,
    product: entry.id === 'sms.send' ? 'sms' : 'chatapps',
    input,
    subAccount,
    batch: undefined,
    rejection: undefined,
    recorded: [],
  };
  return objectOf(behaviour(call));
}

/** Sends an SMS. 8x8's sample writes the encoding `Auto`, which its SMS API would not take. */
export const sendSms: StepAction = ({ world, inputs }) => {
  const encoding = textOf(inputs['encoding'])?.toUpperCase();
  const result = handIn(world, sms(), { ...inputs, ...(encoding === undefined ? {} : { encoding }) });
  const { code, description } = objectOf(result['status']);
  return done({ ...result, requestId: nextUuid(world.state, 'request'), status: code, description });
};

/** Sends a message over chat apps. */
export const sendChatMessage: StepAction = ({ world, inputs }) => {
  const result = handIn(world, chat(), inputs);
  const { state, errorMessage } = objectOf(result['status']);
  return done({
    ...result,
    requestId: nextUuid(world.state, 'request'),
    status: state,
    description: errorMessage ?? 'The message was accepted and will be sent',
  });
};
