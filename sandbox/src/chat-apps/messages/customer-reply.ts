import type { Open } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import type { JsonObject } from '../../engine/json';
import { findOrCreateCustomerByAddress } from '../../messages/customers';
import { getChannelCapabilities } from '../../messages/lifecycle/channel-capabilities';
import { setStepStatus } from '../../messages/lifecycle/progress';
import type { Message } from '../../messages/message';
import type { MessageAction } from '../../messages/message-content';
import {
  umidOrTo,
  findReferencedMessage,
  messageReferenceFields,
  messageReferenceSchema,
  type MessageReference,
} from '../../messages/message-reference';
import { updateStep } from '../../messages/message-store';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { recordPermissionReply } from '../business-account/call-permissions';
import { chatProduct } from './chat-product';
import { recordInboundChat } from './inbound-chat';

/** What a customer does with an interactive message. */
export interface Reply extends MessageReference {
  /**
   * The ID or the text of a reply button, a template's quick reply or an RCS suggestion. Give exactly one of `button`,
   * `row`, `flow` and `callPermission`.
   */
  readonly button?: string | undefined;
  /** The ID or the text of a list row. */
  readonly row?: string | undefined;
  /** The answers to a WhatsApp Flow, by name. */
  readonly flow?: { readonly [name: string]: unknown } | undefined;
  /** The answer to a call permission request. */
  readonly callPermission?:
    | { readonly response: Open<'accept' | 'reject'>; readonly isPermanent?: boolean | undefined }
    | undefined;
  /**
   * Whether the tap on a button or a row arrives as a reply of its own kind (default), or as a plain text with the title.
   * 8x8's pages show both.
   */
  readonly as?: Open<'interactive' | 'text'> | undefined;
}

export const replySchema: SchemaFor<Reply> = {
  type: 'object',
  properties: {
    ...messageReferenceFields,
    button: { type: 'string' },
    row: { type: 'string' },
    flow: {
      type: 'object',
      properties: {},
      additionalProperties: {},
    },
    callPermission: {
      type: 'object',
      properties: {
        response: { type: 'string', enum: ['accept', 'reject'] },
        isPermanent: { type: 'boolean' },
      },
      required: ['response'],
    },
    as: { type: 'string', enum: ['interactive', 'text'] },
  },
  anyOf: umidOrTo,
  oneOf: [
    { required: ['button'] },
    { required: ['row'] },
    { required: ['flow'] },
    { required: ['callPermission'] },
  ],
};

const assertValid = createAssertion(replySchema);
const assertValidReference = createAssertion(messageReferenceSchema);

/**
 * A customer taps a button, chooses a row, submits a Flow, or answers a call permission request. The webhook gets the
 * reply as an inbound message.
 *
 * @throws {Error} when the message does not exist, or has no such action.
 */
export function replyToMessage(context: SandboxContext, request: Reply): Message {
  assertValid(request, context.clock.now());
  const message = findReferencedMessage(context, request, (each) => (each.actions ?? []).length > 0);
  const { type, content } = createContent(context, message, request);
  return recordInboundChat(context, {
    customer: findOrCreateCustomerByAddress(context.state, message.customer),
    channel: message.channel,
    type,
    content,
    // 8x8's samples of Flow replies, call permission replies and texts do not name the message that they reply to.
    replyTo: isTapReply(request) && request.as !== 'text' ? message.umid : undefined,
    subAccountId: message.subAccountId,
  });
}

function isTapReply({ button, row }: Reply): boolean {
  return button !== undefined || row !== undefined;
}

function createContent(
  context: SandboxContext,
  message: Message,
  request: Reply,
): { type: string; content: JsonObject } {
  const { button, row, flow, callPermission } = request;
  if (flow !== undefined) {
    const answers = { flow_token: `flow-${message.umid}`, ...flow };
    return interactiveContent('nfmReply', { responseJson: JSON.stringify(answers) });
  }
  if (callPermission !== undefined) {
    const { response, isPermanent = false } = callPermission;
    const expires = recordPermissionReply(context, message, response === 'accept', isPermanent);
    return interactiveContent('callPermissionReply', {
      response,
      isPermanent,
      ...(expires === undefined ? {} : { expirationTimestamp: expires }),
      responseSource: 'user_action',
    });
  }
  const action = findAction(message, button ?? row);
  return request.as === 'text' ? { type: 'Text', content: { text: action.title } } : createTapContent(action);
}

function createTapContent({ kind, id, title, description }: MessageAction): {
  type: string;
  content: JsonObject;
} {
  switch (kind) {
    case 'button':
      return interactiveContent('button_reply', { id, title });
    case 'row':
      return interactiveContent('list_reply', {
        id,
        title,
        ...(description === undefined ? {} : { description }),
      });
    case 'quickReply':
      return { type: 'Buttons', content: { text: title, payload: id } };
    default:
      return { type: 'Text', content: { text: title, payload: id } };
  }
}

function interactiveContent(type: string, answer: JsonObject): { type: string; content: JsonObject } {
  return { type: 'Interactive', content: { interactive: { type, [type]: answer } } };
}

const tappableKinds: readonly MessageAction['kind'][] = ['button', 'row', 'quickReply', 'suggestion'];

function findAction({ actions = [], umid }: Message, wanted: string | undefined): MessageAction {
  const choices = actions.filter(({ kind }) => tappableKinds.includes(kind));
  const found = choices.find(({ id }) => id === wanted) ?? choices.find(({ title }) => title === wanted);
  if (found) return found;
  const names = choices.map(({ id, title }) => `${id} (${title})`).join(', ');
  throw new Error(
    `Message ${umid} has no button or row ${wanted ?? ''}${names ? `: use one of ${names}` : ''}`,
  );
}

/**
 * A customer reads a chat message.
 *
 * @throws {Error} when the channel does not report it, or the message is not delivered yet.
 */
export function readMessage(context: SandboxContext, request: MessageReference): Message {
  assertValidReference(request, context.clock.now());
  const message = findReferencedMessage(context, request, ({ product }) => product === 'chatapps');
  const step = message.steps.at(-1);
  if (!step || !getChannelCapabilities(step.channel).read)
    throw new Error(`${message.channel} does not report that a message was read`);
  if (step.status.state === 'read') return message;
  if (step.status.state !== 'delivered')
    throw new Error(`Message ${message.umid} is ${step.status.state}, not delivered`);
  updateStep(context, message, step, { todo: [] });
  setStepStatus(context, chatProduct, message, step, { state: 'read', delayMs: 0 });
  return message;
}
